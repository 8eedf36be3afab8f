"""What a meeting is: when, where, what for, who chairs it, and what it answers or tests."""

from typing import Any

from methub.fittings.components import SummaryRow
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.meetings.codes import Outcome, Sort
from methub.meetings.rules import Kind
from methub.missing.codes import ThresholdKind
from methub.missing.rules import why


def facts_about(meeting: Any, kind: Kind | None) -> tuple[SummaryRow, ...]:
    chairs = " and ".join(filter(None, (kind.chair, kind.co_chair))) if kind else ""
    rows = [
        SummaryRow("What it is for", kind.in_full if kind else ""),
        SummaryRow("How often", kind.frequency if kind else ""),
        SummaryRow("Chaired by", chairs),
        SummaryRow("When", spoken.instant(meeting.starts_at)),
        SummaryRow("Where", meeting.place),
        SummaryRow("Reports to", meeting.reports_to.name if meeting.reports_to else ""),
        SummaryRow("Called off", meeting.cancelled_why),
        SummaryRow("Threshold", _answers(meeting)),
        SummaryRow("Found to be needed by", _tested(meeting)),
        SummaryRow(
            "Is a mapping meeting needed?",
            Outcome(meeting.outcome).label if meeting.outcome else "",
        ),
        SummaryRow("Decided by", meeting.decided_by),
        SummaryRow("On what facts", meeting.decided_on),
        SummaryRow("What came of it", meeting.conclusion),
    ]
    return tuple(row for row in rows if row.value)


def _answers(meeting: Any) -> str:
    """What a strategy meeting answers, and how soon after it was reached the meeting was held."""
    threshold = meeting.threshold
    if threshold is None:
        return ""
    said = f"{why(ThresholdKind(threshold.kind), threshold.facts)} Reached on "
    said += spoken.instant(threshold.fired_at)
    if meeting.began_at is None:
        return f"{said}; not held yet."
    return f"{said}; held {spoken.length(meeting.began_at - threshold.fired_at)} later."


def _tested(meeting: Any) -> str:
    if meeting.sort != Sort.MAPPING:
        return ""
    by = meeting.tested_by
    if by is None:
        return "No pre-mapping meeting tested it"
    return f"{by.name}, {spoken.day(london_day(by.starts_at))}: {by.decided_by}"
