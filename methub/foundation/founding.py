"""A room's first tables, made together.

Django draws every model anew after each step of a migration, because a step may look at the models
as they then are. The making of a table looks at nothing but itself, so a room's first tables can be
drawn once: an empty database is ready in a fifth of the time.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateTogether(Operation):
    """Several tables of one room, in an order in which each finds those it points at."""

    reduces_to_sql = True
    reversible = False  # what comes before the first tables is no database

    def __init__(self, tables: Sequence[CreateModel]) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # drawn once, after the last of them
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.tables], {}

    def describe(self) -> str:
        return f"Create {len(self.tables)} tables"
