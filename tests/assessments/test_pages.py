"""The pages: an answer is kept as it is given, and a child goes from begun to accepted."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from methub.agencies import changes as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.roles import Role
from methub.assessments import changes
from methub.assessments.codes import Side
from methub.assessments.models import Agreement, Assessment, Judgement, TrackerStep
from methub.assessments.rules import months_before
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day, now
from tests.assessments.conftest import Practice
from tests.desk import signed_in

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
TODAY = short_day(london_day(now()))
ELEVEN_YEARS_AGO = months_before(london_day(now()), 11 * 12)


def at(name: str, *args: str) -> str:
    return reverse(f"assessments:{name}", args=args)


def page(response, status: int = 200) -> str:
    assert response.status_code == status, response.content[:500]
    return response.content.decode()


@pytest.fixture
def begun(practice: Practice) -> Assessment:
    return practice.begun(practice.child(), at=now())


def test_a_worker_begins_from_the_child_s_page(practice):
    child, browser = practice.child(), practice.browser()
    reference = child.person.reference
    assert "Begin an assessment" in page(browser.get(at("of-child", reference)))
    assert "SERAF" in page(browser.get(at("begin", reference)))
    sent = {"tool": practice.tools["seraf"].reference, "types": [], "trigger": "concern"}
    assert "Say which type" in page(browser.post(at("begin", reference), sent))
    response = browser.post(at("begin", reference), sent | {"types": ["sexual"]})
    begun = Assessment.objects.get(child=child)
    assert response["Location"] == at("write", begun.reference)


def test_one_answer_is_kept_at_once_with_the_score(practice, begun):
    browser = practice.browser()
    address = at("answer", begun.reference, "S02")
    said = page(browser.post(address, {"number": "0", "said": "now"}, **HTMX))
    assert 'id="item-S02"' in said
    assert "5 of 71" in said
    seen_on = short_day(months_before(london_day(now()), 9))
    more = {"number": "1", "said": "both", "on": seen_on, "what": "Seen in a car"}
    said = page(browser.post(address, more | {"source": "School"}, **HTMX))
    assert f"{seen_on}: Seen in a car (School)" in said
    assert "counts as recent" in said
    said = page(browser.post(address, {"number": "2", "said": "both"}, **HTMX))
    assert "Seen in a car" not in said
    assert begun.answers.filter(item="S02").count() == 3


def test_what_is_not_kept_says_so_and_stays_on_the_page(practice, begun):
    browser = practice.browser()
    address = at("answer", begun.reference, "S02")
    said = page(browser.post(address, {"number": "0", "said": "now", "what": "A car"}, **HTMX))
    assert "Say when" in said
    assert 'value="A car"' in said
    changes.answer_item(
        assessment=begun, item="S02", said="no", evidence=[], number=0, by=MET_HUB, at=now()
    )
    said = page(browser.post(address, {"number": "0", "said": "now"}, **HTMX))
    assert "Somebody else answered this meanwhile" in said
    assert re.search(r'value="no" checked', said)


def test_everything_works_without_javascript(practice, begun):
    browser = practice.browser()
    response = browser.post(
        at("answer", begun.reference, "V01"), {"number": "0", "said": "earlier"}
    )
    assert response["Location"] == f"{at('write', begun.reference)}#item-V01"
    browser.post(at("words", begun.reference, "child"), {"number": "0", "text": "I am fine"})
    browser.post(
        at("harm", begun.reference, "sexual"),
        {"harm": "suspected", "natures": ["internet", "party"]},
    )
    said = page(browser.get(at("write", begun.reference)))
    assert "I am fine" in said
    assert re.search(r'id="harm-of-sexual-suspected" value="suspected" checked', said)
    assert re.search(r'id="natures-of-sexual-party" value="party" checked', said)
    assert "natures-of-sexual-local-dealing" not in said  # a nature of another type


def test_a_child_goes_from_begun_to_accepted(practice, begun):
    worker, hub = practice.browser(), practice.browser(Role.HUB_WORKER)
    judge = at("judge", begun.reference)
    sent = {"level": "moderate", "why": "", "discussed_with": "Rosa Lane",
            "discussed_on": TODAY}  # fmt: skip
    sent |= version_of(worker, begun)
    assert "Still to be written" in page(worker.post(judge, sent))
    practice.written(begun, at=now())
    sent |= version_of(worker, begun)
    assert "Say why" in page(worker.post(judge, sent))
    assert worker.post(judge, sent | {"why": "What we saw"}).status_code == 302
    assert Judgement.objects.get().discussed_with == "Rosa Lane"
    assert "For the hub to accept" in page(hub.get(at("list")))
    assert "Accept it on to the tracker" in page(hub.get(at("assessment", begun.reference)))
    assert hub.post(at("accept", begun.reference)).status_code == 302
    assert TrackerStep.objects.get().is_on
    sent = {"words": "Rosa Lane leads", "on": TODAY}
    assert worker.post(at("done", begun.reference, "lead"), sent).status_code == 302
    assert "Rosa Lane leads" in page(worker.get(at("assessment", begun.reference)))
    child = begun.child.person.reference
    assert "With a reason" in page(hub.get(at("of-child", child)))
    assert hub.post(at("off", child, "sexual"), {"why": "Safe now"}).status_code == 302
    assert "is not on the exploitation tracker" in page(hub.get(at("of-child", child)))


def version_of(browser, assessment: Assessment) -> dict[str, str]:
    """How much had been said when somebody opened it to decide."""
    said = page(browser.get(at("judge", assessment.reference)))
    found = re.search(r'name="version" value="(\d+)"', said)
    assert found
    return {"version": found[1]}


def test_nobody_decides_on_what_a_colleague_has_answered_since(practice, begun):
    practice.written(begun, at=now())
    worker, judge = practice.browser(), at("judge", begun.reference)
    sent = {"level": "not-at-risk", "discussed_with": "Rosa Lane", "discussed_on": TODAY}
    sent |= version_of(worker, begun)
    practice.browser(Role.HUB_WORKER).post(
        at("answer", begun.reference, "S01"), {"number": "0", "said": "now"}
    )
    said = page(worker.post(judge, sent))
    assert "answered or written in it meanwhile" in said
    assert not Judgement.objects.exists()
    assert worker.post(judge, sent | version_of(worker, begun)).status_code == 302


def test_a_police_officer_of_elsewhere_speaks_for_no_police_here(practice):
    practice.policy(police_agree="true")
    one, town = practice.assessed(practice.child(), "moderate"), practice.town
    elsewhere = town.stranger.memberships.order_by("pk").first().team.agency.partnership
    signed = {"by": MET_HUB, "at": now()}
    force = agencies.register_agency(
        name="Other Police", kind=AgencyKind.POLICE, partnership=elsewhere, **signed
    )
    agencies.begin_membership(
        user=town.people[Role.TEAM_MANAGER], role=Role.POLICE_MET, from_on=date(2026, 1, 1),
        team=agencies.form_team(name="Other officers", agency=force, **signed), **signed,
    )  # fmt: skip
    practice.browser(Role.TEAM_MANAGER).post(at("agree", one.reference), {"level": "mild"})
    assert Agreement.objects.latest("pk").side == Side.CHILDRENS_SERVICES


def test_a_low_level_for_a_young_child_is_warned_of(practice):
    begun = practice.begun(practice.child(born_on=ELEVEN_YEARS_AGO), at=now())
    assert "The child is under 13" in page(practice.browser().get(at("judge", begun.reference)))


def test_an_alarm_stands_above_everything_until_somebody_was_spoken_to(practice):
    begun = practice.begun(practice.child(born_on=ELEVEN_YEARS_AGO), at=now())
    practice.says(begun, now(), S08="now")
    worker, reference = practice.browser(), begun.reference
    assert "a victim of a crime" in page(worker.get(at("assessment", reference)))
    sent = {"spoken_with": "DI Ray and Rosa Lane", "spoken_on": short_day(london_day(now())),
            "text": "A strategy discussion today"}  # fmt: skip
    door = reverse("children:add-fact", args=[begun.child.person.reference, "under-13"])
    assert worker.post(door, sent).status_code == 302
    said = page(worker.get(at("assessment", reference)))
    assert "a victim of a crime" not in said


def test_two_assessments_stand_side_by_side(practice):
    child = practice.child()
    first = practice.assessed(child, "moderate")
    second = practice.begun(child, at=now())
    practice.says(second, now(), S02="now")
    said = page(practice.browser().get(at("compare", first.reference, second.reference)))
    assert "changed" in said
    assert "Not answered" in said


def test_a_tool_is_printed_blank(practice):
    browser = practice.browser()
    assert "derby-matrix@1" in page(browser.get(at("tools")))
    said = page(browser.get(at("paper", practice.tools["seraf"].reference)))
    assert "The structure only" in said
    assert "S08" in said


def test_the_form_takes_as_many_questions_however_many_items(practice, begun):
    browser = practice.browser()
    browser.get(at("write", begun.reference))
    with CaptureQueriesContext(connection) as few:
        browser.get(at("write", begun.reference))
    practice.says(begun, now(), **{item: "now" for item in ("V01", "V02", "M01", "S01", "S02")})
    with CaptureQueriesContext(connection) as many:
        browser.get(at("write", begun.reference))
    assert len(many) <= len(few)


def test_another_partnership_finds_nothing(practice, begun):
    stranger = signed_in(practice.town.stranger)
    page(stranger.get(at("assessment", begun.reference)), 404)
    assert page(practice.browser(Role.PARTNER).get(at("assessment", begun.reference)), 403)
