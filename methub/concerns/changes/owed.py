"""What a concern makes somebody owe: a decision, the assessment it leads to, and an answer to
whoever raised it."""

from datetime import datetime

from methub.agencies import queries as agencies
from methub.agencies.models import Authority, Partnership
from methub.audit.trail import Page
from methub.children import changes as children
from methub.children.models import Child
from methub.children.queries import policy_of, situation_of
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import OF_THE_WORKER, Promise
from methub.concerns.codes import Destination, Exploitation, How
from methub.concerns.models import Concern, Decision
from methub.concerns.rules import end_of_working_day
from methub.foundation.spoken import instant
from methub.policies import queries as policies
from methub.policies.rules import Policy
from methub.policies.rules.concerning import Concerns


def authority_of(
    child: Child | None, partnership: Partnership, at: datetime
) -> tuple[Authority | None, Concerns]:
    """Whose policy holds: that of the child; of the partnership's first authority that has
    decided anything, while nobody knows the child. What nobody decided is as the product has it."""
    if child is not None:
        authority, policy = policy_of(child=child, at=at)
        return authority, policy.concerns if policy else Concerns()
    for one in partnership.authorities.order_by("pk"):
        if (decided := _decided(one, at)) is not None:
            return one, decided.concerns
    return None, Concerns()


def owe_decision(concern: Concern, page: Page) -> None:
    """Nothing here names who told us: Today is read by many."""
    urgent = "Urgent. " if concern.is_urgent else ""
    _start(
        Promise.DECIDE_CONCERN, concern, page,
        why=f"{urgent}A concern about exploitation, told {instant(concern.told_at)}.",
        owed_to="The child", started_at=concern.told_at, due_at=concern.due_at,
    )  # fmt: skip


def owe_feedback(concern: Concern, decided_at: datetime, page: Page) -> None:
    """Whoever raised it and hears nothing does not raise the next one."""
    if promises.of_record(promise=Promise.CONCERN_FEEDBACK, about=concern.reference).exists():
        return
    _, decided = authority_of(concern.child, concern.partnership, page.at)
    _start(
        Promise.CONCERN_FEEDBACK, concern, page,
        why=f"A concern was decided {instant(decided_at)}.",
        owed_to="Whoever raised it", started_at=decided_at,
        due_at=end_of_working_day(
            decided_at, decided.feedback_within_working_days, closed=decided.closed_on
        ),
    )  # fmt: skip


def owe_assessment(concern: Concern, decision: Decision, page: Page) -> None:
    """A child whom everybody thinks somebody else assesses is assessed by nobody."""
    owed = promises.of_record(promise=Promise.ASSESS_CHILD, about=concern.reference)
    if decision.destination != Destination.ASSESSMENT:
        for clock in owed:
            why = f"It leads to something else: {Destination(decision.destination).label}."
            clocks.cancel(clock=clock, why=why, by=page.by, at=page.at)
    elif concern.child is not None and not owed.exists():
        _, decided = authority_of(concern.child, concern.partnership, page.at)
        _start(
            Promise.ASSESS_CHILD, concern, page,
            why=f"A concern about exploitation was decided {instant(decision.decided_at)}.",
            owed_to="The child", started_at=decision.decided_at,
            due_at=end_of_working_day(
                decision.decided_at, decided.assess_within_working_days, closed=decided.closed_on
            ),
            owner=_worker_of(concern.child, concern, page.at),
        )  # fmt: skip


def alert(concern: Concern, page: Page) -> None:
    """Sexual exploitation feared of a child who was under 13: nobody waits for a decision. What was
    said at an interview may have raised it there."""
    child = concern.child
    if child is None or Exploitation.SEXUAL not in concern.types:
        return
    open_ones = promises.of_child(promise=Promise.UNDER_13, person_id=child.pk)
    children.alert_under_13(
        child=child,
        what="Sexual exploitation is feared in a concern",
        about=concern.reference,
        days=[concern.seen_on] if concern.seen_on else [],
        told_in=list(open_ones.values_list("about", flat=True))
        if concern.how == How.INTERVIEW
        else [],
        by=page.by,
        at=page.at,
    )


def keep(promise: Promise, concern: Concern, kept_at: datetime, page: Page) -> None:
    for clock in promises.of_record(promise=promise, about=concern.reference):
        clocks.stop(clock=clock, stopped_at=kept_at, by=page.by, at=page.at)


def point(concern: Concern, child: Child, page: Page) -> None:
    """What is owed is about this child from now on, whatever was thought before, and owed by
    their worker where it is a worker's."""
    worker = _worker_of(child, concern, page.at)
    for clock in promises.of_records(about=[concern.reference]):
        clocks.point_at_person(clock=clock, person=child.person, by=page.by, at=page.at)
        if clock.promise in OF_THE_WORKER:
            clocks.hand_over(clock=clock, owner=worker, by=page.by, at=page.at)


def _worker_of(child: Child, concern: Concern, at: datetime) -> clocks.Owner:
    """Whoever is allocated to the child; the hub while nobody is."""
    worker = situation_of(child=child, at=at).worker
    return clocks.Owner(worker.name, user=worker) if worker else _hub(concern)


def _hub(concern: Concern) -> clocks.Owner:
    team = agencies.hub_team(partnership_id=concern.partnership_id)
    return clocks.Owner(name=team.name if team else "MET Hub", team=team)


def _start(
    promise: Promise, concern: Concern, page: Page, *,
    why: str, owed_to: str, started_at: datetime, due_at: datetime,
    owner: clocks.Owner | None = None,
) -> None:  # fmt: skip
    clocks.start(
        promise=promise,
        about=concern.reference,
        why=why,
        owner=owner or _hub(concern),
        owed_to=owed_to,
        started_at=started_at,
        due_at=due_at,
        person=concern.child.person if concern.child else None,
        in_partnership=concern.partnership,
        authority=concern.authority,
        by=page.by,
        at=page.at,
    )


def _decided(authority: Authority, at: datetime) -> Policy | None:
    try:
        return policies.policy_for(authority=authority, at=at)
    except policies.NoPolicy:
        return None
