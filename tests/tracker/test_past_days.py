"""As it stood on a past day, the tracker shows what it showed on that day."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from methub.agencies import changes as agencies
from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import AllocationKind, CareStatus, LivingKind, SchoolStatus
from methub.children.models import Child, Placement
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day, start_of
from methub.interviews import changes as interviews
from methub.missing import changes as missing
from methub.missing.codes import PoliceGrade
from methub.missing.models import Episode
from methub.tracker import queries, rules
from methub.tracker.codes import Reason, Recall, Whose

pytestmark = pytest.mark.django_db
ON = datetime.fromisoformat("2026-06-01T12:00:00+01:00")
STEPS: dict[str, Callable[..., object]] = {}


def step(verb: Callable[..., object]) -> Callable[..., object]:
    STEPS[verb.__name__] = verb
    return verb


def newest(child: Child) -> Episode | None:
    return Episode.objects.filter(child=child).order_by("-missing_since").first()


@step
def comes_into_care(child, town, norfolk, at):
    children.record_care_status(
        child=child, status=CareStatus.IN_CARE_S20, from_on=london_day(at), by=MET_HUB, at=at
    )


@step
def leaves_care(child, town, norfolk, at):
    children.record_care_status(
        child=child, status=CareStatus.CHILD_IN_NEED, from_on=london_day(at), by=MET_HUB, at=at
    )


@step
def moves_home(child, town, norfolk, at):
    former = Placement.objects.filter(child=child, until_on=None)
    children.record_placement(
        child=child, kind=LivingKind.FOSTER, name=f"The house of {at:%-d %B}",
        district="E07000010", from_on=london_day(at), ends=list(former), by=MET_HUB, at=at,
    )  # fmt: skip


@step
def loses_their_school(child, town, norfolk, at):
    children.record_schooling(
        child=child, status=SchoolStatus.MISSING_EDUCATION, from_on=london_day(at),
        by=MET_HUB, at=at,
    )  # fmt: skip


@step
def goes_to_school(child, town, norfolk, at):
    children.record_schooling(
        child=child, status=SchoolStatus.ATTENDING, school=f"School of {at:%-d %B}",
        from_on=london_day(at) - timedelta(days=2), by=MET_HUB, at=at,
    )  # fmt: skip


@step
def is_given_a_worker(child, town, norfolk, at):
    children.allocate_worker(
        child=child, kind=AllocationKind.SOCIAL_WORKER,
        worker=town.people[Role.ALLOCATED_WORKER], manager=town.people[Role.TEAM_MANAGER],
        from_on=london_day(at), by=MET_HUB, at=at,
    )  # fmt: skip


@step
def goes_missing(child, town, norfolk, at):
    since = at - timedelta(hours=3)
    missing.open_episode(
        child=child, missing_since=since, told_hub_at=at, grade=PoliceGrade.MEDIUM,
        by=MET_HUB, at=at,
    )  # fmt: skip


@step
def is_graded(child, town, norfolk, at):
    if episode := newest(child):
        missing.record_grade(
            episode=episode, grade=PoliceGrade.HIGH, graded_at=at, reason="New information",
            by=MET_HUB, at=at,
        )  # fmt: skip


@step
def is_found(child, town, norfolk, at):
    """Told of a day late: until then the tracker said that the child was missing."""
    if (episode := newest(child)) and episode.found_at is None:
        found = max(at - timedelta(days=1), episode.missing_since)
        episode = missing.record_found(
            episode=episode, found_at=found, told_at=at, by=MET_HUB, at=at
        )
        interviews.open_interview(episode=episode, by=MET_HUB, at=at)


@step
def was_not_found_after_all(child, town, norfolk, at):
    if (episode := newest(child)) and episode.found_at is not None:
        missing.correct_episode(
            episode=episode, changes={"found_at": None}, why="Another child",
            version=episode.version, by=MET_HUB, at=at,
        )  # fmt: skip


@step
def has_a_trigger_plan(child, town, norfolk, at):
    if episode := newest(child):
        missing.record_trigger_plan(
            episode=episode, note="Written", sent_to="Police", by=MET_HUB, at=at
        )


@step
def is_taken_over_by_another_authority(child, town, norfolk, at):
    child = Child.objects.get(pk=child.pk)
    if child.responsible_authority != norfolk:
        children.change_responsible_authority(
            child=child, authority=norfolk, from_on=london_day(at), reason="Moved",
            version=child.version, by=MET_HUB, at=at,
        )  # fmt: skip


@pytest.fixture
def norfolk(town):
    return agencies.register_authority(name="Norfolk", partnership=None, by=MET_HUB, at=ON)


REMEMBERED = tuple(one for one in rules.COLUMNS if one.recall is not Recall.HAPPENED)
"""What a column shows by when it happened knows, later, also what was told late."""


def shown(viewer, day=None):
    """Everything that stands in every row, in either group."""
    found = {}
    for whose in Whose:
        sought = queries.Sought(whose=whose, on=day)
        for row in queries.tracked(viewer=viewer, sought=sought, columns=REMEMBERED).rows:
            why = tuple(reason for reason in row.reasons if reason is not Reason.OWED)
            cells = {**row.now, "why": why, "was": dict(row.was)}
            found |= {(row.person_id, whose, key): value for key, value in cells.items()}
    return found


REFUSED = (missing.Refused, children.EndsBeforeItBegan)


@settings(
    max_examples=3,
    phases=[Phase.explicit, Phase.generate],  # a life takes a second: it is not made shorter
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(names=st.lists(st.sampled_from(sorted(STEPS)), min_size=3, max_size=6))
def test_as_of_a_day_the_tracker_is_what_it_was(names, town, norfolk, register, as_seen_by):
    with transaction.atomic():
        lived(names, town, norfolk, register(at=ON - timedelta(days=9)), as_seen_by)
        transaction.set_rollback(True)


def test_a_whole_life_is_remembered(town, norfolk, register, as_seen_by):
    """Every step once, whatever the others made of it."""
    child = register(at=ON - timedelta(days=9))
    order = ["comes_into_care", "goes_missing", "is_found", "was_not_found_after_all", *STEPS]
    lived(order, town, norfolk, child, as_seen_by)
    last = as_seen_by(ON + timedelta(days=400))
    day = london_day(ON + timedelta(days=1))
    row = shown(last, day)
    assert row[child.pk, Whose.OURS, "missing_since"] == ON + timedelta(days=1, hours=-3)
    assert row[child.pk, Whose.OURS, "why"][:2] == (Reason.MISSING_NOW, Reason.RECENT)


def lived(names, town, norfolk, child, as_seen_by):
    showed = {}
    for number, name in enumerate(names):
        at = ON + timedelta(days=number)
        try:
            with transaction.atomic():
                STEPS[name](child, town, norfolk, at)
        except REFUSED:
            pass
        day = london_day(at)
        showed[day] = shown(as_seen_by(start_of(day + timedelta(days=1))))
    later = as_seen_by(ON + timedelta(days=40))
    wrong = []
    for day, then in showed.items():
        again = shown(later, day)
        wrong += [
            (day.isoformat(), key, then.get(key), again.get(key))
            for key in then.keys() | again.keys()
            if then.get(key) != again.get(key)
        ]
    assert wrong == []
