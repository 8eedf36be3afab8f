"""The hours of each episode an interview answers, and the promise that runs to the first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min
from django.db.models.functions import Coalesce

from methub.agencies.models import Authority
from methub.children import queries as children
from methub.children.models import Child
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation import spoken
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.interviews import rules
from methub.interviews.changes.refusals import (
    BeforeTheChildWasFound,
    NotFoundYet,
    NotYetHappened,
)
from methub.interviews.models import Interview, InterviewEpisode
from methub.missing.models import Episode
from methub.policies import queries as policies


@dataclass(frozen=True)
class Hours:
    """When the hours of one episode start and end, and the fact behind them in words."""

    started_at: datetime
    due_at: datetime
    why: str


def locked_child(episode: Episode) -> Child:
    """Two notices of one return must not promise two interviews: one at a time for a child."""
    return (
        Child.objects.select_for_update(of=("self",), no_key=True)
        .select_related("person__partnership")
        .get(pk=episode.child_id)
    )


def who_owes(child: Child, episode: Episode, given: datetime | None = None) -> Authority | None:
    """The authority of the partnership that owes the child the interview: the one the episode began
    under or, for a child who came under one of ours while missing, the one that answered for them
    on the day they were found. None where an authority outside holds it."""
    on_the_day = children.responsible_on(child=child, day=london_day(_known(episode, given)))
    ours = child.person.partnership_id
    both = (episode.responsible_authority, on_the_day)
    return next((authority for authority in both if authority.partnership_id == ours), None)


def hours_of(episode: Episode, authority: Authority, given: datetime | None = None) -> Hours:
    """By the policy of the day the child was found: the past is judged by the policy of its day."""
    policy = policies.policy_for(authority=authority, at=_known(episode, given)).interviews
    started_at = given or rules.starts_at(
        basis=policy.clock_starts, found_at=episode.found_at, returned_at=episode.returned_at
    )
    assert started_at is not None
    return Hours(
        started_at=started_at,
        due_at=rules.due_at(started_at=started_at, within_hours=policy.within_hours),
        why=_fact(episode, started_at),
    )


def answered_by(episode: Episode) -> InterviewEpisode | None:
    return InterviewEpisode.objects.select_related("interview").filter(episode=episode).first()


def still_answers(covered: InterviewEpisode, hours: Hours) -> bool:
    return rules.answers(held_at=covered.interview.held_at, started_at=hours.started_at)


def cover(interview: Interview, episode: Episode, hours: Hours, at: datetime) -> None:
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


def earliest_stands(interview: Interview, why: str, by: Actor, at: datetime) -> None:
    """The promise runs to the first due time of the episodes it answers, and says which fact that
    time comes from. One already kept moves too: it is judged by the hours it should have had."""
    first = interview.covered.select_related("episode").order_by("due_at").first()
    if first is None:
        return
    facts = _fact(first.episode, first.started_at)
    for clock in promises.once_begun(promise=Promise.RETURN_INTERVIEW, about=interview.reference):
        if (clock.started_at, clock.due_at, clock.why) != (first.started_at, first.due_at, facts):
            clocks.correct_times(
                clock=clock,
                started_at=first.started_at,
                due_at=first.due_at,
                facts=facts,
                why=why,
                by=by,
                at=at,
            )


def refuse_impossible(interview: Interview, moment: datetime, at: datetime) -> None:
    """Neither in the future nor before the child was found: an attempt of last year would make an
    offer of it, and the figures would say that the child was offered an interview in time."""
    if moment > at:
        raise NotYetHappened
    found = interview.covered.aggregate(
        first=Min(Coalesce("episode__found_at", "episode__returned_at", "started_at"))
    )["first"]
    if found is not None and moment < found.replace(second=0, microsecond=0):  # as people say it
        raise BeforeTheChildWasFound


def _known(episode: Episode, given: datetime | None) -> datetime:
    known = given or episode.found_at or episode.returned_at
    if known is None:
        raise NotFoundYet
    return known


def _fact(episode: Episode, started_at: datetime) -> str:
    """Found or back: whichever the hours run from."""
    is_back = started_at == episode.returned_at != episode.found_at
    return f"{'Back' if is_back else 'Found'} {spoken.instant(started_at)}."
