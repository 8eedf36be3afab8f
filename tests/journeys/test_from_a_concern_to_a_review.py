"""The whole way of an exploited child: a nurse at school is afraid for her, the hub decides, her
worker assesses, police and children's services agree, she is on the tracker with plans that others
hold; and three months later the review cannot be forgotten."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from methub.agencies.roles import Role
from methub.assessments import changes as assessments
from methub.assessments.rules import parse
from methub.assessments.rules.shipped import shipped_tools
from methub.children import changes as children
from methub.children.codes import AllocationKind
from methub.foundation import spoken
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london, london_day, now
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.journeys.conftest import Walker
from tests.town import Town

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TOOL = "Sexual exploitation risk assessment (SERAF structure)"
THREE_MONTHS = timedelta(days=95)


class Hands:
    """The hands of the clock: how far they were moved."""

    moved = timedelta()

    def now(self):
        return now() + self.moved


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """A clock that can be moved on: at the front desk, and for whoever signs in there."""
    hands = Hands()
    for door in ("methub.config.middleware.front_desk.now", "tests.desk.now"):
        monkeypatch.setattr(door, hands.now)
    return hands


@pytest.fixture
def town(transactional_db: None) -> Town:
    """Where police and children's services must agree a level."""
    at = now() - timedelta(days=1)
    town = towns.found(at=at)
    home, who = town.authorities["Cambridgeshire"], {"by": MET_HUB, "at": at}
    adopt_policy(
        authority=home,
        profile_text=shipped_profiles()["cambridgeshire"].replace(
            "[assessments]\n", "[assessments]\npolice_agree = true\n"
        ),
        from_on=date(2024, 1, 1),
        **who,
    )
    tool = assessments.load_tool(text=shipped_tools()["seraf"], **who)
    assessments.use_tool(authority=home, tool=tool, from_on=date(2025, 1, 1), **who)
    child = children.register_child(
        partnership=town.partnership, responsible_authority=home, surname="Hollis",
        forenames="Keeley", born_on=date(2011, 3, 5), **who,
    )  # fmt: skip
    children.allocate_worker(
        child=child, kind=AllocationKind.SOCIAL_WORKER,
        worker=town.people[Role.ALLOCATED_WORKER], manager=town.people[Role.TEAM_MANAGER],
        from_on=date(2026, 1, 1), **who,
    )  # fmt: skip
    children.share_child(
        child=child, agency=town.agencies["School Nursing"], reason="Health assessment", **who
    )
    return town


def test_from_a_concern_at_school_to_the_review_three_months_later(
    town: Town, walker: Callable[..., Walker], hands: Hands
) -> None:
    def comes_in(role: Role, **more: int) -> Walker:
        return walker(town.people[role], **more)

    nurse, hub = comes_in(Role.PARTNER), comes_in(Role.HUB_SENIOR)
    worker, police = comes_in(Role.ALLOCATED_WORKER), comes_in(Role.POLICE_MET)
    _a_nurse_is_afraid(nurse)
    _the_hub_decides(hub)
    _the_nurse_hears(nurse)
    _her_worker_assesses(worker)
    _the_police_agree(police)
    _the_hub_accepts(hub)
    _what_the_level_owes_is_there(worker)
    _plans_are_written(worker)
    for who in (nurse, police, hub):
        _the_plan_is_acknowledged(who)

    hands.moved = THREE_MONTHS
    _the_review_is_late_and_is_done(comes_in(Role.ALLOCATED_WORKER, width=390))
    _it_is_agreed_and_accepted_again(comes_in(Role.POLICE_MET), comes_in(Role.HUB_SENIOR))


def _moment() -> tuple[str, str]:
    at = now()
    return spoken.short_day(london_day(at)), f"{london(at):%H:%M}"


def _a_nurse_is_afraid(nurse: Walker) -> None:
    nurse.goes_to("/today/")
    nurse.presses("Concerns", within=".mh-nav")
    nurse.presses("Raise a concern")
    nurse.writes("What was seen or heard?", "An older man waits for her at the gate, in a car.")
    nurse.chooses("What do you fear?", "Sexual exploitation")
    nurse.writes("Name, or what they are called", "Keeley Hollis")
    nurse.writes("Date of birth, or about how old", "about 15")
    nurse.presses("Send it")
    nurse.sees("Thank you.")
    nurse.sees("Waits for a decision by")


def _the_hub_decides(hub: Walker) -> None:
    hub.goes_to("/today/?show=all")
    hub.sees("Decide on a concern")
    hub.presses("Read and decide")
    hub.presses("Say which child it is")
    hub.chooses("Which child is it?", "Keeley Hollis, born 5 Mar 2011")
    hub.presses("This is the child")
    hub.presses("Decide")
    hub.chooses("Where does it lead?", "Assessment of exploitation")
    hub.writes("Why?", "The third time in two weeks that he was seen.")
    hub.says_when("When was it decided?", *_moment())
    hub.presses("Decide")
    hub.presses("Tell whoever raised it")
    hub.writes("What they are told", "You were right to tell us. She will be assessed.")
    hub.chooses("How do they hear it?", "Somebody speaks or writes to them")
    hub.says_when("When were they told?", *_moment())
    hub.presses("Tell them")


def _the_nurse_hears(nurse: Walker) -> None:
    nurse.presses("Concerns", within=".mh-nav")
    nurse.presses("Keeley Hollis")
    nurse.sees("You were right to tell us.")


