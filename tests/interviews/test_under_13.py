"""What a child under 13 tells at an interview is heard by the police and a manager at once."""

from datetime import date

import pytest

from methub.agencies.roles import Role
from methub.assessments import changes as assessments
from methub.assessments.codes import Exploitation, Trigger
from methub.assessments.rules.shipped import shipped_tools
from methub.children import changes as children
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.interviews import rules
from methub.interviews.codes import Harm, Reason, Section
from methub.people import changes as people
from methub.people.rules.births import Birth
from tests.interviews.conftest import NOON, hours

pytestmark = pytest.mark.django_db


def alarms():
    return Clock.objects.filter(promise=Promise.UNDER_13)


@pytest.fixture
def told(hub):
    """An interview that has begun, with a child born in a month nobody knows the day of."""

    def began(birth):
        child = hub.child()
        people.correct_birth(
            person=child.person, birth=birth, version=child.person.version, by=MET_HUB, at=NOON
        )
        child.refresh_from_db()
        return hub.held(hub.opened(child))

    return began


@pytest.mark.parametrize(
    ("birth", "rises"),
    [
        (Birth.in_month(2013, 11), True),  # 12 until the end of the month, for all anybody knows
        (Birth.on_day(date(2013, 11, 19)), True),  # 13 on the day they spoke, 12 while missing
        (Birth.on_day(date(2013, 11, 18)), False),
        (Birth.in_year(2012), False),
    ],
)
def test_sexual_harm_to_a_child_under_13_is_an_alert_at_once(hub, told, birth, rises):
    interview = told(birth)
    at = NOON + hours(26)
    hub.write(interview, Section.HARM, at, harms=[Harm.SEXUAL])
    hub.write(interview, Section.WHY, at, reasons=[Reason.CSE], main_reason=Reason.CSE)
    assert [one.due_at for one in alarms()] == [at] * rises


def test_one_record_is_one_alert_even_after_it_was_answered(hub, told):
    interview = told(Birth.in_year(2015))
    at = NOON + hours(26)
    hub.write(interview, Section.HARM, at, harms=[Harm.SEXUAL])
    assert alarms().get().next_alert_at == at
    children.record_safeguarded(
        child=interview.child, spoken_on=at.date(), spoken_with="DI Ray and Rosa Lane",
        text="A strategy discussion today", by=hub.worker, at=at,
    )  # fmt: skip
    hub.write(interview, Section.HARM, at, harms=[Harm.SEXUAL, Harm.PHYSICAL])
    assert alarms().get().stopped_at == at


def test_what_an_interview_alerted_to_is_no_second_alert_in_the_assessment(hub, told):
    interview = told(Birth.in_year(2015))
    at = NOON + hours(26)
    hub.write(interview, Section.HARM, at, harms=[Harm.SEXUAL])
    authority = interview.child.responsible_authority
    tool = assessments.load_tool(text=shipped_tools()["seraf"], by=MET_HUB, at=NOON)
    assessments.use_tool(
        authority=authority, tool=tool, from_on=date(2026, 1, 1), by=MET_HUB, at=NOON
    )
    begun = assessments.open_assessment(
        child=interview.child, tool=tool, types=[Exploitation.SEXUAL], trigger=Trigger.MISSING,
        user_id=hub.town.people[Role.ALLOCATED_WORKER].pk, by=MET_HUB, at=at,
    )  # fmt: skip
    assert begun.answers.filter(evidence__contains=[{"reference": interview.reference}]).exists()
    assert [one.about for one in alarms()] == [interview.reference]


def test_other_harm_is_no_such_alert():
    assert not rules.tells_sexual_harm(Section.HARM, {"harms": [Harm.PHYSICAL]})
    assert not rules.tells_sexual_harm(Section.WHERE, {"harms": [Harm.SEXUAL]})
