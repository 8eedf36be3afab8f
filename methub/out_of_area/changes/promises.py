"""What is owed for a placement in another area: one promise a step, as its facts have it."""

from dataclasses import dataclass

from methub.audit.trail import Page
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.spoken import day, instant
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.out_of_area import rules
from methub.out_of_area.changes.keeping import Keeping, Wanted
from methub.out_of_area.codes import Direction, StepKind
from methub.out_of_area.models import PlacedAway
from methub.policies import queries as policies


@dataclass(frozen=True)
class Owed:
    """Which promise a step is, and to whom."""

    promise: Promise
    owed_to: str


# What we owe. What the other authority owes us stands on the checklist, and is asked for there.
_BOTH = {
    StepKind.PANEL: Owed(Promise.TELL_PANEL, "The panel’s representative"),
    StepKind.LEAD: Owed(Promise.AGREE_LEAD, "The child"),
}
PROMISES: dict[Direction, dict[StepKind, Owed]] = {
    Direction.HERE: {
        **_BOTH,
        StepKind.PLAN: Owed(Promise.PLACED_TRIGGER_PLAN, "Everybody working with the child"),
    },
    Direction.ELSEWHERE: {
        **_BOTH,
        StepKind.CONTACT: Owed(Promise.PLACING_CONTACT, "The child"),
        StepKind.NOTICE: Owed(Promise.PLACEMENT_NOTICE, "The authority the child lives in"),
    },
}


def follow_placement(row: PlacedAway, page: Page, *, why: str) -> None:
    """Make the promises agree with what is known of the placement now. History owes nothing: its
    hours ran out before anybody here could have kept them."""
    authority = row.policy_authority
    policy = policies.policy_for(authority=authority, at=row.placed_at or page.at)
    facts = row.facts(done=row.first_done(), within=rules.within(policy.placed_away))
    keeping = Keeping(
        about=row.reference,
        child=row.child,
        authority=authority,
        area=row.placement.district if row.placement else "",
        page=page,
    )
    is_owed = row.ended_at is None and not row.is_history
    for kind, owed in PROMISES[Direction(row.direction)].items():
        term = rules.term(kind, facts) if is_owed else None
        wanted = None
        if term is not None:
            kept_at = facts.done.get(kind)
            wanted = Wanted(term.starts, term.due, _why(row), owed.owed_to, kept_at)
        keeping.follow(owed.promise, wanted, why=why)


def settle_for_missing(row: PlacedAway, page: Page) -> None:
    """A child placed here who goes missing again and again is owed the plan for that too: theirs
    has come, and nobody asks them for it a second time."""
    if row.direction != Direction.HERE:
        return
    owed = promises.of_child(promise=Promise.TRIGGER_PLAN, person_id=row.child_id)
    for episode in Episode.objects.filter(reference__in=owed.values("about")).order_by("pk"):
        missing.record_trigger_plan(
            episode=episode,
            note=f"{row.placing_authority.name} sent theirs.",
            sent_to="The hub holds it",
            by=page.by,
            at=page.at,
        )


def _why(row: PlacedAway) -> str:
    if row.direction == Direction.HERE:
        return f"Placed here by {row.placing_authority.name} {_when(row)}."
    return f"Ours, placed in the area of {row.host_authority.name} {_when(row)}."


def _when(row: PlacedAway) -> str:
    if row.placed_at is not None:
        return instant(row.placed_at)
    return f"from {day(row.intended_on)}, as is planned" if row.intended_on else ""
