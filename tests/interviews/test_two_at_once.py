"""Two people at once on one child's interview, with real transactions: both are served."""

import pytest

from methub.agencies.roles import Role
from methub.children.models import Child
from methub.interviews import changes
from methub.interviews.codes import AttemptMethod, AttemptResult
from methub.interviews.models import Interview
from methub.interviews.rules import PAGES
from methub.people import changes as people
from methub.people.codes import SightWhy
from methub.people.models import Person, Sight
from tests.at_once import each_holding
from tests.interviews.conftest import NOON, Hub, founded, hours

pytestmark = pytest.mark.django_db(transaction=True)

AT = NOON + hours(30)


@pytest.fixture
def hub():
    return founded()


def refusals(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def test_a_section_is_saved_while_a_second_notice_of_the_same_child_is_accepted(hub: Hub):
    child = hub.child()
    interview = hub.started(hub.opened(child))
    again = hub.found(child, found_at=NOON + hours(28), away=2)
    section = next(iter(PAGES))

    outcomes = each_holding(
        (Interview, lambda: hub.write(interview, section, AT)),
        (Child, lambda: changes.open_interview(episode=again, by=hub.worker, at=AT)),
    )
    assert refusals(outcomes) == []
    assert interview.covered.count() == 2
    assert interview.answers.count() == 1


def test_an_attempt_is_recorded_while_a_second_notice_of_the_same_child_is_accepted(hub: Hub):
    child = hub.child()
    interview = hub.opened(child)
    again = hub.found(child, found_at=NOON + hours(28), away=2)

    def trying() -> object:
        return changes.record_attempt(
            interview=interview, tried_at=NOON + hours(3), method=AttemptMethod.TELEPHONE,
            result=AttemptResult.NO_ANSWER, by=hub.worker, at=AT,
        )  # fmt: skip

    outcomes = each_holding(
        (Interview, trying),
        (Child, lambda: changes.open_interview(episode=again, by=hub.worker, at=AT)),
    )
    assert refusals(outcomes) == []


def test_an_interview_changes_hands_while_the_restriction_of_the_record_is_lifted(hub: Hub):
    child = hub.child()
    senior, worker = hub.town.people[Role.HUB_SENIOR], hub.town.people[Role.HUB_WORKER]
    people.restrict(person=child.person, reason="A colleague's daughter", by=hub.senior, at=NOON)
    interview = changes.allocate(
        interview=hub.opened(child, found_at=NOON + hours(1)), user=worker, why="Knows her",
        version=1, by=hub.senior, at=NOON + hours(2),
    )  # fmt: skip
    assert Sight.objects.filter(user=worker, why=SightWhy.INTERVIEW_ASSIGNED).exists()

    outcomes = each_holding(
        (
            Sight,
            lambda: changes.allocate(
                interview=interview, user=senior, why="Ada is on leave",
                version=interview.version, by=hub.senior, at=AT,
            ),
        ),
        (
            Person,
            lambda: people.lift_restriction(
                person=child.person, reason="She has left us", by=hub.senior, at=AT
            ),
        ),
    )  # fmt: skip
    assert refusals(outcomes) == []
