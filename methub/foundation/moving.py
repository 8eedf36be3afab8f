"""What follows a person when two records turn out to be of one.

Each room says in its `apps.py` which of its rows are about a person: `follows` names the column
and, where a row belongs to another row, the column that says to which. What does not follow stands
in `stays`, with the reason. A row about a child may name somebody else too: which column does is
in `names`, and goes where that person goes. Nothing else has to be told about a new table.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar

from django.apps import AppConfig, apps
from django.db import models
from django.db.models import Exists, F, OuterRef

Key = tuple[str, int]
"""A row: the label of its table, and its key."""
Row = dict[str, Any]
Rows = dict[Key, Row]

MADE = ""
"""In place of a column: the whole row was made."""
VERSION = "version"
"""Never given twice, so never put back: whoever opened a page in between would save over us."""


class Room(AppConfig):
    """A room with rows about a person. Imported by its module (`moving.Room`): Django takes the one
    configuration it finds in `apps.py`."""

    follows: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    names: ClassVar[Mapping[str, str]] = {}
    stays: ClassVar[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Moved:
    """One column of one row: what it was, and what it is now."""

    table: str
    row: int
    column: str
    was: Any
    now: Any

    @property
    def key(self) -> Key:
        return self.table, self.row


@dataclass(frozen=True)
class Follower:
    """A table whose rows are about a person. `beside`: what decides whose a row is where it
    belongs to another row; a reference in words may do that too. `only_names`: the rows are about
    somebody else, and no more than this column of them moves."""

    model: Any
    column: str
    beside: str = ""
    only_names: bool = False

    @property
    def label(self) -> str:
        label = str(self.model._meta.label)
        return f"{label}.{self.column}" if self.only_names else label

    @property
    def is_the_record(self) -> bool:
        """The person, or the child, itself: it never becomes somebody else."""
        return bool(self.model._meta.get_field(self.column).primary_key)

    @property
    def owner(self) -> str:
        return str(self.model._meta.get_field(self.column).attname)

    @property
    def columns(self) -> list[str]:
        """All that is put back. A picture stays where it is: a ledger holds no copy of it."""
        if self.only_names:
            return ["id", self.owner]
        return [
            field.attname
            for field in self.model._meta.concrete_fields
            if not isinstance(field, models.BinaryField) and field.attname != VERSION
        ]

    def of(self, person_ids: Collection[int]) -> Any:
        """Whatever a manager leaves out by default follows too."""
        return self.model._base_manager.filter(**{f"{self.owner}__in": person_ids})

    def said(self, column: str, value: Any) -> Any:
        """A value of the ledger, as the column holds it."""
        field = next(f for f in self.model._meta.concrete_fields if f.attname == column)
        return (field.target_field if field.remote_field else field).to_python(value)


@cache
def followers() -> dict[str, Follower]:
    """Every table that follows, those that others belong to first."""
    declared = {
        f"{room.label}.{name}": Follower(room.get_model(name), *how)
        for room in apps.get_app_configs()
        for name, how in getattr(room, "follows", {}).items()
    }
    named = [
        Follower(room.get_model(name), column, only_names=True)
        for room in apps.get_app_configs()
        for name, column in getattr(room, "names", {}).items()
    ]
    return {
        one.label: one for one in sorted(declared.values(), key=lambda f: _depth(f, declared))
    } | {one.label: one for one in named}


def staying() -> dict[str, str]:
    """The tables that do not follow, and why."""
    return {
        f"{room.label}.{name}": why
        for room in apps.get_app_configs()
        for name, why in getattr(room, "stays", {}).items()
    }


def rows_of(person_ids: Collection[int]) -> Rows:
    """Every row about these persons, in plain values that a ledger can keep."""
    return {
        (one.label, row["id" if "id" in row else one.owner]): {
            name: _plain(value) for name, value in row.items()
        }
        for one in followers().values()
        for row in one.of(person_ids).order_by("pk").values(*one.columns)
    }


def owner_of(key: Key, row: Row) -> int:
    return int(row[followers()[key[0]].owner])


def fingerprint(rows: Rows) -> str:
    """Changes when a fact does. What belongs to another row is counted and not read: jobs and
    half-written pages change such rows every minute."""
    facts = [(*key, None if followers()[key[0]].beside else rows[key]) for key in sorted(rows)]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def follow(*, kept: int, away: int, leave: Collection[Key] = ()) -> None:
    """Every row about one person is about the other from now on: but not what is to be left, nor
    what the other has already and nobody may have twice, such as the same number."""
    for one in followers().values():
        if not one.is_the_record:
            left = [row for label, row in leave if label == one.label]
            rows = one.of([away]).exclude(pk__in=left)
            for twice in _twins(one, kept):
                rows = rows.exclude(twice)
            rows.update(**{one.owner: kept})


def differences(before: Rows, after: Rows) -> list[Moved]:
    """What was done between two readings. Nothing may be gone: it could not be put back."""
    if gone := before.keys() - after.keys():
        raise LookupError(f"Rows were deleted: {sorted(gone)}")
    made = [Moved(*key, MADE, None, None) for key in after if key not in before]
    return made + [
        Moved(*key, column, row[column], after[key][column])
        for key, row in before.items()
        for column in row
        if row[column] != after[key][column]
    ]


def put_back(moved: Iterable[Moved], *, to: int, also: Iterable[Key] = ()) -> None:
    """Every column as it was. What goes back to the other person goes first, a row with all its
    columns at once, and then what is theirs `also`: what there may be only one of is then never
    there twice."""
    rows: dict[Key, Row] = {}
    for one in moved:
        rows.setdefault(one.key, {})[one.column] = one.was
    goes = {key: was for key, was in rows.items() if followers()[key[0]].owner in was}
    given = {key: {followers()[key[0]].owner: to} for key in also}
    stays = {key: was for key, was in rows.items() if key not in goes}
    for key, was in (*goes.items(), *given.items(), *stays.items()):
        _write(key, was)


def parents(key: Key, row: Row) -> Iterator[tuple[str, Key]]:
    """The rows that a row points at, among those that are about a person; by which column."""
    one = followers()[key[0]]
    for field in one.model._meta.concrete_fields:
        to = field.related_model._meta.label if field.is_relation else ""
        if to in followers() and not followers()[to].is_the_record and row.get(field.attname):
            yield field.name, (to, int(row[field.attname]))


def _twins(one: Follower, kept: int) -> Iterator[Exists]:
    """Rows of the person who is kept that say the same, where only one may."""
    for rule in one.model._meta.constraints:
        if isinstance(rule, models.UniqueConstraint) and not rule.condition:
            same = {name: OuterRef(name) for name in rule.fields if name != one.column}
            if len(same) < len(rule.fields):
                yield Exists(one.of([kept]).filter(**same))


def _write(key: Key, values: Row) -> None:
    one = followers()[key[0]]
    said: Row = {column: one.said(column, value) for column, value in values.items()}
    if VERSION in {field.attname for field in one.model._meta.concrete_fields}:
        said[VERSION] = F(VERSION) + 1
    one.model._base_manager.filter(pk=key[1]).update(**said)


def _depth(one: Follower, declared: Mapping[str, Follower]) -> int:
    """How many rows stand above: what belongs to a record named in words comes last."""
    if not one.beside:
        return 0
    to = one.model._meta.get_field(one.beside).related_model
    return 1 + _depth(declared[to._meta.label], declared) if to else len(declared)


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
