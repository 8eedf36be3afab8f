"""What a column asks of the database, put into SQL once.

A page reads thirty columns twice, now and a day before, and Django took longer to write that
question down than the database to answer it. Between two readings only the moment differs: so each
expression is written for one moment, and every time in it is moved to the moment in hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db.models import Exists, Expression, Field, Subquery
from django.db.models.expressions import RawSQL

from methub.children.models import Child
from methub.tracker.queries.moments import Moment

Reads = Callable[[Moment], Any]
"""An expression of a child's row, at a moment."""

_WRITTEN_FOR = datetime(2000, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Written:
    sql: str
    params: tuple[Any, ...]
    kind: "Field[Any, Any]"

    def at(self, when: Moment) -> RawSQL:
        return RawSQL(self.sql, [_moved(one, when) for one in self.params], self.kind)


def prepared(reads: Reads, when: Moment) -> Any:
    """The expression at this moment. One that is no question of its own is cheap as it is, and may
    need tables that only its query knows."""
    written = _written(reads, when.is_past)
    return written.at(when) if written else reads(when)


@cache
def _written(reads: Reads, is_past: bool) -> Written | None:
    expression = reads(Moment(_WRITTEN_FOR, is_past=is_past))
    query = Child.objects.annotate(cell=expression).values_list("cell").query
    compiler = query.get_compiler("default")
    compiler.pre_sql_setup()
    ((resolved, (sql, params), _),) = compiler.select
    joined = sum(1 for uses in query.alias_refcount.values() if uses) > 1
    if joined or not _asks(resolved):
        return None
    return Written(sql, tuple(params), resolved.output_field)


def _asks(expression: Expression) -> bool:
    """Whether there is a question within it."""
    return any(isinstance(one, Subquery | Exists) for one in expression.flatten())


def _moved(said: Any, when: Moment) -> Any:
    """Every time in a column is so far from the moment at which it is read."""
    if isinstance(said, datetime):
        return when.at + (said - _WRITTEN_FOR)
    if isinstance(said, date):
        return when.day + (said - _WRITTEN_FOR.date())
    return said