def _her_worker_assesses(worker: Walker) -> None:
    worker.goes_to("/today/")
    worker.sees("Assess the child")
    worker.presses("Read the concern")
    worker.sees("An older man waits for her at the gate")
    worker.presses("Begin the assessment")
    worker.chooses("Which tool?", TOOL)
    assert worker.page.get_by_label("Sexual exploitation", exact=True).is_checked()
    worker.presses("Begin")
    _everything_is_written(worker)
    worker.page.locator("#item-S02").get_by_label("Both", exact=True).check()
    worker.page.locator("#item-S02").get_by_text("6 points").first.wait_for()
    _the_level_is_decided(worker, "Moderate risk", "A controlling adult; she is afraid of him.")
    worker.goes_to("/today/")
    worker.does_not_see("Assess the child")


def _everything_is_written(worker: Walker) -> None:
    for part in parse(shipped_tools()["seraf"]).narrative:
        worker.page.locator(f"#text-{part}").fill("What we learned, and from whom.")
        worker.page.locator(f"#text-{part}").blur()
        worker.page.locator(f"#part-{part}").get_by_text("Kept:").wait_for()


def _the_level_is_decided(worker: Walker, level: str, why: str) -> None:
    worker.presses("Decide the level")
    worker.chooses("What is the level, in your judgement?", level)
    worker.writes("Why this level", why)
    worker.writes("Which manager did you talk it over with?", "Rosa Lane")
    worker.writes("When did you talk it over?", "18 Nov 2026")
    worker.presses("Decide, and send to the hub")
    worker.sees("not agreed yet: the higher level holds")


def _the_police_agree(police: Walker) -> None:
    police.goes_to("/today/")
    police.sees("Agree the level")
    police.presses("Open the assessment")
    police.presses("Say which level your side agrees to")
    police.chooses("Which level does your side agree to?", "Moderate risk")
    police.presses("Record it")
    police.does_not_see("not agreed yet")
    police.goes_to("/today/")
    police.does_not_see("Agree the level")


def _the_hub_accepts(hub: Walker) -> None:
    hub.goes_to("/today/?show=all")
    hub.presses("Read and accept")
    hub.presses("Accept it on to the tracker")
    hub.goes_to("/tracker/exploitation/")
    hub.sees("Sexual exploitation: Moderate risk")
    hub.sees("Owed")


def _what_the_level_owes_is_there(worker: Walker) -> None:
    for duty, words in (
        ("A lead professional", "Rosa Lane leads"),
        ("A response: early help or safeguarding", "A child protection enquiry"),
    ):
        worker.goes_to("/today/")
        worker.presses("Open the assessment")
        worker.presses(duty)
        worker.writes("What, and who", words)
        worker.writes("Since when?", _moment()[0])
        worker.presses("Record it")
        worker.sees(words)


def _plans_are_written(worker: Walker) -> None:
    worker.presses("Write the safety plan")
    for question, said in (
        ("What we are worried about", "A man who waits for her in his car."),
        ("What already keeps the child safe", "Her aunt, who fetches her from school."),
        ("What the child says", "“I want to see my aunt at weekends.”"),
        ("Why is it written?", "The level asks for it."),
    ):
        worker.writes(question, said)
    worker.presses("Save this version")
    worker.presses("Send it to whoever is missing")
    worker.presses("Plans of Keeley Hollis", within="nav[aria-label=Back]")
    worker.presses("Write: trigger plan")
    worker.writes("In the first hour, the carer", "Ring the aunt.")
    worker.writes("In the first hour, the police", "Look at the station.")
    worker.chooses("Risk to assume until the police have graded it", "High")
    worker.writes("Why is it written?", "He has taken her away before.")
    worker.presses("Save this version")
    worker.presses("Send it to whoever is missing")
    worker.does_not_see("Not given")
    worker.goes_to("/today/")
    worker.does_not_see("Multi-agency plan")


def _the_plan_is_acknowledged(who: Walker) -> None:
    for _ in range(2):
        who.goes_to("/today/?show=all")
        who.presses("Read and acknowledge")
        who.page.get_by_label("I have read it", exact=False).check()
        who.presses("Acknowledge")
        who.sees("Acknowledged")
    who.goes_to("/today/?show=all")
    who.does_not_see("Read and acknowledge")


def _the_review_is_late_and_is_done(worker: Walker) -> None:
    worker.goes_to("/today/")
    assert "late" in _review(worker)
    worker.presses("Open the assessment")
    worker.presses("Assess again")
    worker.chooses("Which tool?", TOOL)
    worker.chooses("Why now?", "A review that was due")
    worker.presses("Begin")
    _everything_is_written(worker)
    _the_level_is_decided(worker, "Mild risk", "He is in prison; she sees her aunt.")
    worker.goes_to("/today/")
    assert "late" not in _review(worker), "the next one is owed in three months"


def _review(worker: Walker) -> str:
    return worker.page.locator("tr", has_text="Assess again").inner_text()


def _it_is_agreed_and_accepted_again(police: Walker, hub: Walker) -> None:
    police.goes_to("/today/")
    police.presses("Open the assessment")
    police.presses("Say which level your side agrees to")
    police.chooses("Which level does your side agree to?", "Mild risk")
    police.presses("Record it")
    hub.goes_to("/today/?show=all")
    hub.presses("Read and accept")
    hub.presses("Accept it on to the tracker")
    hub.goes_to("/tracker/exploitation/")
    hub.sees("Sexual exploitation: Mild risk")
    hub.sees("Down")
