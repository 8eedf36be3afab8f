"""The whole way of a child another authority placed here: the notice in, the checklist, missing,
their authority told, what it answers, and what came of its interview."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from methub.agencies import changes as agencies
from methub.agencies.roles import Role
from methub.foundation import spoken
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london, london_day, now
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.intake.reading import SAMPLES
from tests.journeys.conftest import Walker
from tests.town import Town

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(transactional_db: None) -> Town:
    at = now()
    town = towns.found(at=at)
    for name in ("Cambridgeshire", "Peterborough"):
        adopt_policy(
            authority=town.authorities[name],
            profile_text=shipped_profiles()[name.lower()],
            from_on=date(2024, 1, 1),
            by=MET_HUB,
            at=at,
        )
    agencies.register_authority(
        name="London Borough of Barking and Dagenham", partnership=None,
        contact_name="Placements duty desk", contact_phone="020 0000 0000", by=MET_HUB, at=at,
    )  # fmt: skip
    return town


def test_from_a_placement_notice_to_what_came_of_their_interview(
    town: Town, walker: Callable[..., Walker]
) -> None:
    sam = walker(town.people[Role.HUB_SENIOR])
    _the_notice_comes(sam)
    page = _the_checklist_is_begun(sam)
    episode = _he_goes_missing(sam)
    _his_authority_is_told(sam, episode)
    _he_is_found(sam, episode)
    _they_answer(sam)
    sam.goes_to(page)
    for words in ("Yes, planned for", "It was held", "Was at a friend’s in Dagenham."):
        sam.sees(words)
    assert len(sam.looked) >= 20


def _moment(minutes_ago: int = 2) -> tuple[str, str]:
    at = now() - timedelta(minutes=minutes_ago)
    return spoken.short_day(london_day(at)), f"{london(at):%H:%M}"


def _the_notice_comes(sam: Walker) -> None:
    sam.goes_to("/inbox/")
    sam.presses("Put in e-mails")
    sam.page.set_input_files("input[type=file]", [SAMPLES[4]])
    sam.presses("Put in")
    sam.goes_to("/inbox/")
    sam.presses("Placed here by another authority: BENNETT, Tyrell James")
    sam.sees("Told 18 hours late")
    sam.page.get_by_text("A child we do not know yet").click()
    sam.presses("Put the child on the record and accept")


def _the_checklist_is_begun(sam: Walker) -> str:
    sam.goes_to("/placed-away/")
    sam.presses("Tyrell James Bennett")
    page = sam.page.url.removeprefix(sam.address)
    sam.sees("Nobody spoke before the placement")
    sam.sees("Done, 18 hours 10 minutes late")
    sam.sees("CCE (county lines)")
    sam.presses("Record Panel’s representative told")
    sam.says_when("When were they told?", *_moment())
    sam.writes("Who was told", "Vera Lindqvist, panel administrator")
    sam.presses("Record it")
    sam.presses("Record Which panel leads")
    sam.chooses("Which panel leads?", "The panel where the child lives")
    sam.says_when("When was it agreed?", *_moment())
    sam.writes("Agreed there by", "Placements duty desk")
    sam.presses("Record it")
    sam.sees("The panel where the child lives")
    return page


def _he_goes_missing(sam: Walker) -> str:
    sam.goes_to("/placed-away/")
    sam.presses("Tyrell James Bennett")
    sam.presses("Tyrell James Bennett", within="nav[aria-label=Back]")
    sam.sees("Placed here by London Borough of Barking and Dagenham")
    sam.presses("Report missing")
    sam.says_when("Missing since", *_moment(90))
    sam.presses("Open the episode")
    return sam.page.url.removeprefix(sam.address)


def _his_authority_is_told(sam: Walker, episode: str) -> None:
    sam.goes_to("/today/?show=all")
    sam.presses("Record telling them")
    sam.chooses("How were they told?", "Telephone")
    sam.writes("Who was told", "Placements duty desk")
    sam.says_when("When were they told?", *_moment(60))
    sam.presses("Record it")
    sam.goes_to("/today/?show=all")
    sam.sees("Their interview: confirmation")
    sam.does_not_see("Their interview: outcome")


def _he_is_found(sam: Walker, episode: str) -> None:
    sam.goes_to(episode)
    sam.presses("Record that the child was found or has returned")
    sam.says_when("When was the child found?", *_moment(30))
    sam.presses("Record it")
    sam.goes_to("/today/?show=all")
    sam.does_not_see("Return home interview")


def _they_answer(sam: Walker) -> None:
    sam.presses("Record their answer")
    sam.chooses("Will they hold the return home interview?", "Yes, they will")
    sam.writes("The day they plan it for", "24 Dec 2026")
    sam.writes("Who said so", "M. Adeyemi, social worker")
    sam.says_when("When did they say so?", *_moment())
    sam.presses("Record it")
    sam.goes_to("/today/?show=all")
    sam.does_not_see("Their interview: confirmation")
    sam.presses("Record what came of it")
    sam.chooses("What came of their interview?", "It was held")
    sam.writes("Who told us", "M. Adeyemi, social worker")
    sam.says_when("When did they tell us?", *_moment())
    sam.writes("What they told us", "Was at a friend’s in Dagenham.")
    sam.presses("Record it")
