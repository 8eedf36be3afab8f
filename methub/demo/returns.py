"""Three files of a yearly return, as Peterborough's own system would hand them out: nobody in them
is on the record of the demonstration yet. And the absences of the year before, brought in."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from methub.demo import cast
from methub.demo.children import Resident
from methub.demo.partnership import Town
from methub.foundation.timekeeping import london_day
from methub.returns import changes
from methub.returns.codes import Table
from methub.returns.rules.days import written, year_of
from methub.returns.rules.written import file_of

# Days before today; None is still open. Every absence of PB1003 touches the one before: allowed.
_IN_CARE = {"PB1001": 900, "PB1002": 400, "PB1003": 650}
_AWAY = (
    ("PB1001", "M", 96, 94),
    ("PB1001", "M", 41, 40),
    ("PB1002", "A", 60, 60),
    ("PB1003", "M", 33, 30),
    ("PB1003", "A", 30, 29),
)
# Days after the first of April. One ends before it begins; one is neither missing nor away.
_LAST_YEAR = (("M", 20, 22), ("A", 31, 31), ("M", 64, 61), ("M", 90, 91), ("X", 110, 111))
MANAGER = "Grace Adeyemi"
_HEADER = {
    "PB1001": ("F", "17/02/2011", "WBRI", "K352200110011"),
    "PB1002": ("M", "30/09/2012", "MWBA", "K352200110012"),
    "PB1003": ("F", "05/06/2010", "AOTH", "UN2"),
}


def files(*, at: datetime) -> Iterator[tuple[str, bytes]]:
    """Name and content of each, for the collection year that runs now."""
    today = london_day(at)

    def day(ago: int) -> str:
        return written(max(today - timedelta(days=ago), year_of(today).first))

    def began(ago: int) -> str:
        return written(today - timedelta(days=ago))

    yield _file(Table.HEADER, ((child, *said, "", "") for child, said in _HEADER.items()))
    yield _file(
        Table.EPISODES,
        (
            (child, began(ago), "S", "C2", "N1", "U4", "PR1", "", "", "", "PE1 1AA", "PE2 8AA", "")
            for child, ago in _IN_CARE.items()
        ),
    )
    yield _file(
        Table.MISSING,
        (
            (child, _HEADER[child][1], kind, day(since), day(until))
            for child, kind, since, until in _AWAY
        ),
    )


def year_before(town: Town, residents: dict[str, Resident], *, at: datetime) -> None:
    """The year before this one, as far as its absences: two rows of it cannot be right."""
    authority = town.authorities[cast.PETERBOROUGH]
    year = year_of(london_day(at)).before
    ours = (one.child for _, one in sorted(residents.items()) if one.is_in_care)
    whose = [one.person for one in ours if one.responsible_authority_id == authority.pk]

    def rows() -> Iterator[tuple[str, ...]]:
        for person, (kind, since, until) in zip(cycle(whose), _LAST_YEAR, strict=False):
            days = (written(year.first + timedelta(days=day)) for day in (since, until))
            yield (person.reference, written(person.born_on), kind, *days)

    signed: dict[str, Any] = {"by": town.actor(MANAGER), "at": at}
    load = changes.ask_load(
        authority=authority, year=year.number, files=[_file(Table.MISSING, rows())],
        is_trial=False, **signed,
    )  # fmt: skip
    changes.read_load(load=load, **signed)


def _file(table: Table, rows: Iterator[tuple[str, ...]]) -> tuple[str, bytes]:
    return f"{table.value}.csv", file_of(table, rows)
