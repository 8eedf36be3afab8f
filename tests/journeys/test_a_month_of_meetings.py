"""A month of the panel in a real browser: the agenda draws itself, agencies write, two people type
at once, each reads their own minutes, a senior manager answers, an action is done late."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from playwright.sync_api import expect

from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.clocks import changes as clocks
from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Clock
from methub.documents.jobs import make_waiting
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london, now
from methub.meetings.models import Action, Escalation, Item, Meeting, Minutes, Said
from tests.journeys.conftest import Walker
from tests.meetings.desk import CHAIR, NURSE, SENIOR, WORKER, lived
from tests.town import Town

pytestmark = pytest.mark.journey
MANAGER = Role.TEAM_MANAGER


@pytest.fixture
def town(transactional_db: None) -> Iterator[Town]:
    """Keeley came back three times these weeks; nothing is known of anybody else."""
    yield lived(now())[0]
    with connection.cursor() as cursor:  # the queue is nobody's model: nothing else empties it
        cursor.execute("DELETE FROM procrastinate_jobs")


def test_a_month_from_the_agenda_to_an_action_done_late(
    walker: Callable[..., Walker], town: Town
) -> None:
    people = town.people
    senior = walker(people[SENIOR])
    _planned(senior, people)
    nurse = walker(people[NURSE], width=390)
    _written(nurse)

    chair = walker(people[CHAIR])
    chair.goes_to("/meetings/")
    chair.presses("MACE")
    chair.presses("Begin the meeting")
    chair.presses("Keeley Hollis")
    senior.goes_to(chair.page.url.removeprefix(senior.address))
    _type_at_once(senior, chair)
    _agreed(senior, people)
    _over(senior, chair)

    chairs, nurses = _minutes(chair), _minutes(nurse)
    assert "For the chair alone" in chairs and "For the chair alone" not in nurses
    assert "1 passage" in nurses
    _fetched(nurse)
    _answered(walker(people[MANAGER]))
    _done_late(walker(people[WORKER]))


def _planned(senior: Walker, people: dict[Role, User]) -> None:
    soon = london(now() + timedelta(days=3))
    senior.goes_to("/meetings/")
    senior.sees("3 missing episodes in 90 days")
    senior.presses("Plan a meeting")
    senior.picks("Which meeting?", "Cambridgeshire: MACE")
    senior.says_when("When does it start?", f"{soon.day}/{soon.month}/{soon.year}", "10am")
    senior.writes("Where?", "Shire Hall")
    senior.presses("Plan it")
    senior.sees("Not quorate as invited")
    for role, part in ((CHAIR, "Chair"), (SENIOR, "Takes the minutes"), (NURSE, "Member")):
        senior.presses("Invite somebody")
        names = [one.inner_text() for one in senior.page.locator("#id_user option").all()]
        name = next(one for one in names if one.startswith(people[role].name))
        senior.picks("Who?", name)
        senior.chooses("What do they do there?", part)
        senior.presses("Invite them")
    senior.sees("No input from health")
    senior.presses("Keeley Hollis")
    senior.presses("Write an update")
    senior.writes("What should the meeting know?", "For the chair alone")
    senior.chooses("Who may read it?", "Chair and minute-taker only")
    senior.presses("Write it")


def _written(nurse: Walker) -> None:
    nurse.goes_to("/meetings/")
    nurse.presses("MACE")
    nurse.presses("Keeley Hollis")
    nurse.does_not_see("For the chair alone")
    nurse.presses("Write an update")
    nurse.writes("What should the meeting know?", "Seen at the clinic")
    nurse.chooses("Who may read it?", "Everybody invited")
    nurse.presses("Write it")
    nurse.sees("Seen at the clinic")


def _type_at_once(senior: Walker, chair: Walker) -> None:
    """Both opened the page before either wrote. What one keeps comes to the other by itself, beside
    what they are writing and never over it."""
    box = chair.page.get_by_label("Discussion")
    box.fill("Her aunt rang.")
    theirs = senior.page.get_by_label("Discussion")
    theirs.fill("She was at the station.")
    theirs.blur()
    form = chair.page.locator("#field-discussion")
    form.get_by_text("“She was at the station.”. Yours is not kept yet.").wait_for(timeout=5_000)
    assert box.input_value() == "Her aunt rang."
    box.blur()
    form.get_by_text(re.compile("wrote this meanwhile")).wait_for()
    box = chair.page.get_by_label("Discussion")
    assert box.input_value() == "Her aunt rang."
    box.fill("She was at the station. Her aunt rang.")
    box.blur()
    form.get_by_text("wrote this meanwhile").wait_for(state="detached")
    chair.looks()
    texts = Said.objects.order_by("pk").values_list("text", flat=True)
    assert list(texts) == ["She was at the station.", "She was at the station. Her aunt rang."]
    decided = chair.page.get_by_label("Decision")
    decided.fill("Stays on the panel")
    decided.blur()
    chair.page.locator("#field-decision").get_by_text("Kept").wait_for()
    heard = senior.page.locator("#field-decision textarea")
    expect(heard).to_have_value("Stays on the panel", timeout=5_000)


def _agreed(senior: Walker, people: dict[Role, User]) -> None:
    due = london(now() + timedelta(days=2))
    senior.presses("Agree an action")
    senior.writes("What will be done", "Ring the school")
    senior.picks("Who will do it?", people[WORKER].name)
    senior.writes("By when", f"{due.day}/{due.month}/{due.year}")
    senior.presses("Agree it")
    senior.presses("Take it to a senior manager")
    senior.picks("Which senior manager?", people[MANAGER].name)
    senior.writes("What must they know, and decide?", "No placement can keep her safe")
    senior.presses("Take it to them")
    senior.sees("Not acknowledged")


def _over(senior: Walker, chair: Walker) -> None:
    meeting = Meeting.objects.get()
    senior.goes_to(f"/meetings/meeting/{meeting.reference}/")
    for guest in senior.page.locator("details", has_text="Did they come?").all():
        assert guest.is_visible()
    for number in range(3):
        senior.page.locator("details", has_text="Did they come?").nth(number).click()
        opened = senior.page.locator("details[open]", has_text="Did they come?").first
        opened.get_by_role("button", name=re.compile("^Attended")).click()
        senior.page.wait_for_load_state()
    senior.presses("End the meeting")
    senior.writes("What came of the meeting?", "Every child was spoken of")
    senior.presses("End it")
    senior.presses("Check and seal them")
    chair.goes_to(f"/meetings/meeting/{meeting.reference}/minutes/")
    chair.presses("Issue them")
    assert Minutes.objects.get().issued_at is not None


def _minutes(one: Walker) -> str:
    one.goes_to(f"/meetings/meeting/{Meeting.objects.get().reference}/minutes/")
    one.sees("Issued")
    return one.page.locator("main").inner_text()


def _fetched(nurse: Walker) -> None:
    nurse.presses("Minutes as Word")
    nurse.sees("Waiting to be made")
    assert make_waiting(at=now()) == 1
    nurse.page.reload()
    nurse.looks()
    nurse.sees("Ready")


def _answered(manager: Walker) -> None:
    manager.goes_to(f"/meetings/escalation/{Escalation.objects.get().reference}/")
    manager.presses("I know of it, and answer for the risk")
    manager.writes("What do you decide?", "The money is agreed")
    manager.presses("Answer")
    escalation = Escalation.objects.get()
    assert escalation.acknowledged_at and escalation.answer == "The money is agreed"


def _done_late(worker: Walker) -> None:
    """Two days after it was due."""
    action = Action.objects.get()
    assert Item.objects.get(pk=action.item_id).child == action.child
    clock, due = Clock.objects.get(promise=Promise.MEETING_ACTION), now() - timedelta(days=2)
    clocks.correct_times(
        clock=clock, started_at=due - timedelta(days=1), due_at=due, why="Two days have gone by",
        by=MET_HUB, at=now(),
    )  # fmt: skip
    worker.goes_to("/today/")
    worker.sees("Ring the school")
    worker.goes_to(f"/meetings/action/{action.reference}/")
    worker.chooses("What became of it?", "Done")
    worker.writes("What came of it", "She is back on Monday")
    worker.presses("Record it")
    clock.refresh_from_db()
    assert clock.state(now()) is ClockState.LATE
