"""A concern is raised, its child is found, and somebody decides where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from methub.agencies.models import Agency, Partnership
from methub.audit import trail
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.concerns import rules
from methub.concerns.changes.owed import (
    alert,
    authority_of,
    keep,
    owe_assessment,
    owe_decision,
    owe_feedback,
    point,
)
from methub.concerns.changes.refusals import BeforeItWasRaised, InTheFuture, NobodyKnown, SameChild
from methub.concerns.codes import Destination, Exploitation, How, Nature
from methub.concerns.models import WITH_IT, Concern, Decision
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile


@dataclass(frozen=True)
class Raised:
    """What somebody says, in their words. `child` where it was raised from a child's page."""

    seen: str
    told_at: datetime
    how: How = How.FORM
    child: Child | None = None
    child_name: str = ""
    child_born: str = ""
    child_about: str = ""
    seen_on: date | None = None
    types: Sequence[Exploitation] = ()
    natures: Sequence[Nature] = ()
    source: str = ""
    source_contact: str = ""
    is_source_protected: bool = False
    is_urgent: bool = False
    agency: Agency | None = None
    answer_to: str = ""


def raise_concern(*, raised: Raised, partnership: Partnership, by: Actor, at: datetime) -> Concern:
    """It waits for a decision from the moment we were told."""
    if raised.told_at > at:
        raise InTheFuture
    with trail.open_page(by=by, at=at) as page:
        child = raised.child
        if child is not None:
            raised = replace(raised, child_name=child.person.name)
        authority, decided = authority_of(child, partnership, raised.told_at)
        concern = Concern.objects.create(
            **vars(replace(raised, types=list(raised.types), natures=list(raised.natures))),
            partnership=partnership,
            raised_by_id=by.id,
            raised_by_name=by.name,
            authority=authority,
            due_at=rules.decide_by(
                told_at=raised.told_at,
                is_urgent=raised.is_urgent,
                working_days=decided.decide_within_working_days,
                urgent_hours=decided.urgent_within_hours,
                closed=decided.closed_on,
            ),
            recorded_at=at,
        )  # fmt: skip
        page.write(
            "concerns.concern.raised",
            about=concern,
            person_id=concern.child_id,
            how=raised.how,
            is_urgent=raised.is_urgent,
            types=list(raised.types),
        )
        owe_decision(concern, page)
        alert(concern, page)
    return concern


def identify_child(
    *, concern: Concern, child: Child, version: int, by: Actor, at: datetime
) -> Concern:
    """Somebody knows which child it is about; or, after a mistake, which other child. The words
    it was raised with stay as they were."""
    with trail.open_page(by=by, at=at) as page:
        concern = held(concern, version)
        if concern.child_id == child.pk:
            raise SameChild
        was, concern.child = concern.child_id, child
        concern.authority, _ = authority_of(child, concern.partnership, at)
        _saved(concern, "child", "authority")
        page.write("concerns.child.identified", about=concern, person_id=child.pk, was=was)
        point(concern, child, page)
        alert(concern, page)
    return concern


def decide(
    *,
    concern: Concern,
    destination: Destination,
    decided_by: str,
    decided_at: datetime,
    why: str,
    to_do: str = "",
    version: int,
    by: Actor,
    at: datetime,
) -> Decision:
    """Who decided, what, and why; whoever raised it is then owed an answer."""
    if decided_at > at:
        raise InTheFuture
    with trail.open_page(by=by, at=at) as page:
        concern = held(concern, version)
        decided_at = rules.within_the_minute(decided_at, told_at=concern.told_at)
        if decided_at < concern.told_at:
            raise BeforeItWasRaised
        if destination is Destination.ASSESSMENT and concern.child is None:
            raise NobodyKnown
        before = concern.decisions.order_by("-pk").first()
        decision = Decision.objects.create(
            concern=concern,
            destination=destination,
            decided_by=decided_by,
            decided_at=decided_at,
            why=why,
            to_do=to_do,
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        _saved(concern)
        page.write(
            "concerns.concern.decided",
            about=concern,
            person_id=concern.child_id,
            destination=destination,
        )
        keep(Promise.DECIDE_CONCERN, concern, decided_at, page)
        if before is None or before.destination != destination:
            owe_feedback(concern, decided_at, page)
        owe_assessment(concern, decision, page)
    return decision


def held(concern: Concern, version: int) -> Concern:
    """Nobody else changes it until the transaction ends: the child first, as everywhere."""
    if concern.child_id is not None:
        Child.objects.select_for_update(no_key=True).get(pk=concern.child_id)
    concern = (
        Concern.objects.select_for_update(of=("self",), no_key=True)
        .select_related(*WITH_IT)
        .get(pk=concern.pk)
    )
    if concern.version != version:
        raise ChangedMeanwhile
    return concern


def _saved(concern: Concern, *fields: str) -> None:
    concern.version += 1
    concern.save(update_fields=[*fields, "version"])
