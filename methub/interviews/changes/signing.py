"""Sent, returned with a note, or agreed; and then shared with those who must act on it."""

from datetime import datetime

from django.urls import reverse

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Team, User
from methub.agencies.queries import memberships_on
from methub.agencies.roles import Role
from methub.audit import trail
from methub.children import changes as childhood
from methub.children import queries as children
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation import spoken
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import hours_after
from methub.interviews import rules
from methub.interviews.changes.offering import end_sight_of_the_holder
from methub.interviews.changes.refusals import (
    AlreadySent,
    NotSent,
    OwnInterview,
    Unfinished,
    WrongDestination,
)
from methub.interviews.codes import Destination, Outcome, Route, SignOffDecision
from methub.interviews.models import Draft, Interview, Share, SignOff, signature
from methub.policies import queries as policies
from methub.post import changes as post
from methub.post.codes import Template

SENIORS = [Role.HUB_SENIOR, Role.HUB_MANAGER]


def send_for_sign_off(*, interview: Interview, by: Actor, at: datetime) -> Interview:
    """All four aims and what the outcome requires are there (RL-20): a senior reads it next."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        if interview.sent_at is not None or interview.closed_at is not None:
            raise AlreadySent
        if not interview.outcome:
            raise Unfinished([rules.NO_OUTCOME])
        outcome = Outcome(interview.outcome)
        carers = children.situation_of(child=interview.child, at=at).carers
        if lacks := rules.lacks(outcome=outcome, record=interview.so_far(carers=carers)):
            raise Unfinished(lacks)
        interview.sent_at = at
        interview.version += 1
        interview.save(update_fields=["sent_at", "version"])
        _promise_sign_off(interview, by, at)
        page.write("interviews.interview.sent", about=interview, person_id=interview.child_id)
    return interview


def return_with_note(
    *, interview: Interview, note: str, version: int, by: Actor, at: datetime
) -> SignOff:
    """The senior asks for something more. Sign-off is still promised; the next step is the
    writer's, so the promise is too until it is sent again."""
    with trail.open_page(by=by, at=at) as page:
        interview = _sent(interview, version)
        decision = SignOff.objects.create(
            decision=SignOffDecision.RETURNED, note=note, **signature(interview, by, at)
        )
        interview.sent_at = None
        interview.version += 1
        interview.save(update_fields=["sent_at", "version"])
        writer = interview.assigned_to
        for clock in promises.of_record(promise=Promise.SIGN_OFF, about=interview.reference):
            if writer is not None:
                owner = clocks.Owner(name=writer.name, user=writer)
                clocks.hand_over(clock=clock, owner=owner, by=by, at=at)
        page.write("interviews.interview.returned", about=interview, person_id=interview.child_id)
    return decision


