"""An interview is owed: routed, promised, or joined to one the child is already waiting for."""

from datetime import datetime

from methub.agencies.models import Authority, User
from methub.agencies.queries import commissioned_team, hub_team, memberships_on
from methub.audit import trail
from methub.children import queries as children
from methub.children.models import Child, Placement
from methub.children.queries import Situation
from methub.clocks import changes as clocks
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.interviews import rules
from methub.interviews.changes.hours import (
    Hours,
    answered_by,
    cover,
    earliest_stands,
    hours_of,
    locked_child,
    still_answers,
    who_owes,
)
from methub.interviews.changes.warning import warn_of_one_not_sent, warn_of_the_contract
from methub.interviews.codes import Route
from methub.interviews.models import AreaWorker, Interview
from methub.interviews.queries import use_of_contract
from methub.missing.models import Episode
from methub.places.codes import Method
from methub.places.rules.distances import Distance


def open_interview(
    *, episode: Episode, started_at: datetime | None = None, by: Actor, at: datetime
) -> Interview | None:
    """The child is found or back, so an interview is owed: 72 hours from found or returned, as the
    authority decided (`started_at` is then left out). A child already waiting for one is not
    visited twice: that interview answers this episode too, and the earliest due time stands.

    Safe to call again for the same episode when more is known. None for a child whom an authority
    outside the partnership is responsible for: it interviews, and `missing` promises to tell it. A
    child who came under ours while missing is ours to listen to: nobody else would.
    """
    with trail.open_page(by=by, at=at) as page:
        child = locked_child(episode)
        authority = who_owes(child, episode, started_at)
        if authority is None:
            page.write("interviews.interview.not-ours", about=episode, person_id=child.pk)
            return None
        hours = hours_of(episode, authority, started_at)
        covered = answered_by(episode)
        if covered is not None and still_answers(covered, hours):
            what, interview = "timed", covered.interview
        else:
            waiting = Interview.objects.filter(child=child, outcome="").first()
            what = "joined" if waiting else "opened"
            interview = waiting or _routed(child, episode, authority, by, at)
        cover(interview, episode, hours, at)
        if what == "opened":
            _promise(interview, child, hours, by, at)
        else:
            earliest_stands(interview, "More is known of the episodes it answers", by, at)
        page.write(
            f"interviews.interview.{what}",
            about=interview,
            person_id=child.pk,
            episode=episode.reference,
            due_at=hours.due_at,
        )
    return interview


def _promise(interview: Interview, child: Child, hours: Hours, by: Actor, at: datetime) -> None:
    """Owed to the child by the worker, or by the hub team until somebody is named."""
    user = interview.assigned_to
    team = None if user else hub_team(partnership_id=child.person.partnership_id)
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


def _routed(
    child: Child, episode: Episode, authority: Authority, by: Actor, at: datetime
) -> Interview:
    """A new interview, with who holds it and why, by the routing table."""
    situation = children.situation_of(child=child, at=at)
    home = _home(episode, situation)
    area = (home.district if home else "") or episode.district
    worker = _area_worker(child, area, at)
    facts = _facts(child, authority, situation, home, worker, at)
    if facts.is_far:
        # Two children far away at once: only one of them can have the last interview of the year.
        sharing = Authority.objects.filter(partnership=authority.partnership_id).order_by("pk")
        sharing.select_for_update(no_key=True).first()
        facts = _facts(child, authority, situation, home, worker, at)
    row = rules.routed(facts)
    assert row.route is not None
    team_of = commissioned_team if row.route is Route.COMMISSIONED else hub_team
    interview = Interview.objects.create(
        child=child,
        authority=authority,
        area=area,
        opened_at=at,
        route=row.route,
        route_why=rules.in_words(facts, row),
        assigned_to=worker if row.route is Route.AREA_WORKER else None,
        assigned_team=team_of(partnership_id=child.person.partnership_id),
    )
    if row.route is Route.COMMISSIONED:
        warn_of_the_contract(interview, by, at)
    elif facts.is_far:
        warn_of_one_not_sent(interview, by, at)
    return interview


def _home(episode: Episode, situation: Situation) -> Placement | None:
    """Of several homes, the one they were missing from, while they live there."""
    missing_from = (one for one in situation.placements if one.pk == episode.placement_id)
    return next(missing_from, situation.home)


def _facts(
    child: Child,
    authority: Authority,
    situation: Situation,
    home: Placement | None,
    worker: User | None,
    at: datetime,
) -> rules.Facts:
    contract = use_of_contract(authority=authority, at=at)
    return rules.Facts(
        is_ours=True,
        is_restricted=child.person.is_restricted,
        is_in_care=situation.is_in_care,
        distance=home.distance if home else Distance(Method.NO_POSTCODE),
        beyond_miles=contract.beyond_miles if contract else None,
        cap=contract.cap if contract else None,
        used=contract.used if contract else 0,
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
