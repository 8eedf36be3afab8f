"""The whole way: police e-mails in, the right child, the 72 hours, the interview, the answer."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import AllocationKind, CarerKind, CareStatus, LivingKind
from methub.demo import cast
from methub.demo.messages import examples
from methub.foundation import spoken
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london, london_day, now
from methub.interviews import changes as interviews
from methub.people.codes import Sex
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
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
    interviews.set_area_worker(
        district="E07000010",
        user=town.people[Role.HUB_WORKER],
        from_on=london_day(at) - timedelta(days=30),
        by=MET_HUB,
        at=at,
    )
    _keeley(town)
    return town


def _keeley(town: Town) -> None:
    """A girl in care, in a home in March, with a social worker and a mother."""
    at, since = now(), date(2026, 1, 5)
    child = children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities["Cambridgeshire"],
        surname=cast.KEELEY.surname,
        forenames=cast.KEELEY.forenames,
        known_as=cast.KEELEY.known_as,
        born_on=cast.KEELEY.born_on,
        sex=Sex.FEMALE,
        address=cast.KEELEY.address,
        postcode=cast.KEELEY.postcode,
        by=MET_HUB,
        at=at,
    )
    children.record_care_status(
        child=child, status=CareStatus.IN_CARE_S20, from_on=since, by=MET_HUB, at=at
    )
    children.record_placement(
        child=child,
        kind=LivingKind.RESIDENTIAL,
        name=cast.HOMES[0][0],
        address=cast.HOMES[0][1],
        postcode=cast.HOMES[0][2],
        district=cast.HOMES[0][3],
        host_authority=town.authorities["Cambridgeshire"],
        from_on=since,
        by=MET_HUB,
        at=at,
    )
    children.record_carer(
        child=child,
        kind=CarerKind.PARENT,
        name="Ms Hollis",
        from_on=since,
        has_parental_responsibility=True,
        by=MET_HUB,
        at=at,
    )
    children.allocate_worker(
        child=child,
        kind=AllocationKind.SOCIAL_WORKER,
        worker=town.people[Role.ALLOCATED_WORKER],
        manager=town.people[Role.TEAM_MANAGER],
        from_on=since,
        by=MET_HUB,
        at=at,
    )


def test_from_a_police_email_to_a_signed_off_interview(
    town: Town, walker: Callable[..., Walker], tmp_path: Path
) -> None:
    ada = walker(town.people[Role.HUB_WORKER])
    _three_emails_arrive(ada, tmp_path)
    _she_is_missing(ada)
    _the_grade_is_raised(ada)
    _she_is_found(ada)
    _the_interview_is_held(ada)
    _it_is_signed_off(walker(town.people[Role.HUB_SENIOR]))
    for role in (Role.ALLOCATED_WORKER, Role.TEAM_MANAGER):
        _it_is_acknowledged(walker(town.people[role]))
    _her_page_tells_the_story(walker(town.people[Role.ALLOCATED_WORKER], width=390))
    assert len(ada.looked) >= 20


def _three_emails_arrive(ada: Walker, tmp_path: Path) -> None:
    files = []
    for name, raw in list(examples(at=now()))[:3]:
        (tmp_path / name).write_bytes(raw)
        files.append(tmp_path / name)
    ada.goes_to("/inbox/")
    ada.presses("Put in e-mails")
    ada.page.set_input_files("input[type=file]", files)
    ada.presses("Put in")
    ada.goes_to("/inbox/")
    ada.sees("Missing: HOLLIS, Keeley Anne")


def _she_is_missing(ada: Walker) -> None:
    ada.presses("Missing: HOLLIS, Keeley Anne")
    ada.sees("Same date of birth")
    ada.presses("This is Keeley: open the episode")
    ada.goes_to("/today/")
    ada.sees("Missing now: 1 child")
    ada.sees("Police: Medium")


def _the_grade_is_raised(ada: Walker) -> None:
    ada.goes_to("/inbox/")
    ada.presses("Risk changed: HOLLIS, Keeley Anne")
    ada.presses("This is Keeley")
    ada.goes_to("/today/")
    ada.sees("Police: High")


def _she_is_found(ada: Walker) -> None:
    ada.goes_to("/inbox/")
    ada.presses("Found: HOLLIS, Keeley Anne")
    ada.presses("This is Keeley")
    ada.goes_to("/today/")
    ada.does_not_see("Missing now")
    ada.sees("Return home interview")


def _the_interview_is_held(ada: Walker) -> None:
    at = now() - timedelta(minutes=2)
    day, time = spoken.short_day(london_day(at)), f"{london(at):%H:%M}"
    ada.presses("Open interview")
    ada.presses("Before you start")
    before = ada.page.url.removeprefix(ada.address)
    for who in ("Keeley", "Ms Hollis"):
        ada.goes_to(before)
        ada.presses(f"Record their answer: {who}")
        ada.chooses("Do they agree to the interview?", "Yes")
        ada.says_when("When they were asked", day, time)
        ada.presses("Save")
    ada.goes_to(before)
    ada.presses("Record what the parent or carer was offered")
    ada.chooses("Who", "Ms Hollis, parent")
    ada.says_when("When", day, time)
    ada.chooses("Did they take it up?", "Yes")
    ada.writes("What they said", "Worried about Friday nights.")
    ada.presses("Save")
    ada.goes_to(before)
    ada.picks("Who holds the interview?", "MET Hub worker")
    ada.presses("Start")
    ada.goes_to(before)
    ada.presses("The interview was held")
    ada.says_when("When it was held", day, time)
    ada.writes("Where it was held", "School, quiet room")
    ada.chooses("Was the child seen alone?", "Yes")
    ada.chooses("Was it completed?", "Completed")
    ada.presses("Save")
    for section in SECTIONS:
        ada.goes_to(before.replace("before", f"write/{section}"))
        ada.answers_everything("“I would stay in if I could see my brother.”")
        ada.presses("Save and continue")
    ada.goes_to(before.replace("before", "check"))
    ada.presses("Send for sign-off")
    ada.goes_to("/today/")
    ada.does_not_see("Return home interview")


SECTIONS = ("why", "where", "harm", "voice", "parent", "staying-safe", "analysis")


def _it_is_signed_off(sam: Walker) -> None:
    sam.goes_to("/interviews/sign-off/")
    sam.presses("Keeley Anne Hollis")
    sam.sees("I would stay in if I could see my brother.")
    sam.presses("Agree and share")


def _it_is_acknowledged(worker: Walker) -> None:
    worker.goes_to("/today/")
    worker.sees("Interview to be acknowledged")
    worker.presses("Read and acknowledge")
    worker.writes("What you will do", "Plan time with her brother; see her again on Friday.")
    worker.presses("Acknowledge and record what I will do")
    worker.goes_to("/today/")
    worker.does_not_see("Interview to be acknowledged")


def _her_page_tells_the_story(worker: Walker) -> None:
    worker.goes_to("/children/")
    worker.presses("Keeley Anne Hollis")
    worker.presses("Chronology")
    for words in (
        "Interview acknowledged",
        "I would stay in if I could see my brother.",
        "Found",
        "Police grade",
        "Missing",
    ):
        worker.sees(words)
