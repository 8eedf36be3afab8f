"""A room's first tables, made together, are the tables that would have been made one by one."""

from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter

from methub.foundation.founding import CreateTogether

TABLES = [
    CreateModel(
        "Child", [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField())]
    ),
    CreateModel(
        "Home",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("child", models.ForeignKey("room.Child", on_delete=models.PROTECT)),
        ],
    ),
]


def one_by_one() -> ProjectState:
    state = ProjectState()
    for table in TABLES:
        table.state_forwards("room", state)
    return state


def together() -> ProjectState:
    state = ProjectState()
    assert state.apps, "drawn already, as Django has it before each migration"
    CreateTogether(TABLES).state_forwards("room", state)
    return state


def test_nothing_is_missing_and_nothing_is_more() -> None:
    assert MigrationAutodetector(one_by_one(), together())._detect_changes() == {}
    assert MigrationAutodetector(together(), one_by_one())._detect_changes() == {}


def test_what_was_drawn_before_is_drawn_again_with_the_new_tables() -> None:
    home = together().apps.get_model("room", "Home")

    assert home._meta.get_field("child").related_model._meta.label == "room.Child"


def test_the_difference_would_be_seen() -> None:
    without = ProjectState()
    CreateTogether(TABLES[:1]).state_forwards("room", without)

    assert MigrationAutodetector(without, one_by_one())._detect_changes() != {}


def test_it_is_written_as_it_was_made() -> None:
    written, imports = OperationWriter(CreateTogether(TABLES), indentation=0).serialize()

    assert "CreateTogether(" in written
    assert any("methub.foundation.founding" in line for line in imports)