def sign_off(
    *,
    interview: Interview,
    destination: Destination,
    version: int,
    team: Team | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> SignOff:
    """Agreed, and shared: with the allocated worker and their manager, who each acknowledge and
    say what they will do. A child nobody works with goes to early help or the front door. Whoever
    was let in for this interview alone has done with the child."""
    with trail.open_page(by=by, at=at) as page:
        interview = _sent(interview, version)
        if _wrote(interview, by.id) and _another_senior(interview, by.id, at):
            raise OwnInterview
        situation = children.situation_of(child=interview.child, at=at)
        has_worker = situation.worker is not None
        if has_worker != (destination is Destination.ALLOCATED) or has_worker == bool(team):
            raise WrongDestination
        decision = SignOff.objects.create(
            decision=SignOffDecision.AGREED,
            destination=destination,
            note=note,
            **signature(interview, by, at),
        )
        interview.closed_at = at
        interview.version += 1
        interview.save(update_fields=["closed_at", "version"])
        Draft.objects.filter(interview=interview).delete()
        end_sight_of_the_holder(interview, by, at)
        for clock in promises.of_record(promise=Promise.SIGN_OFF, about=interview.reference):
            clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
        for user in dict.fromkeys(filter(None, (situation.worker, situation.manager))):
            _share(interview, user, None, by, at)
        if team is not None:
            _pass_on(interview, team, destination, by, at)
        page.write(
            "interviews.interview.signed-off",
            about=interview,
            person_id=interview.child_id,
            destination=destination,
        )
    return decision


def _wrote(interview: Interview, user_id: int | None) -> bool:
    """A second person reads what a child said before it is shared."""
    return user_id is not None and (
        interview.assigned_to_id == user_id
        or interview.answers.filter(recorded_by_id=user_id).exists()
    )


def _another_senior(interview: Interview, user_id: int | None, at: datetime) -> bool:
    """Whether somebody else in the hub could sign it off."""
    return (
        memberships_on(at=at)
        .filter(
            team__agency__partnership=interview.child.person.partnership_id,
            team__agency__kind=AgencyKind.HUB,
            role__in=SENIORS,
        )
        .exclude(user=user_id)
        .exists()
    )


def _sent(interview: Interview, version: int) -> Interview:
    """What the senior read is what they sign: not something written in the meantime."""
    interview = Interview.objects.held_for_change(interview)
    if interview.sent_at is None or interview.closed_at is not None:
        raise NotSent
    if interview.version != version:
        raise ChangedMeanwhile
    return interview


def _promise_sign_off(interview: Interview, by: Actor, at: datetime) -> None:
    """A senior owes it. One that was returned and comes back is the same promise."""
    owner = _senior(interview, at)
    again = list(promises.of_record(promise=Promise.SIGN_OFF, about=interview.reference))
    for clock in again:
        clocks.hand_over(clock=clock, owner=owner, by=by, at=at)
    if not again:
        hours = policies.policy_for(authority=interview.authority, at=at).interviews
        clocks.start(
            promise=Promise.SIGN_OFF,
            about=interview.reference,
            why=f"{Outcome(interview.outcome).label}; sent by {by.name}, {spoken.instant(at)}.",
            owner=owner,
            owed_to="The allocated worker and their manager",
            person=interview.child.person,
            authority=interview.authority,
            area=interview.area,
            started_at=at,
            due_at=hours_after(at, hours.sign_off_within_hours),
            by=by,
            at=at,
        )


def _senior(interview: Interview, at: datetime) -> clocks.Owner:
    """The writer's own manager when they sign off; else a senior who did not write it; else, in a
    hub without one, its team."""
    held = list(
        memberships_on(at=at)
        .filter(
            team__agency__partnership=interview.child.person.partnership_id,
            team__agency__kind=AgencyKind.HUB,
        )
        .select_related("user", "team")
        .order_by("pk")
    )
    managers = {row.manager_id for row in held if row.user_id == interview.assigned_to_id}
    seniors = sorted(
        (row for row in held if row.role in SENIORS),
        key=lambda row: (
            row.user_id not in managers,
            row.user_id == interview.assigned_to_id,
            row.role != Role.HUB_SENIOR,
        ),
    )
    if seniors:
        return clocks.Owner(name=seniors[0].user.name, user=seniors[0].user)
    team = held[0].team if held else None
    return clocks.Owner(name=team.name if team else "MET Hub", team=team)


def _share(
    interview: Interview, user: User | None, team: Team | None, by: Actor, at: datetime
) -> None:
    """Whoever it is shared with owes an acknowledgement; until it is given it climbs the ladder."""
    share = Share.objects.create(
        child=interview.child, interview=interview, user=user, team=team, shared_at=at
    )
    holder = user or team
    assert holder is not None
    hours = policies.policy_for(authority=interview.authority, at=at).interviews
    clocks.start(
        promise=Promise.ACKNOWLEDGE,
        about=share.reference,
        why=f"Signed off by {by.name}, {spoken.instant(at)}.",
        owner=clocks.Owner(name=holder.name, user=user, team=team),
        owed_to="The child and the hub",
        person=interview.child.person,
        authority=interview.authority,
        area=interview.area,
        started_at=at,
        due_at=hours_after(at, hours.acknowledge_within_hours),
        by=by,
        at=at,
    )
    if user is not None:
        post.write_letter(
            to=user.email,
            template=Template.SHARED,
            reference=share.reference,
            path=reverse("interviews:acknowledge", args=[share.reference]),
            once=f"share {share.reference}",
            partnership=interview.child.person.partnership,
            user=user,
            person_id=interview.child_id,
            by=by,
            at=at,
        )


def _pass_on(
    interview: Interview, team: Team, destination: Destination, by: Actor, at: datetime
) -> None:
    """Nobody works with the child: the team chosen at sign-off may now know of them, and the hub
    owes that it really reaches them until they say that it did. Whoever was let in for the
    interview alone has done with the child, and so with this."""
    childhood.share_child(
        child=interview.child,
        team=team,
        reason=f"Return home interview {interview.reference}: {destination.label}",
        by=by,
        at=at,
    )
    _share(interview, None, team, by, at)
    hours = policies.policy_for(authority=interview.authority, at=at).interviews
    owner = _senior(interview, at)
    if interview.assigned_to is not None and interview.route != Route.COMMISSIONED:
        owner = clocks.Owner(name=interview.assigned_to.name, user=interview.assigned_to)
    clocks.start(
        promise=Promise.REFER_ON,
        about=interview.reference,
        why=f"No open case. {destination.label}, decided at sign-off {spoken.instant(at)}.",
        owner=owner,
        owed_to=team.name,
        person=interview.child.person,
        authority=interview.authority,
        area=interview.area,
        started_at=at,
        due_at=hours_after(at, hours.refer_on_within_hours),
        by=by,
        at=at,
    )
