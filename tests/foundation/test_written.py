"""A question that is written once is the same question, whoever asks it, of whom, and when."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.agencies.models import Membership
from methub.agencies.roles import DUTIES, Role
from methub.agencies.viewer import Job, Viewer
from methub.clocks.models import Clock
from methub.foundation.timekeeping import birthday, days_after, london_day, start_of
from methub.foundation.written import written_once
from methub.people.models import Person

AT = datetime(2026, 11, 21, 10, tzinfo=UTC)


def somebody(*, user: int, teams: list[int], at: datetime = AT) -> Viewer:
    jobs = tuple(
        Job(Role.HUB_WORKER, team, 100 + team, 7, frozenset({team + 10, team + 20}))
        for team in teams
    )
    return Viewer(user, "Ada", "Town", at, jobs, DUTIES[Role.HUB_WORKER].opens)


@written_once("viewer", "people")
def owed(*, viewer: Viewer, people: list[int], is_late: bool = False) -> QuerySet[Clock]:
    rows = Clock.objects.visible_to(viewer).filter(person__in=people)
    return rows.filter(due_at__lt=viewer.at) if is_late else rows


@written_once("viewer")
def lately(*, viewer: Viewer) -> QuerySet[Clock]:
    today = london_day(viewer.at)
    return Clock.objects.filter(
        started_at__gt=days_after(viewer.at, -90),
        due_at__lt=start_of(today + timedelta(days=1)),
        person__born_on__gt=today - timedelta(days=1000),
        message__received_at__gt=datetime(1999, 12, 31, tzinfo=UTC),
    )


@pytest.mark.django_db
def test_one_question_serves_everybody_and_each_of_them_is_asked_for() -> None:
    # Each is also written anew and compared: see `settings.HUB_DOUBTS`.
    for user in (3, 4):
        for teams in ([1], [2], [1, 2], [9, 5]):
            for people in ([], [1], [8, 5, 5], [2, 1]):
                viewer = somebody(user=user, teams=teams)
                assert owed(viewer=viewer, people=people) == []
                assert owed(viewer=viewer, people=people, is_late=True) == []


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(st.timedeltas(timedelta(days=-9_000), timedelta(days=25_000)))
def test_a_moment_is_so_many_hours_away_and_a_day_so_many_days(later: timedelta) -> None:
    assert lately(viewer=somebody(user=3, teams=[1], at=AT + later)) == []


@pytest.mark.django_db
def test_a_question_that_turns_on_who_asks_is_found_out() -> None:
    @written_once("viewer")
    def mine(*, viewer: Viewer) -> QuerySet[Membership]:
        return Membership.objects.filter(pk__gt=1 if viewer.user_id == 3 else 2)

    with pytest.raises(AssertionError, match="Not the same question"):
        mine(viewer=somebody(user=3, teams=[1]))


@pytest.mark.django_db
def test_a_question_that_counts_years_is_found_out() -> None:
    @written_once("day")
    def grown(*, day: date) -> QuerySet[Person]:
        return Person.objects.filter(born_on__lte=birthday(day, -18))

    with pytest.raises(AssertionError, match="Not the same question"):
        grown(day=london_day(AT))


def of_a_name(*, name: str) -> QuerySet[Person]:
    return Person.objects.filter(name__icontains=name)


def of_two_moments(*, since: datetime, until: datetime) -> QuerySet[Clock]:
    return Clock.objects.filter(due_at__gt=since, due_at__lt=until)


def of_noon(*, at: datetime) -> QuerySet[Clock]:
    return Clock.objects.filter(due_at__gt=at.replace(hour=12, minute=0, second=0, microsecond=0))


@pytest.mark.parametrize(
    ("build", "values"),
    [
        (of_a_name, {"name": "Leah"}),
        (of_two_moments, {"since": AT, "until": days_after(AT, 1)}),
        (of_noon, {"at": AT}),
    ],
)
@pytest.mark.django_db
def test_what_could_not_be_put_in_its_place_is_refused(build: Any, values: Any) -> None:
    with pytest.raises(TypeError):
        written_once(*values)(build)(**values)
