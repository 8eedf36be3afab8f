"""A worker assesses a child in a real browser: every answer is kept as it is given; the hub has it
at once, and accepts it on to the tracker."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from methub.agencies.roles import Role
from methub.assessments.codes import Part
from methub.assessments.models import Assessment, Passage
from methub.assessments.rules import parse
from methub.assessments.rules.shipped import shipped_tools
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day, now
from tests.assessments.conftest import Practice, founded
from tests.journeys.conftest import Walker

pytestmark = pytest.mark.journey

TODAY = short_day(london_day(now()))
SEEN = short_day(london_day(now()) - timedelta(days=20))
OLDER = "A relationship with an older or controlling person"


@pytest.fixture
def practice(transactional_db: None) -> Practice:
    return founded()


def test_a_child_is_assessed_judged_and_accepted(
    walker: Callable[..., Walker], practice: Practice
) -> None:
    child = practice.child()
    worker = walker(practice.town.people[Role.ALLOCATED_WORKER])
    worker.goes_to(f"/child/{child.person.reference}/")
    worker.presses("Assessments")
    worker.presses("Begin an assessment")
    worker.chooses("Which tool?", "Sexual exploitation risk assessment (SERAF structure)")
    worker.page.get_by_label("Sexual exploitation", exact=True).check()
    worker.chooses("Why now?", "A new concern")
    worker.presses("Begin")

    item = worker.page.locator("#item-S02")
    item.get_by_label("Both", exact=True).check()
    item.get_by_text("6 points").first.wait_for()
    worker.sees("6 of 71: Mild risk")
    item.get_by_text("Add what was seen, and when").click()
    item.get_by_label("When", exact=True).fill(SEEN)
    item.get_by_label("What was seen or said").fill("Collected from school by car")
    item.get_by_role("button", name="Add it").click()
    item.get_by_text(f"{SEEN}: Collected from school by car").wait_for()
    worker.sees("that column does not count")
    for part in parse(shipped_tools()["seraf"]).narrative:
        worker.page.locator(f"#text-{part}").fill(f"About {Part(part).label.lower()}")
        worker.page.locator(f"#text-{part}").blur()
        worker.page.locator(f"#part-{part}").get_by_text("Kept:").wait_for()
    worker.looks()
    assert Passage.objects.count() == 7

    worker.presses("Decide the level")
    worker.chooses("What is the level, in your judgement?", "Significant risk")
    worker.writes("Why this level", "A controlling adult, and a child who is afraid")
    worker.writes("Which manager did you talk it over with?", "Rosa Lane")
    worker.writes("When did you talk it over?", TODAY)
    worker.presses("Decide, and send to the hub")
    worker.sees("Not at risk (score 5)")

    hub = walker(practice.town.people[Role.HUB_WORKER])
    hub.goes_to("/assessments/")
    hub.presses("Keeley Hollis")
    hub.presses("Accept it on to the tracker")
    hub.sees("accepted by the hub")
    hub.presses("Keeley Hollis")
    hub.sees("On the tracker")
    worker.goes_to(f"/assessments/{Assessment.objects.get().reference}/done/lead/")
    worker.writes("What, and who", "Rosa Lane leads")
    worker.writes("Since when?", TODAY)
    worker.presses("Record it")
    worker.sees("Rosa Lane leads")
