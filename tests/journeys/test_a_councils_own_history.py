"""A council's three files in, a child who was there twice made one, the tracker read, and the
return out again, passed by the validator that the Department's councils use."""

import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache

from methub.agencies.models import Authority
from methub.agencies.roles import Role
from methub.children import changes as children
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import days_after, hours_after, now
from methub.merging import jobs as merging
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.returns import jobs as returns
from tests import town as towns
from tests.journeys.conftest import Walker
from tests.returns.conftest import MISSING, whole
from tests.returns.judge import Case, judged, needs_the_validator
from tests.town import Town

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(transactional_db: None) -> Town:
    """Peterborough, with a child whom two people put on the record on the same evening."""
    cache.clear()
    at = now()
    town = towns.found(at=at)
    adopt_policy(
        authority=town.authorities["Peterborough"],
        profile_text=shipped_profiles()["peterborough"],
        from_on=date(2020, 1, 1), by=MET_HUB, at=at,
    )  # fmt: skip
    Authority.objects.filter(name="Peterborough").update(gss_code="E06000031")
    for surname, forenames, days_ago in (("Marsh", "Lily", 20), ("March", "Lilly", 20)):
        since = days_after(at, -days_ago)
        child = children.register_child(
            partnership=town.partnership, responsible_authority=town.authorities["Peterborough"],
            surname=surname, forenames=forenames, born_on=date(2011, 8, 9), by=MET_HUB, at=since,
        )  # fmt: skip
        episode = missing.open_episode(
            child=child, missing_since=since, told_hub_at=since, missing_from="Home",
            by=MET_HUB, at=since,
        )  # fmt: skip
        found = hours_after(since, 8)
        missing.record_found(episode=episode, found_at=found, told_at=found, by=MET_HUB, at=found)
    return town


@needs_the_validator
def test_from_a_councils_files_to_the_return_it_sends(
    town: Town, walker: Callable[..., Walker], tmp_path: Path
) -> None:
    chris = walker(town.people[Role.HUB_MANAGER])
    _three_files_come_in(chris, tmp_path)
    _one_child_was_there_twice(chris)
    _the_tracker_has_her_once(chris)
    _the_return_goes_out(chris, tmp_path)
    assert len(chris.looked) >= 12


def _three_files_come_in(chris: Walker, folder: Path) -> None:
    for name, content in whole():
        (folder / name).write_bytes(content)
    chris.goes_to("/returns/")
    _this_return(chris)
    chris.presses("Bring in files of this year")
    chris.page.set_input_files("input[type=file]", [folder / name for name, _ in whole()])
    chris.presses("Go on")
    assert returns.read_waiting(at=now()) == 1
    chris.page.reload()
    chris.looks()
    assert not Episode.objects.filter(child__person__name__contains="C1").exists()
    chris.presses("Bring these files in")
    assert returns.read_waiting(at=now()) == 1
    chris.page.reload()
    chris.looks()
    chris.sees("Missing")


def _this_return(chris: Walker) -> None:
    row = chris.page.get_by_role("row", name=re.compile("Peterborough")).first
    row.get_by_role("link", name=re.compile("2025")).first.click()
    chris.looks()


def _one_child_was_there_twice(chris: Walker) -> None:
    chris.goes_to("/duplicates/")
    chris.presses("Look now")
    merging.look()
    chris.goes_to("/duplicates/")
    chris.presses("Compare the two records")
    chris.sees("Nothing is deleted")
    chris.writes("How do you know?", "The same evening, and her mother says so")
    chris.presses("Merge the two records")
    chris.sees("The two records are one")


def _the_tracker_has_her_once(chris: Walker) -> None:
    chris.goes_to("/tracker/")
    names = [cell.inner_text() for cell in chris.page.locator("main tbody td:first-child a").all()]
    assert len([name for name in names if name.startswith(("Lily", "Lilly"))]) == 1
    assert Episode.objects.filter(missing_since__gte=now() - timedelta(days=30)).count() == 1


def _the_return_goes_out(chris: Walker, folder: Path) -> None:
    chris.goes_to("/returns/")
    _this_return(chris)
    chris.sees("None of the Department’s twenty rules about missing is broken")
    with chris.page.expect_download() as waiting:
        chris.page.get_by_role("link", name="Download the files").click()
    out = folder / "out"
    out.mkdir()
    with zipfile.ZipFile(BytesIO(Path(waiting.value.path()).read_bytes())) as packed:
        packed.extractall(out)
    files = [next(out.rglob(f"{name}.csv")) for name in ("Header", "Episodes", "Missing")]
    sent = files[2].read_text().splitlines()[1:]
    assert [tuple(line.split(",")) for line in sent] == MISSING
    (said,) = judged(Case(files))
    assert not said.found
    assert not said.failed
