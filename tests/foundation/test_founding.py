"""Steps of a migration that are taken together make what they would have made one by one."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AlterField,
    CreateModel,
    RemoveConstraint,
    RunSQL,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from methub.foundation import founding
from methub.foundation.founding import Together, grouped

NAMED = models.CheckConstraint(condition=~models.Q(name=""), name="child_named")
CHILD = CreateModel(
    "Child", [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField())]
)
HOME = CreateModel(
    "Home",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("child", models.ForeignKey("room.Child", on_delete=models.PROTECT)),
    ],
)
TABLES = [CHILD, HOME, AddConstraint("Child", NAMED)]


def after(steps: list[Operation]) -> ProjectState:
    state = ProjectState()
    assert state.apps, "drawn already, as Django has it before each migration"
    for step in steps:
        step.state_forwards("room", state)
    return state


def together(steps: list[Operation]) -> list[list[Operation]]:
    return [list(one.steps) if isinstance(one, Together) else [one] for one in grouped(steps)]


def test_nothing_is_missing_and_nothing_is_more() -> None:
    one_by_one, at_once = after([*TABLES]), after([Together(TABLES)])

    assert MigrationAutodetector(one_by_one, at_once)._detect_changes() == {}
    assert MigrationAutodetector(at_once, one_by_one)._detect_changes() == {}


def test_the_difference_would_be_seen() -> None:
    without = after([Together(TABLES[:1])])

    assert MigrationAutodetector(without, after([*TABLES]))._detect_changes() != {}


def test_what_was_drawn_before_is_drawn_again_with_the_new_tables() -> None:
    home = after([Together(TABLES)]).apps.get_model("room", "Home")

    assert home._meta.get_field("child").related_model._meta.label == "room.Child"


def test_a_table_and_what_it_is_made_with_are_one() -> None:
    assert together([*TABLES]) == [TABLES]


def test_what_looks_at_the_step_before_it_waits_for_it() -> None:
    born, dated = AddField("Child", "born", models.TextField()), AddConstraint("Child", NAMED)
    again = AlterField("Child", "born", models.DateField(null=True))
    gone = RemoveConstraint("Child", "child_named")

    assert together([CHILD, born]) == [[CHILD], [born]]
    assert together([born, again]) == [[born], [again]]
    assert together([born, dated, gone]) == [[born, dated], [gone]]
    assert together([gone, born, dated]) == [[gone, born, dated]]


def test_what_does_more_than_shape_a_table_stands_alone() -> None:
    sql = RunSQL("SELECT 1")
    aside = AddIndexConcurrently("child", models.Index(fields=["name"], name="child_by_name"))

    assert together([CHILD, sql, HOME]) == [[CHILD], [sql], [HOME]]
    assert together([CHILD, aside, HOME]) == [[CHILD], [aside], [HOME]]


def test_every_migration_of_the_product_is_one_of_these() -> None:
    """`makemigrations` writes Django's own, which is drawn anew after each of its steps."""
    ours = MigrationLoader(None).disk_migrations.values()

    assert [
        f"{one.app_label}.{one.name}: write `founding.Migration`"
        for one in ours
        if type(one).__module__.startswith("methub.") and not isinstance(one, founding.Migration)
    ] == []
