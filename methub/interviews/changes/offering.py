"""Who holds it, which attempts were made, what was arranged; and who has which district."""

from datetime import date, datetime

from django.urls import reverse

from methub.agencies.codes import AgencyKind
from methub.agencies.models import User
from methub.agencies.queries import memberships_on
from methub.audit import trail
from methub.children.models import Carer
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.interviews.changes.hours import refuse_impossible
from methub.interviews.changes.refusals import (
    AlreadyDecided,
    AlreadySent,
    DistrictHeldSince,
    NotTheirCarer,
    OverriddenWithoutReason,
)
from methub.interviews.changes.warning import warn_of_the_contract
from methub.interviews.codes import OFFERS, AttemptMethod, AttemptResult, Route
from methub.interviews.models import AreaWorker, Attempt, Interview, ParentOffer, signature
from methub.people import changes as people
from methub.people.codes import SightWhy
from methub.people.models import Sight
from methub.post import changes as post
from methub.post.codes import Template


def set_area_worker(
    *, district: str, user: User, from_on: date, by: Actor, at: datetime
) -> AreaWorker:
    """Interviews of children who live in this district go to this worker from a day on."""
    with trail.open_page(by=by, at=at) as page:
        present = AreaWorker.objects.filter(district=district, until_on=None)
        if present.filter(from_on__gt=from_on).exists():
            raise DistrictHeldSince
        present.update(until_on=from_on)
        worker = AreaWorker.objects.create(district=district, user=user, from_on=from_on)
        page.write("interviews.area.given", about=worker, district=district, worker=user.name)
    return worker


def allocate(
    *, interview: Interview, user: User, why: str, version: int, by: Actor, at: datetime
) -> Interview:
    """This person holds the interview from now on: the promise is theirs."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        if interview.version != version:
            raise ChangedMeanwhile
        if interview.outcome:
            raise AlreadyDecided
        is_commissioned = (
            memberships_on(at=at)
            .filter(user=user, team__agency__kind=AgencyKind.COMMISSIONED)
            .exists()
        )
        is_other_than_decided = is_commissioned != (interview.route == Route.COMMISSIONED)
        if is_other_than_decided and not why.strip():
            raise OverriddenWithoutReason
        end_sight_of_the_holder(interview, by, at)
        interview.assigned_to = user
        interview.route = Route.COMMISSIONED if is_commissioned else Route.AREA_WORKER
        decided = f" It was decided before: {interview.route_why}" if is_other_than_decided else ""
        interview.route_why = f"Allocated by {by.name}. {why}".strip() + decided
        interview.version += 1
        interview.save(update_fields=["assigned_to", "route", "route_why", "version"])
        if is_commissioned or interview.child.person.is_restricted:
            people.grant_sight(
                person=interview.child.person,
                user=user,
                why=SightWhy.INTERVIEW_ASSIGNED,
                reason=f"Interview {interview.reference}",
                by=by,
                at=at,
            )
        owner = clocks.Owner(name=user.name, user=user)
        for clock in promises.of_record(
            promise=Promise.RETURN_INTERVIEW, about=interview.reference
        ):
            clocks.hand_over(clock=clock, owner=owner, by=by, at=at)
        post.write_letter(
            to=user.email,
            template=Template.OWED,
            reference=interview.reference,
            path=reverse("interviews:interview", args=[interview.reference]),
            once=f"interview {interview.reference} allocated, version {interview.version}",
            partnership=interview.child.person.partnership,
            user=user,
            person_id=interview.child_id,
            by=by,
            at=at,
        )
        if is_commissioned and is_other_than_decided:
            warn_of_the_contract(interview, by, at)
        page.write(
            "interviews.interview.allocated",
            about=interview,
            person_id=interview.child_id,
            to=user.name,
            why=why,
        )
    return interview


def record_attempt(
    *,
    interview: Interview,
    tried_at: datetime,
    method: AttemptMethod,
    result: AttemptResult,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Attempt:
    """Somebody tried to reach the child or the family. The first that reached them is the offer."""
    with trail.open_page(by=by, at=at) as page:
        interview = _undecided(interview)
        refuse_impossible(interview, tried_at, at)
        attempt = Attempt.objects.create(
            tried_at=tried_at,
            method=method,
            result=result,
            note=note,
            **signature(interview, by, at),
        )
        offered_before = interview.offered_at is not None and interview.offered_at <= tried_at
        if result in OFFERS and not offered_before:
            interview.offered_at = tried_at
            interview.save(update_fields=["offered_at"])
        page.write(
            "interviews.attempt.recorded",
            about=attempt,
            person_id=interview.child_id,
            result=result,
        )
    return attempt


def arrange(
    *,
    interview: Interview,
    arranged_for: datetime,
    arranged_where: str,
    version: int,
    by: Actor,
    at: datetime,
) -> Interview:
    """When and where it is to be held: somewhere the child feels safe."""
    with trail.open_page(by=by, at=at) as page:
        interview = _undecided(interview)
        if interview.version != version:
            raise ChangedMeanwhile
        interview.arranged_for, interview.arranged_where = arranged_for, arranged_where
        interview.version += 1
        interview.save(update_fields=["arranged_for", "arranged_where", "version"])
        page.write(
            "interviews.interview.arranged",
            about=interview,
            person_id=interview.child_id,
            arranged_for=arranged_for,
        )
    return interview


def record_parent_offer(
    *,
    interview: Interview,
    offered_at: datetime,
    took_it_up: bool,
    carer: Carer | None = None,
    said: str = "",
    advice: str = "",
    by: Actor,
    at: datetime,
) -> ParentOffer:
    """A parent or carer was offered a say, and advice; what they said."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        if not interview.is_open_to_writing:
            raise AlreadySent
        if carer is not None and carer.child_id != interview.child_id:
            raise NotTheirCarer
        refuse_impossible(interview, offered_at, at)
        offer = ParentOffer.objects.create(
            carer=carer,
            offered_at=offered_at,
            said=said,
            advice=advice,
            took_it_up=took_it_up,
            **signature(interview, by, at),
        )
        page.write(
            "interviews.parent.offered",
            about=offer,
            person_id=interview.child_id,
            took_it_up=took_it_up,
        )
    return offer


def _undecided(interview: Interview) -> Interview:
    interview = Interview.objects.held_for_change(interview)
    if interview.outcome:
        raise AlreadyDecided
    return interview


def end_sight_of_the_holder(interview: Interview, by: Actor, at: datetime) -> None:
    """It is somebody else's now, or closed: whoever held it has no business with the child."""
    for sight in Sight.objects.filter(
        person=interview.child_id,
        user=interview.assigned_to_id,
        why=SightWhy.INTERVIEW_ASSIGNED,
        reason=f"Interview {interview.reference}",
        until_at=None,
    ):
        people.end_sight(sight=sight, by=by, at=at)
