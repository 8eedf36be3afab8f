"""A question that is asked all day, put into SQL once.

Django takes longer to write most of a page's questions down than the database to answer them. From
one asking to the next only values differ: who asks, about whom, at which moment. So a question is
written with stand-ins for these, and the values of the day are put in their places.

Nothing is remembered of an answer, nor of a value. Whatever else differs (a filter, a page, how
many are asked about, which jobs somebody holds) makes another question. Times may be so many hours
from the moment, or whole London days from the day: whoever counts months asks in the plain way.
"""

import copy
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache, wraps
from itertools import count
from typing import Any, ParamSpec, Protocol, Self, TypeVar, runtime_checkable

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from methub.foundation.timekeeping import LONDON, london_day, start_of

P = ParamSpec("P")
Row = TypeVar("Row")
Build = Callable[..., "QuerySet[Any, Any]"]
Marks = Callable[[Iterable[int]], Mapping[int, int]]

# Long after anything that a record could say, with a fraction of a second that nobody types, and on
# a day from which years and months are counted as from no other.
_THEN = datetime(3004, 2, 29, 12, 34, 56, 789_123, tzinfo=UTC)
_THAT_DAY = london_day(_THEN)
_OF_THEN = 2900
_MARK, _FIRST_MARK = "\N{REFERENCE MARK}", 2_000_000_000
_SHAPES = 500  # of some 40 KB each, the one least lately asked given up first
_HOW_AN_ANSWER_IS_READ = ("_iterable_class", "_fields", "_known_related_objects")


@runtime_checkable
class MadeOfValues(Protocol):
    """Whoever asks: a person with keys of their own, and a moment."""

    @property
    def at(self) -> datetime: ...

    def stand_in(self, marks: Marks, at: datetime) -> Self:
        """The same, with a mark in place of each key, and at another moment."""


def written_once(
    *varying: str,
) -> Callable[[Callable[P, "QuerySet[Any, Row]"]], Callable[P, list[Row]]]:
    """The rows of a question whose arguments of these names are values: keys, references,
    collections of either, a moment, a day, whoever asks. The others shape it."""

    def once(build: Callable[P, "QuerySet[Any, Row]"]) -> Callable[P, list[Row]]:
        @wraps(build)
        def asked(*_: P.args, **named: P.kwargs) -> list[Row]:
            given = {name: _in_order(value) for name, value in named.items()}
            places = _Places()
            shape = {n: places.of(v) if n in varying else v for n, v in given.items()}
            written = _written(build, tuple(shape.items()))
            if settings.HUB_DOUBTS:
                _compare(build, given, written, places)
            return written.rows(places) if written else []

        return asked

    return once


@dataclass
class _Places:
    """What stands in for which value."""

    said: dict[Any, Any] = field(default_factory=dict)
    at: datetime = _THEN
    day: date = _THAT_DAY
    has_moment: bool = False
    _numbers: Any = field(default_factory=lambda: count(_FIRST_MARK))

    def of(self, value: Any) -> Any:
        match value:
            case MadeOfValues():
                self._now(value.at)
                return value.stand_in(self._marks, _THEN)
            case None:
                return None
            case datetime():
                self._now(value)
                return _THEN
            case date():
                self.day = value
                return _THAT_DAY
            case tuple():
                return tuple(self._mark(one) for one in value)
        return self._mark(value)

    def value(self, param: Any) -> Any:
        """What is meant where the question says this."""
        if isinstance(param, date):
            return self._moved(param) if param.year > _OF_THEN else param
        if isinstance(param, list):
            return [self.value(one) for one in param]
        if isinstance(param, dict) or (_MARK in str(param) and param not in self.said):
            raise TypeError(f"A value inside another cannot be put in its place: {param!r}")
        meant = self.said.get(param, param)
        return type(param)(meant) if isinstance(param, int) and meant is not param else meant

    def _moved(self, param: date) -> date:
        """As far from this moment, or from this day, as it was from that one."""
        if not isinstance(param, datetime):
            return self.day + (param - _THAT_DAY)
        there = param.astimezone(LONDON)
        if there.microsecond == _THEN.microsecond:
            return self.at + (param - _THEN)
        if start_of(there.date()) != param:
            raise TypeError(f"{param} is neither so far from the moment nor the start of a day.")
        return start_of(self.day + (there.date() - _THAT_DAY))

    def _now(self, at: datetime) -> None:
        if self.has_moment and at != self.at:
            raise TypeError("A question is asked at one moment.")
        self.at, self.day, self.has_moment = at, london_day(at), True

    def _mark(self, value: Any) -> Any:
        if not isinstance(value, int | str) or isinstance(value, bool):
            raise TypeError(f"{value!r} is no value of a question.")
        number = next(self._numbers)
        mark = number if isinstance(value, int) else f"{_MARK}{number}"
        self.said[mark] = value
        return mark

    def _marks(self, values: Iterable[int]) -> dict[int, int]:
        return {value: self._mark(value) for value in sorted(values)}


@dataclass(frozen=True)
class _Written:
    """A question as the database reads it, and how Django reads the answer."""

    asked: "QuerySet[Any, Any]"
    compiler: Any
    sql: str
    params: tuple[Any, ...]

    def rows(self, places: _Places) -> list[Any]:
        said = (self.sql, self.values(places))
        compiler, query = copy.copy(self.compiler), copy.copy(self.asked.query)
        compiler.connection = connections[self.asked.db]
        compiler.as_sql = lambda *_, **__: said
        query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        rows: QuerySet[Any, Any] = QuerySet(self.asked.model, query, self.asked.db)
        for name in _HOW_AN_ANSWER_IS_READ:
            setattr(rows, name, getattr(self.asked, name))
        return list(rows)

    def values(self, places: _Places) -> tuple[Any, ...]:
        return tuple(map(places.value, self.params))


@lru_cache(maxsize=_SHAPES)
def _written(build: Build, shape: tuple[tuple[str, Any], ...]) -> _Written | None:
    """Nothing, where no row could be an answer: asked about nobody, say."""
    rows: Any = build(**dict(shape))
    if rows._prefetch_related_lookups:
        raise TypeError("What is fetched afterwards is a question of its own.")
    compiler = rows.query.get_compiler(rows.db)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    rows.query.combined_queries = ()  # they are in the sentence by now, and are a megabyte
    return _Written(asked=rows, compiler=compiler, sql=sql, params=tuple(params))


def _in_order(value: Any) -> Any:
    """Keys, each once, and in one order: the same ones make the same question."""
    is_several = isinstance(value, Collection) and not isinstance(value, str)
    return tuple(sorted(set(value))) if is_several else value


def _compare(
    build: Build, given: Mapping[str, Any], written: _Written | None, places: _Places
) -> None:
    """In the tests every question is written anew as well, and must be the same: one that turns on
    a value, or reads the calendar, would show somebody what was meant for somebody else."""
    rows = build(**given)
    try:
        anew: Any = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        anew = None
    here = (written.sql, written.values(places)) if written else None
    if (anew and (anew[0], tuple(anew[1]))) != here:
        raise AssertionError(f"Not the same question once it is written:\n{anew}\n{here}")
