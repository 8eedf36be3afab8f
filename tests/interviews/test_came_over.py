"""A child who came under one of our authorities while missing falls to us, and not between two."""

from datetime import date, timedelta

import pytest

from methub.agencies import changes as agencies
from methub.children import changes as children
from methub.foundation.actors import MET_HUB
from methub.interviews import changes
from methub.interviews.jobs import look_for_children_who_came_over
from methub.interviews.models import Interview
from tests.interviews.conftest import NOON, hours
from tests.interviews.shorthand import clock_of

SIGNED = {"by": MET_HUB, "at": NOON + hours(1)}


@pytest.fixture
def placed_here(hub):
    """Another authority's child, found at noon on Wednesday."""
    outside = agencies.register_authority(
        name="Elsewhere", partnership=None, by=MET_HUB, at=NOON - timedelta(days=100)
    )
    return hub.found(hub.child(authority=outside))


def comes_under_ours(hub, child, from_on, name="Cambridgeshire"):
    child.refresh_from_db()
    children.change_responsible_authority(
        child=child, authority=hub.town.authorities[name], from_on=from_on,
        reason="A court’s order", version=child.version, **SIGNED,
    )  # fmt: skip


def test_who_was_responsible_when_the_child_was_found_listens_to_them(hub, placed_here):
    comes_under_ours(hub, placed_here.child, date(2026, 11, 18))
    interview = changes.open_interview(episode=placed_here, **SIGNED)
    assert interview.authority.name == "Cambridgeshire"
    assert clock_of(interview).due_at == NOON + hours(72)


def test_a_change_recorded_late_still_opens_the_interview_and_once(hub, placed_here):
    assert changes.open_interview(episode=placed_here, **SIGNED) is None
    assert look_for_children_who_came_over(at=NOON) == 0
    comes_under_ours(hub, placed_here.child, date(2026, 11, 17))
    assert [look_for_children_who_came_over(at=NOON + hours(2)) for _ in range(2)] == [1, 0]
    assert clock_of(Interview.objects.get()).due_at == NOON + hours(72)


def test_whoever_comes_over_later_is_listened_to_by_who_answered_for_them_then(hub, placed_here):
    children.change_responsible_authority(
        child=placed_here.child, authority=hub.town.authorities["Cambridgeshire"],
        from_on=date(2026, 11, 19), reason="A court’s order", version=placed_here.child.version,
        by=MET_HUB, at=NOON + hours(24),
    )  # fmt: skip
    assert look_for_children_who_came_over(at=NOON + hours(25)) == 0
    assert changes.open_interview(episode=placed_here, by=MET_HUB, at=NOON + hours(25)) is None
