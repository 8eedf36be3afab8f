"""A senior practitioner brings in a tracker that was kept in Excel, and takes it out again."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from django.core.cache import cache

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.spreadsheets import jobs
from tests import town as towns
from tests.journeys.conftest import Walker
from tests.town import Town

pytestmark = pytest.mark.journey


@pytest.fixture
def town(transactional_db: None) -> Town:
    cache.clear()
    town = towns.found(at=now())
    adopt_policy(
        authority=town.authorities["Cambridgeshire"],
        profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2020, 1, 1), by=MET_HUB, at=now(),
    )  # fmt: skip
    return town


def tracker() -> bytes:
    """Title, two lines of headings, three ways of writing a date, initials, two in one cell."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        page = book.add_worksheet("2025-26")
        page.merge_range("A1:F1", "Missing tracker")
        page.merge_range("A3:B3", "Child")
        page.merge_range("C3:D3", "Missing")
        page.write_row("A4", ["Name", "DOB", "Date", "Time", "Returned date", "Notes"])
        page.write_row("A5", ["Keeley Hollis", "14/3/2011", "5th March 26", "22:30", "6/3/26", ""])
        page.write_row("A6", ["K.H.", "?", "9/4/2026", "", "10/4/2026", "With a friend"])
        page.write_row("A7", ["Amara Okafor", "1/2/2012", "Apr-26", "", "n/k", ""])
    return written.getvalue()


def test_a_tracker_is_brought_in_and_taken_out_again(
    walker: Callable[..., Walker], town: Town, width: int
) -> None:
    keeley = children.register_child(
        partnership=town.partnership, responsible_authority=town.authorities["Cambridgeshire"],
        surname="Hollis", forenames="Keeley", born_on=date(2011, 3, 14), by=MET_HUB, at=now(),
    )  # fmt: skip
    senior = walker(town.people[Role.HUB_SENIOR], width=width)

    senior.goes_to("/spreadsheets/")
    senior.presses("Bring in a list")
    senior.writes("What this list is called", "Missing tracker 2025")
    senior.page.get_by_label("The file").set_input_files(
        {"name": "tracker.xlsx", "mimeType": "application/octet-stream", "buffer": tracker()}
    )
    senior.presses("Go on")
    senior.sees("What each column is")
    senior.sees("5th March 26")
    senior.chooses("Which authority is responsible", "Cambridgeshire")
    senior.presses("Read the rows")
    senior.sees("The rows are being read")

    jobs.work_through(at=now())
    senior.presses("Look again")
    senior.sees("“26” read as 2026")
    senior.presses("K H")
    senior.writes("Another child", "Keeley Hollis")
    senior.presses("Look")
    senior.presses("It is this child: Keeley Hollis")
    senior.sees("A child on the record, says")
    senior.presses("7")
    senior.writes("Missing Date", "12/4/2026")
    senior.writes("Returned date", "12/4/2026")
    senior.presses("Read it again")
    senior.sees("Taken")
    senior.presses("Missing tracker 2025", within="body")
    senior.presses("Bring in 3 rows")

    jobs.work_through(at=now())
    senior.presses("Look again")
    senior.sees("Brought in")
    senior.goes_to(f"/child/{keeley.person.reference}/chronology/")
    senior.sees("Brought in from Missing tracker 2025, row 6")

    senior.goes_to("/spreadsheets/")
    senior.presses("Missing tracker 2025")
    senior.presses("Take the list out again")
    senior.sees("All of it is taken out")
    senior.writes("Why it is taken out", "It was the list of last year")
    senior.presses("Take it out")
    senior.sees("Taken out again")
    assert not Episode.objects.exists()
