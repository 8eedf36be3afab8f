"""One concern: what was raised, what was decided, and what its raiser was told."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.concerns.codes import Answered, Destination, Exploitation, How, Nature
from methub.concerns.presenters.questions import called, described
from methub.concerns.queries import Found, FoundFeedback
from methub.fittings.components import Link, SummaryRow, TimelineEntry
from methub.foundation import spoken

PROTECTED = "Protected, as they asked"


@dataclass(frozen=True)
class ConcernPage:
    name: str
    child_href: str
    is_open: bool
    banner: str
    next: tuple[Link, ...]
    facts: tuple[SummaryRow, ...]
    source: tuple[SummaryRow, ...]
    decisions: tuple[TimelineEntry, ...]
    told: tuple[TimelineEntry, ...]
    sees_decision: bool


def concern_page(found: Found, *, viewer: Viewer) -> ConcernPage:
    row = found.row
    sees = found.sees_child and row.child is not None
    return ConcernPage(
        name=called(row, sees_child=found.sees_child),
        child_href=reverse("chronology:child", args=[row.child.person.reference])
        if sees and row.child
        else "",
        is_open=found.decision is None,
        banner=_banner(found, viewer),
        next=tuple(_next(found, viewer)),
        facts=(*described(row), *_facts(row)),
        source=_source(found),
        decisions=tuple(map(_decision, found.decisions)) if found.sees_decision else (),
        told=tuple(map(_told, found.feedback)),
        sees_decision=found.sees_decision,
    )


def _banner(found: Found, viewer: Viewer) -> str:
    row, decision = found.row, found.decision
    if decision is None:
        urgent = "Urgent. " if row.is_urgent else ""
        by = f"{spoken.due(row.due_at)}, {spoken.until(row.due_at, viewer.at)}"
        return f"{urgent}Waits for a decision by {by}."
    if not found.sees_decision:
        return f"Somebody decided about it {spoken.instant(decision.decided_at)}."
    told = "" if found.is_told else " Whoever raised it has not been told yet."
    return f"{Destination(decision.destination).label}.{told}"


def _next(found: Found, viewer: Viewer) -> list[Link]:
    """What is next, the first thing first; for whoever only reads the decision, what it led to."""
    row, decision = found.row, found.decision
    if not found.sees_decision:
        return []
    if not found.may_decide:
        return [*_lead(found, viewer), *_plan(found, viewer)]
    child = Link(
        "Say which child it is" if row.child is None else "It is another child",
        reverse("concerns:which", args=[row.reference]),
        quiet=row.child is not None,
    )
    decide = Link(
        "Decide" if decision is None else "Decide again",
        reverse("concerns:decide", args=[row.reference]),
        quiet=decision is not None,
    )
    tell = Link(
        "Tell whoever raised it", reverse("concerns:tell", args=[row.reference]),
        quiet=found.is_told,
    )  # fmt: skip
    if decision is None:
        return [child, decide] if row.child is None else [decide, *_plan(found, viewer), child]
    return [*_lead(found, viewer), tell, *_plan(found, viewer), decide, child]


LEADS: dict[str, tuple[str, str, P]] = {
    Destination.ASSESSMENT: ("Begin the assessment", "assessments:begin", P.WRITE_ASSESSMENT),
    Destination.EARLY_HELP: ("Ask for a service", "referrals:request-for", P.REQUEST_SERVICE),
}
"""What follows is of rooms above: found by address, for whoever may begin it."""


def _lead(found: Found, viewer: Viewer) -> list[Link]:
    child = found.row.child
    words, name, permission = LEADS.get(
        found.decision.destination if found.decision else "", ("", "", P.DECIDE_CONCERN)
    )
    if not words or child is None or not viewer.may(permission):
        return []
    return [Link(words, reverse(name, args=[child.person.reference]), quiet=False)]


def _plan(found: Found, viewer: Viewer) -> list[Link]:
    """A child may need to be kept safe before anybody has assessed anything."""
    child = found.row.child
    if child is None or not found.sees_child or not viewer.may(P.WRITE_PLAN):
        return []
    href = reverse("plans:write", args=[child.person.reference, "safety"])
    return [Link("Write a safety plan", f"{href}?concern={found.row.reference}", quiet=True)]


def _facts(row: Any) -> tuple[SummaryRow, ...]:
    seen_on = SummaryRow("On", spoken.day(row.seen_on)) if row.seen_on else None
    feared = ", ".join(one.label for one in Exploitation if one in row.types)
    ways = ", ".join(one.label for one in Nature if one in row.natures)
    rows = (
        seen_on,
        SummaryRow("Feared", feared) if feared else None,
        SummaryRow("In what way", ways) if ways else None,
        SummaryRow("How it came", How(row.how).label),
        SummaryRow("Told", spoken.instant(row.told_at)),
    )
    return tuple(one for one in rows if one)


def _source(found: Found) -> tuple[SummaryRow, ...]:
    row = found.row
    if not found.sees_source:
        return (SummaryRow("Raised by", PROTECTED),)
    agency = row.agency.name if row.agency else "Somebody outside the partnership"
    rows = (
        SummaryRow("Who saw or heard it", row.source),
        SummaryRow("How to reach them", row.source_contact),
        SummaryRow("Raised by", agency),
        SummaryRow("Written down by", row.raised_by_name),
        SummaryRow("To be told", row.answer_to),
        SummaryRow("Protected", "Yes, they asked for it" if row.is_source_protected else ""),
    )
    return tuple(one for one in rows if one.value)


def _decision(decision: Any) -> TimelineEntry:
    return TimelineEntry(
        when=spoken.instant(decision.decided_at),
        title=f"{Destination(decision.destination).label}: decided by {decision.decided_by}",
        text=decision.why,
        source=" ".join(
            part
            for part in (
                f"Next: {decision.to_do.rstrip('.')}." if decision.to_do else "",
                f"Recorded by {decision.recorded_by_name}, {spoken.instant(decision.recorded_at)}.",
            )
            if part
        ),
    )


def _told(feedback: FoundFeedback) -> TimelineEntry:
    if feedback.told_at is None:
        when = "The e-mail has not left yet"
    else:
        when = spoken.instant(feedback.told_at)
    return TimelineEntry(
        when=when,
        title=Answered(feedback.how).label,
        text=feedback.said,
        source=f"By {feedback.recorded_by_name}",
    )
