"""Three files of a yearly return, as Peterborough's own system would hand them out: nobody in them
is on the record of the demonstration yet."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from methub.foundation.timekeeping import london_day
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


def _file(table: Table, rows: Iterator[tuple[str, ...]]) -> tuple[str, bytes]:
    return f"{table.value}.csv", file_of(table, rows)
