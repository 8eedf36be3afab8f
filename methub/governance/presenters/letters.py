"""Letters that reached nobody, as a table."""

from collections.abc import Sequence

from methub.fittings.components import Cell, Column, Table
from methub.foundation.spoken import instant
from methub.governance.queries import Undelivered

HEADINGS = ("Reference", "What it asked", "To", "Given up", "Why")


def letters(found: Sequence[Undelivered]) -> Table:
    return Table(
        caption=f"{len(found)} letter{'' if len(found) == 1 else 's'} reached nobody",
        columns=tuple(map(Column, HEADINGS)),
        rows=tuple(
            (
                Cell(one.reference),
                Cell(one.asked.label),
                Cell(one.to),
                Cell(instant(one.failed_at)),
                Cell(one.why),
            )
            for one in found
        ),
        empty="Every letter has reached its reader, or is still on its way.",
    )
