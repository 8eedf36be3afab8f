"""A migration whose steps are drawn together.

Django draws every model of the product anew after each step of a migration, because a step may look
at the models as they then are. Steps that make or shape tables look at nothing but the models
before and after them: they are taken together, and drawn once. An empty database is ready in a
third of the time.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.fields import FieldOperation
from django.db.migrations.state import ProjectState

SHAPES = (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
)


class Migration(migrations.Migration):
    """What every migration of the product is (`makemigrations` writes Django's: change that line,
    or `tests/foundation/test_founding.py` asks for it)."""

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        vars(self)["operations"] = list(grouped(self.operations))  # each has its own list
        return super().apply(project_state, schema_editor, collect_sql)


class Together(Operation):
    """Several steps of one room, none of which looks at what another of them made."""

    reduces_to_sql = True
    reversible = False  # nobody goes back: a later migration puts right what an earlier one did

    def __init__(self, steps: Sequence[Operation]) -> None:
        self.steps = steps

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # drawn once, after the last of them
        for step in self.steps:
            step.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        tables = {step.name_lower for step in self.steps if isinstance(step, CreateModel)}
        for step in self.steps:
            if isinstance(step, AddConstraint | AddIndex) and step.model_name_lower in tables:
                continue  # the table was made with it
            step.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"{len(self.steps)} steps together"


def grouped(steps: Iterable[Operation]) -> Iterator[Operation]:
    """The same steps in the same order, those that can be taken together as one."""
    together: list[Operation] = []
    touched: set[str] = set()
    for step in steps:
        is_shape = type(step) in SHAPES  # and none that does it in a way of its own
        if together and not (is_shape and _before(step).isdisjoint(touched)):
            yield _one(together)
            together, touched = [], set()
        if is_shape:
            together.append(step)
            touched |= _touched(step)
        else:
            yield step
    if together:
        yield _one(together)


def _one(steps: list[Operation]) -> Operation:
    return steps[0] if len(steps) == 1 else Together(steps)


def _before(step: Operation) -> set[str]:
    """What must have been there before the step: it is looked for among the models as they were."""
    match step:
        case FieldOperation():
            return {step.model_name_lower, f"{step.model_name_lower}.{step.name_lower}"}
        case RemoveConstraint() | RemoveIndex():
            return {step.model_name_lower, f"{step.model_name_lower}.{step.name}"}
    return set()


def _touched(step: Operation) -> set[str]:
    match step:
        case CreateModel():
            return {step.name_lower}
        case FieldOperation():
            return {f"{step.model_name_lower}.{step.name_lower}"}
        case AddConstraint():
            return {f"{step.model_name_lower}.{step.constraint.name}"}
        case AddIndex():
            return {f"{step.model_name_lower}.{step.index.name}"}
    return set()
