"""The maker of the return, in the browser: look, download, try, bring in."""

import os
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.missing.models import Episode
from methub.people.changes import restrict
from methub.people.models import Person
from methub.returns import jobs
from methub.returns.changes import absences
from methub.returns.changes.refusals import MergedMeanwhile
from methub.returns.codes import LoadState, Table
from methub.returns.models import Load, ReturnNumber
from tests.desk import signed_in
from tests.fittings.page import axe, chromium, show
from tests.returns.conftest import MISSING, NOW, csv, whole

PICTURES = os.environ.get("HUB_PICTURES")


@pytest.fixture
def maker(town):
    return signed_in(town.people[Role.HUB_MANAGER])


def year_href(authority, page="year"):
    return reverse(f"returns:{page}", args=[authority.reference, 2026])


def send(client, authority, how):
    files = [SimpleUploadedFile(name, content) for name, content in whole()]
    href = year_href(authority, "bring-in")
    return client.post(href, {"sent": files, "how": how})


def test_what_is_tried_changes_nothing_until_it_is_taken(maker, peterborough):
    answer = send(maker, peterborough, "try")
    load = Load.objects.get()
    assert answer["Location"] == reverse("returns:load", args=[load.reference])
    assert "The files are being read" in maker.get(answer["Location"]).content.decode()
    jobs.read_waiting(at=NOW)
    page = maker.get(answer["Location"]).content.decode()
    assert "Tried: nothing was changed" in page
    assert not Person.objects.filter(name__startswith="Child C").exists()
    maker.post(reverse("returns:take", args=[load.reference]))
    jobs.read_waiting(at=NOW)
    load.refresh_from_db()
    assert load.state == LoadState.LOADED
    assert Episode.objects.count() == 3


def test_the_page_of_a_year_counts_and_says_what_to_look_at(maker, bring_in, peterborough):
    bring_in(*whole())
    page = maker.get(year_href(peterborough)).content.decode()
    assert "None of the Department’s twenty rules about missing is broken." in page
    assert "Nothing to look at" in page or "Look at these before it is sent" in page


def test_a_child_without_a_return_number_is_led_to(maker, keeley_in_care, peterborough):
    known = keeley_in_care("2025-06-10T17:00", "2025-06-11T09:00")
    page = maker.get(year_href(peterborough)).content.decode()
    assert "No return number" in page
    assert reverse("chronology:child", args=[known.child.person.reference]) in page


def test_a_restricted_child_is_in_the_return_as_a_number_without_a_way_to_the_record(
    maker, keeley_in_care, peterborough
):
    child = keeley_in_care("2025-06-10T17:00", "2025-06-11T09:00").child
    restrict(person=child.person, reason="A colleague’s child", named=[], by=MET_HUB, at=NOW)
    page = maker.get(year_href(peterborough)).content.decode()
    assert child.person.reference in page, "counted, under the number"
    assert reverse("chronology:child", args=[child.person.reference]) not in page
    assert "Keeley" not in page


def test_the_files_come_in_one_folder(maker, bring_in, peterborough):
    bring_in(*whole())
    answer = maker.get(year_href(peterborough, "files"))
    with zipfile.ZipFile(BytesIO(answer.content)) as folder:
        assert {"Header.csv", "Episodes.csv", "Missing.csv", "ssd_missing.csv"} <= set(
            folder.namelist()
        )


def test_a_broken_file_says_what_is_wrong_on_the_page(maker, peterborough):
    file = SimpleUploadedFile("Missing.csv", b"CHILD,DOB\n")
    maker.post(year_href(peterborough, "bring-in"), {"sent": [file], "how": "take"})
    jobs.read_waiting(at=NOW)
    page = maker.get(reverse("returns:load", args=[Load.objects.get().reference]))
    assert "Missing.csv: " in page.content.decode()


def test_whoever_reads_a_report_stands_in_the_book_of_each_child_in_it(maker, bring_in):
    bad = ("C1", "01/05/2010", "M", "", "05/08/2025")
    load = bring_in(*whole()[:2], csv(Table.MISSING, [*MISSING, bad]))
    child = ReturnNumber.objects.get(number="C1").child_id
    for page in ("load", "report"):
        maker.get(reverse(f"returns:{page}", args=[load.reference]))
    lines = Entry.objects.filter(what__in=["returns.load.read", "returns.load.exported"])
    assert [line.details["shown"] for line in lines] == [[child], [child]]


def test_files_that_were_put_off_can_be_read_again(maker, bring_in, monkeypatch):
    bring_in(*whole())
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(absences, "held_absences", lambda child_ids: {})
        load = bring_in(csv(Table.MISSING, MISSING))
    href = reverse("returns:load", args=[load.reference])
    assert "Read these files again" in maker.get(href).content.decode()
    maker.post(reverse("returns:take", args=[load.reference]))
    jobs.read_waiting(at=NOW)
    load.refresh_from_db()
    assert load.state == LoadState.LOADED


def test_the_bytes_of_a_trial_nobody_follows_are_forgotten_after_a_week(bring_in):
    load = bring_in(*whole(), is_trial=True)
    assert jobs.forget_left_lying(at=NOW + timedelta(days=6)) == 0
    assert jobs.forget_left_lying(at=NOW + timedelta(days=8)) == 1
    assert not load.waiting.exists()


def test_one_page_asks_as_many_questions_for_many_children_as_for_one(
    maker, bring_in, peterborough, django_assert_max_num_queries
):
    bring_in(*whole())
    with django_assert_max_num_queries(40):
        maker.get(year_href(peterborough))


@pytest.mark.journey
def test_axe_is_silent_and_nothing_sticks_out(maker, bring_in, peterborough, keeley_in_care):
    keeley_in_care("2025-06-10T17:00", "2025-06-11T09:00")
    bad = ("C1", "01/05/2010", "X", "05/08/2025", "")
    load = bring_in(*whole()[:2], csv(Table.MISSING, [*MISSING, bad]))
    waiting = Load.objects.create(
        authority=peterborough, year=2026, state=LoadState.WAITING, is_trial=True, asked_at=NOW,
        asked_by_id=0, asked_by_name="Ada", files=[{"name": "Missing.csv"}],
    )  # fmt: skip
    put_off = Load.objects.create(
        authority=peterborough, year=2026, state=LoadState.PUT_OFF, is_trial=False, asked_at=NOW,
        asked_by_id=0, asked_by_name="Ada", refused_why=str(MergedMeanwhile()),
    )  # fmt: skip
    found = {
        "index": maker.get(reverse("returns:index")),
        "year": maker.get(year_href(peterborough)),
        "bring-in": maker.get(year_href(peterborough, "bring-in")),
        "load": maker.get(reverse("returns:load", args=[load.reference])),
        "waiting": maker.get(reverse("returns:load", args=[waiting.reference])),
        "put-off": maker.get(reverse("returns:load", args=[put_off.reference])),
    }
    with chromium() as chrome:
        for name, answer in found.items():
            page = chrome.new_page()
            said = show(page, answer.text, policy=answer["Content-Security-Policy"])
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 900})
                said += axe(page)
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
                if PICTURES:
                    page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
            assert said == [], name
            page.close()
