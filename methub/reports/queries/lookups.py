"""What is looked up for a record in another table is looked up once.

Django writes such a question out wherever it is named, and once for every column: the newest
prevention interview of an episode, which three measures, their shares and two tables ask about, was
nine questions for each of two hundred thousand episodes."""

from typing import Any

from django.db.models import Subquery
from django.db.models.sql.compiler import SQLCompiler

Words = tuple[str, tuple[Any, ...]]
LOOKED_UP = "LEFT JOIN LATERAL (SELECT {columns}{rest}) looked_{number} ON true"


class LookedUpOnce(SQLCompiler):
    """What columns look up stands beside each row, and all of one row elsewhere together.
    Conditions on which records there are stay as they are: the database finds better ways to keep
    them than record by record."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._looked_up: dict[Words, list[Words]] = {}
        self._is_of_columns = True

    def compile(self, node: Any) -> tuple[str, Any]:
        if type(node) is not Subquery or not self._is_of_columns:
            return super().compile(node)
        asked = node.query.get_compiler(connection=self.connection)
        words, params = asked.as_sql()
        ((_, (said, said_params), alias),) = asked.select
        column = f"SELECT {said} AS {self.connection.ops.quote_name(alias)}"
        if not words.startswith(column):
            return super().compile(node)
        rest = words.removeprefix(column), tuple(params[len(said_params) :])
        columns = self._looked_up.setdefault(rest, [])
        wanted = said, tuple(said_params)
        if wanted not in columns:
            columns.append(wanted)
        number = list(self._looked_up).index(rest)
        return f"looked_{number}.value_{columns.index(wanted)}", []

    def get_from_clause(self) -> tuple[list[str], Any]:
        """Django asks for the tables after the columns and before the conditions."""
        tables, of_tables = super().get_from_clause()
        params = list(of_tables)
        self._is_of_columns = False
        for number, ((rest, asked), columns) in enumerate(self._looked_up.items()):
            values = (f"{said} AS value_{place}" for place, (said, _) in enumerate(columns))
            tables.append(LOOKED_UP.format(columns=", ".join(values), rest=rest, number=number))
            params += [*(one for _, more in columns for one in more), *asked]
        return tables, params
