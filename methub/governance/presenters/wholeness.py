"""Whether the book is whole, in words."""

from dataclasses import dataclass

from methub.fittings.components import SummaryRow, Tag
from methub.foundation.spoken import instant
from methub.governance.queries import LastCheck, Wholeness

WHOLE, BROKEN, UNKNOWN = Tag("Whole", "ok"), Tag("Not as it was sealed", "late"), Tag("Not checked")


@dataclass(frozen=True)
class Page:
    """`broken` is what a governance lead must act on today."""

    broken: str
    facts: tuple[SummaryRow, ...]


def wholeness(found: Wholeness) -> Page:
    head, checked = found.head, found.checked
    sealed = f"{head.number}, of {instant(head.sealed_at)}" if head else "There is none yet"
    return Page(
        broken=checked.wrong if checked else "",
        facts=(
            SummaryRow("Last check", _when(checked), tag=_verdict(checked)),
            SummaryRow("Newest seal", sealed),
            *([SummaryRow("To be copied", f"{head.number}:{head.digest}")] if head else []),
            SummaryRow("Lines that wait for a seal", f"{found.unsealed:,}"),
        ),
    )


def _when(checked: LastCheck | None) -> str:
    if checked is None:
        return "None yet: the book is checked every night"
    return f"{instant(checked.at)}: {checked.lines:,} lines, {checked.seals:,} seals"


def _verdict(checked: LastCheck | None) -> Tag:
    if checked is None:
        return UNKNOWN
    return BROKEN if checked.wrong else WHOLE
