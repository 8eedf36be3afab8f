"""The facts that the rules are asked about: rows read once, and what each is compared with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from methub.returns.codes import Table
from methub.returns.rules.days import CollectionYear, read_day
from methub.returns.rules.layouts import Row, Sheet

_NEVER = date.max


@dataclass(frozen=True, slots=True)
class Absence:
    """A row of Missing: as it was written, and the days that could be read."""

    line: int
    child: str
    dob: str
    kind: str
    start: str
    end: str
    born: date | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class CareSpell:
    """A row of Episodes, as far as the rules about Missing ask."""

    line: int
    child: str
    begins: date | None
    ends: date | None
    reason: str


@dataclass(frozen=True)
class Period:
    """A period of care: episodes that follow each other without a gap."""

    begins: date
    ends: date | None


def absence(row: Row) -> Absence:
    child, dob, kind, start, end = (value.upper() for value in row.values)
    days = (read_day(dob), read_day(start), read_day(end))
    return Absence(row.line, child, dob, kind, start, end, *days)


def care_spell(row: Row) -> CareSpell:
    values = [value.upper() for value in row.values]
    return CareSpell(row.line, values[0], read_day(values[1]), read_day(values[7]), values[8])


@dataclass(frozen=True)
class Return:
    """What is checked together. A table that was not sent is None: rules about it are silent."""

    year: CollectionYear
    missing: Sequence[Absence]
    header: Mapping[str, frozenset[date | None]] | None = None
    care: Mapping[str, Sequence[CareSpell]] | None = None
    missing_last: Sequence[Absence] | None = None

    @cached_property
    def tables(self) -> frozenset[Table]:
        given = {Table.HEADER: self.header, Table.EPISODES: self.care}
        return frozenset({Table.MISSING} | {t for t, rows in given.items() if rows is not None})

    @cached_property
    def before(self) -> Mapping[int, Absence]:
        """By line: the child's absence before this one, in the order in which they ended."""
        found: dict[int, Absence] = {}
        for rows in _by_child(self.missing).values():
            rows = sorted(rows, key=_as_ended)
            found |= {later.line: earlier for earlier, later in zip(rows, rows[1:], strict=False)}
        return found

    @cached_property
    def earliest(self) -> Mapping[str, Absence]:
        """By child: the first absence of the year."""
        return {
            child: min(rows, key=lambda row: row.since or _NEVER)
            for child, rows in _by_child(self.missing).items()
        }

    @cached_property
    def open_last_year(self) -> Mapping[str, Sequence[Absence]]:
        still_open = [row for row in self.missing_last or () if not row.end and row.since]
        return _by_child(still_open)

    @cached_property
    def periods(self) -> Mapping[str, Sequence[Period]]:
        """By child: the periods of care that the episodes make."""
        return {child: _periods(spells) for child, spells in (self.care or {}).items()}


def what_is_checked(
    year: CollectionYear, sheets: Iterable[Sheet], missing_last: Sequence[Absence] | None = None
) -> Return:
    rows = {sheet.table: sheet.rows for sheet in sheets}
    header = care = None
    if Table.HEADER in rows:
        born: dict[str, set[date | None]] = defaultdict(set)
        for row in rows[Table.HEADER]:
            born[row.values[0].upper()].add(read_day(row.values[2]))
        header = {child: frozenset(days) for child, days in born.items()}
    if Table.EPISODES in rows:
        care = defaultdict(list)
        for spell in map(care_spell, rows[Table.EPISODES]):
            care[spell.child].append(spell)
    return Return(
        year=year,
        missing=[absence(row) for row in rows.get(Table.MISSING, ())],
        header=header,
        care=care,
        missing_last=missing_last,
    )


def _by_child(rows: Iterable[Absence]) -> dict[str, list[Absence]]:
    found: dict[str, list[Absence]] = defaultdict(list)
    for row in rows:
        if row.child:
            found[row.child].append(row)
    return found


def _as_ended(row: Absence) -> tuple[date, date]:
    """One that goes on stands where it began."""
    return row.until or row.since or _NEVER, row.since or _NEVER


def _periods(spells: Sequence[CareSpell]) -> tuple[Period, ...]:
    """An episode that begins by the day the one before ended goes on with the same period."""
    found: list[Period] = []
    for spell in sorted((s for s in spells if s.begins), key=lambda s: s.begins or _NEVER):
        assert spell.begins is not None
        last = found[-1].ends if found else None
        if found and (last is None or spell.begins <= last):
            found[-1] = Period(found[-1].begins, spell.ends)
        else:
            found.append(Period(spell.begins, spell.ends))
    return tuple(found)
