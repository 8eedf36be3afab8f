"""An interview is owed: routed, promised, or joined to one the child is already waiting for."""

from dataclasses import dataclass
from datetime import datetime

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Team, User
from methub.agencies.queries import memberships_on
from methub.audit import trail
from methub.children import queries as children
from methub.children.models import Child
from methub.children.queries import Situation
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation import spoken
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.interviews import rules
from methub.interviews.changes.refusals import NotAnswerable, NotFoundYet
from methub.interviews.codes import Outcome, Route
from methub.interviews.models import AreaWorker, Interview, InterviewEpisode
from methub.missing.models import Episode
from methub.policies import queries as policies
from methub.policies.codes import ClockStarts


def open_interview(
    *, episode: Episode, started_at: datetime | None = None, by: Actor, at: datetime
) -> Interview | None:
    """The child is found or back, so an interview is owed: 72 hours from found or returned, as the
    authority decided (`started_at` is then left out). A child already waiting for one is not
    visited twice: that interview answers this episode too, and the earliest due time stands.

    Safe to call again for the same episode when more is known. None for a child whom an authority
    outside the partnership is responsible for: it interviews, and `missing` promises to tell it.
    """
    with trail.open_page(by=by, at=at) as page:
        child = _locked_child(episode)
        if episode.responsible_authority.partnership_id != child.person.partnership_id:
            page.write("interviews.interview.not-ours", about=episode, person_id=child.pk)
            return None
        hours = _hours(episode, started_at)
        covered = _answered_by(episode)
        if covered is not None and _still_answers(covered, hours):
            what, interview = "timed", covered.interview
        else:
            waiting = Interview.objects.filter(child=child, outcome="").first()
            what = "joined" if waiting else "opened"
            interview = waiting or _routed(child, episode, at)
        _cover(interview, episode, hours, at)
        if what == "opened":
            _promise(interview, child, hours, by, at)
        else:
            _earliest_stands(interview, "More is known of the episodes it answers", by, at)
        page.write(
            f"interviews.interview.{what}",
            about=interview,
            person_id=child.pk,
            episode=episode.reference,
            due_at=hours.due_at,
        )
    return interview


def retime(*, episode: Episode, why: str, by: Actor, at: datetime) -> Interview | None:
    """The time the child was found or came back was corrected: the hours run from what is now
    known, and the book keeps what stood before. None when no interview answers the episode."""
    with trail.open_page(by=by, at=at) as page:
        interview = None
        if _answered_by(episode) is not None:
            interview = open_interview(episode=episode, by=by, at=at)
        page.write(
            "interviews.interview.times-corrected",
            about=interview or episode,
            person_id=episode.child_id,
            why=why,
        )
    return interview


def cover_episode(*, interview: Interview, episode: Episode, by: Actor, at: datetime) -> Interview:
    """The child spoke about this episode too. An interview that was waiting for it alone is not
    needed any more, and closes; nothing is counted twice."""
    with trail.open_page(by=by, at=at) as page:
        _locked_child(episode)
        interview = Interview.objects.held_for_change(interview)
        hours = _hours(episode, None)
        if episode.child_id != interview.child_id or not rules.answers(
            held_at=interview.held_at, started_at=hours.started_at
        ):
            raise NotAnswerable
        before = _answered_by(episode)
        _cover(interview, episode, hours, at)
        _earliest_stands(interview, "It answers another episode too", by, at)
        if before is not None and before.interview_id != interview.pk:
            _leave(before.interview, by, at)
        page.write(
            "interviews.interview.joined",
            about=interview,
            person_id=interview.child_id,
            episode=episode.reference,
        )
    return interview


@dataclass(frozen=True)
class Hours:
    """When the hours of one episode start and end, and the fact behind them in words."""

    started_at: datetime
    due_at: datetime
    why: str


def _locked_child(episode: Episode) -> Child:
    """Two notices of one return must not promise two interviews: one at a time for a child."""
    return (
        Child.objects.select_for_update(of=("self",))
        .select_related("person__partnership")
        .get(pk=episode.child_id)
    )


def _hours(episode: Episode, given: datetime | None) -> Hours:
    """By the policy of the day the child was found: the past is judged by the policy of its day."""
    known = given or episode.found_at or episode.returned_at
    if known is None:
        raise NotFoundYet
    policy = policies.policy_for(authority=episode.responsible_authority, at=known).interviews
    started_at = given or rules.starts_at(
        basis=policy.clock_starts, found_at=episode.found_at, returned_at=episode.returned_at
    )
    assert started_at is not None
    word = (
        "Back" if policy.clock_starts is ClockStarts.RETURNED and episode.returned_at else "Found"
    )
    return Hours(
        started_at=started_at,
        due_at=rules.due_at(started_at=started_at, within_hours=policy.within_hours),
        why=f"{word} {spoken.instant(started_at)}.",
    )


def _answered_by(episode: Episode) -> InterviewEpisode | None:
    return InterviewEpisode.objects.select_related("interview").filter(episode=episode).first()


def _still_answers(covered: InterviewEpisode, hours: Hours) -> bool:
    return rules.answers(held_at=covered.interview.held_at, started_at=hours.started_at)


def _cover(interview: Interview, episode: Episode, hours: Hours, at: datetime) -> None:
    InterviewEpisode.objects.update_or_create(
        episode=episode,
        defaults={
            "interview": interview,
            "started_at": hours.started_at,
            "due_at": hours.due_at,
        },
        create_defaults={
            "interview": interview,
            "child_id": episode.child_id,
            "started_at": hours.started_at,
            "due_at": hours.due_at,
            "covered_at": at,
        },
    )


def _promise(interview: Interview, child: Child, hours: Hours, by: Actor, at: datetime) -> None:
    """Owed to the child by the worker, or by the hub team until somebody is named."""
    user = interview.assigned_to
    team = None if user else _team(child, AgencyKind.HUB)
    clocks.start(
        promise=Promise.RETURN_INTERVIEW,
        about=interview.reference,
        why=hours.why,
        owner=clocks.Owner(
            name=user.name if user else team.name if team else "MET Hub", user=user, team=team
        ),
        owed_to="The child",
        person=child.person,
        authority=interview.authority,
        area=interview.area,
        started_at=hours.started_at,
        due_at=hours.due_at,
        by=by,
        at=at,
    )


def _earliest_stands(interview: Interview, why: str, by: Actor, at: datetime) -> None:
    """The promise runs to the first due time of the episodes it answers."""
    first = interview.covered.order_by("due_at").first()
    for clock in promises.of_record(promise=Promise.RETURN_INTERVIEW, about=interview.reference):
        if first is not None and clock.due_at != first.due_at:
            clocks.correct_times(
                clock=clock,
                started_at=first.started_at,
                due_at=first.due_at,
                why=why,
                by=by,
                at=at,
            )


def _leave(interview: Interview, by: Actor, at: datetime) -> None:
    """An episode went to another interview. Nothing left to answer: nobody owes this one."""
    if interview.covered.exists() or interview.outcome:
        _earliest_stands(interview, "An episode is answered in another interview", by, at)
        return
    interview.outcome, interview.outcome_at = Outcome.ANSWERED_ELSEWHERE, at
    interview.closed_at = at
    interview.save(update_fields=["outcome", "outcome_at", "closed_at"])
    for clock in promises.of_record(promise=Promise.RETURN_INTERVIEW, about=interview.reference):
        clocks.cancel(clock=clock, why=Outcome.ANSWERED_ELSEWHERE.label, by=by, at=at)


def _routed(child: Child, episode: Episode, at: datetime) -> Interview:
    """A new interview, with who holds it and why, by the routing table."""
    situation = children.situation_of(child=child, at=at)
    area = situation.district or episode.district
    worker = _area_worker(child, area, at)
    facts = _facts(child, episode, situation, worker, at)
    row = rules.routed(facts)
    assert row.route is not None
    return Interview.objects.create(
        child=child,
        authority=episode.responsible_authority,
        area=area,
        opened_at=at,
        route=row.route,
        route_why=rules.in_words(facts, row),
        assigned_to=worker if row.route is Route.AREA_WORKER else None,
        assigned_team=_team(
            child, AgencyKind.COMMISSIONED if row.route is Route.COMMISSIONED else AgencyKind.HUB
        ),
    )


def _facts(
    child: Child, episode: Episode, situation: Situation, worker: User | None, at: datetime
) -> rules.Facts:
    authority, day = episode.responsible_authority, london_day(at)
    contract = policies.policy_for(authority=authority, at=at).contract_on(day)
    used = (
        Interview.objects.commissioned_between(authority, *contract.year_of(day)).count()
        if contract
        else 0
    )
    return rules.Facts(
        is_ours=True,
        is_restricted=child.person.is_restricted,
        is_in_care=situation.is_in_care,
        miles=situation.home.distance_miles if situation.home else None,
        beyond_miles=contract.beyond_miles if contract else None,
        cap=contract.yearly_cap if contract else None,
        used=used,
        has_area_worker=worker is not None,
    )


def _area_worker(child: Child, area: str, at: datetime) -> User | None:
    """Whoever has the district and still works here: a leaver would never see the promise."""
    held = (
        AreaWorker.objects.on(london_day(at))
        .filter(
            district=area,
            user__in=memberships_on(at=at)
            .filter(team__agency__partnership=child.person.partnership_id)
            .values("user"),
        )
        .select_related("user")
        .first()
    )
    return held.user if held and area else None


def _team(child: Child, kind: AgencyKind) -> Team | None:
    """The partnership's team of this kind: its oldest, where it has several."""
    return (
        Team.objects.filter(agency__partnership=child.person.partnership_id, agency__kind=kind)
        .order_by("pk")
        .first()
    )
