"""The tracker as somebody reads it: filtered, sorted, in their own columns, kept as a view, as a
file; and what the audit book says of it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from methub.agencies.models import SavedView
from methub.agencies.roles import Role
from methub.agencies.views.tables import TABLES
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import CareStatus, LivingKind, SchoolStatus
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day
from methub.missing.models import Episode
from methub.tracker import forms, rules
from methub.tracker.forms import TYPED
from tests.tracker.conftest import FENLAND

pytestmark = pytest.mark.django_db
LIST = "tracker:list"


def read(client, name=LIST, **query):
    answer = client.get(reverse(name), query)
    assert answer.status_code == 200
    return answer.content.decode()


def table(page):
    return page.split("<table")[1].split("</table")[0]


@pytest.fixture
def keeley(register, went_missing, at):
    """In care in a children's home in Fenland, three times missing and missing now."""
    child = register()
    signed = {"by": MET_HUB, "at": at - timedelta(days=300)}
    since = london_day(at) - timedelta(days=300)
    children.record_care_status(child=child, status=CareStatus.IN_CARE_S20, from_on=since, **signed)
    children.record_placement(
        child=child, kind=LivingKind.RESIDENTIAL, name="Fenview House", district=FENLAND,
        from_on=since, **signed,
    )  # fmt: skip
    for days in (80, 20):
        went_missing(child, days_ago=days)
    went_missing(child, days_ago=2, hours=None)
    return child


@pytest.fixture
def amara(register, at):
    """Missing education, and never missing."""
    child = register("Okafor", "Amara")
    children.record_schooling(
        child=child, status=SchoolStatus.MISSING_EDUCATION,
        from_on=london_day(at) - timedelta(days=30), by=MET_HUB, at=at - timedelta(days=30),
    )  # fmt: skip
    return child


def test_a_row_says_what_the_spreadsheet_said(browser, keeley):
    page = table(read(browser()))
    for words in (
        "Keeley Hollis", "Cambridgeshire", "Fenland", "In care, section 20",
        "Missing now · Recent", "Missing, 90 days",
    ):  # fmt: skip
        assert words in page
    numbers = re.findall(r'data-label="Missing, (\d+) days">(\d+)', page)
    assert numbers == [("30", "2"), ("90", "3"), ("365", "3")]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, {"Hollis", "Okafor"}),
        ({"care": CareStatus.IN_CARE_S20}, {"Hollis"}),
        ({"care": CareStatus.CARE_LEAVER}, set()),
        ({"district": FENLAND}, {"Hollis"}),
        ({"missing_90": "2"}, {"Hollis"}),
        ({"missing_90": "3"}, set()),
        ({"missing_90": "lots"}, {"Hollis", "Okafor"}),
        ({"school_status": SchoolStatus.MISSING_EDUCATION}, {"Okafor"}),
        ({"school_status": SchoolStatus.MISSING_EDUCATION, "missing_90": "2"}, set()),
        ({"missing_since-from": "1 Jan 2020"}, {"Hollis"}),
        ({"missing_since-to": "1 Jan 2020"}, set()),
        ({"why": "missing-now"}, {"Hollis"}),
        ({"why": "education"}, {"Okafor"}),
        (
            {"why": "nonsense", "sort": "password", "page": "-3", "authority": "²"},
            {"Hollis", "Okafor"},
        ),
        ({"authority": "Cambridgeshire"}, {"Hollis", "Okafor"}),
        ({"whose": "theirs"}, set()),
        ({"page": "2"}, set()),
        ({"changed": "on"}, set()),
    ],
)
def test_filters_hold_together_and_nonsense_is_left_out(browser, keeley, amara, query, names):
    page = read(browser(), **query)
    assert {name for name in ("Hollis", "Okafor") if f"{name}</a>" in page} == names


def test_a_name_is_looked_for_and_stands_in_no_address(browser, keeley, amara):
    answer = browser().post(reverse(LIST), {"name": "okafor", "care": ""}, follow=True)
    page = answer.content.decode()
    assert "Okafor</a>" in page
    assert "Hollis</a>" not in page
    (address, _), *_ = answer.redirect_chain
    links = re.findall(r'(?:href|action|hx-get)="([^"]*)"', page)
    assert not [link for link in [address, *links] if "okafor" in link.lower()]


@pytest.mark.parametrize("column", ["age", "district", "missing_90", "missing_since", "owed"])
def test_every_heading_sorts_and_turns_round(browser, keeley, amara, column):
    client = browser()
    once, turned = (table(read(client, sort=how)) for how in (column, f"-{column}"))
    assert 'aria-sort="ascending"' in once
    assert 'aria-sort="descending"' in turned
    for rows in (once, turned):
        assert "Hollis</a>" in rows
        assert "Okafor</a>" in rows


def test_a_protected_home_is_neither_shown_nor_filtered_by(browser, register, went_missing, at):
    child = register()
    children.record_placement(
        child=child, kind=LivingKind.FOSTER, name="The Larches", district=FENLAND,
        is_protected=True, from_on=london_day(at), by=MET_HUB, at=at - timedelta(days=1),
    )  # fmt: skip
    went_missing(child, days_ago=0.5, hours=None)
    client = browser()
    client.post(reverse("agencies:keep-columns", args=["tracker"]), {"place-lives": "1"})
    page = read(client)
    assert "Address protected" in page
    assert "Larches" not in page
    assert "Hollis</a>" not in read(client, district=FENLAND)


def test_other_authorities_children_stand_apart_and_are_counted_apart(
    browser, town, register, went_missing, keeley
):
    from methub.agencies import changes as agencies

    norfolk = agencies.register_authority(
        name="Norfolk", partnership=None, by=MET_HUB, at=keeley.recorded_at
    )
    went_missing(register("Bell", "Tom", responsible_authority=norfolk), days_ago=3)
    client = browser()
    assert "Bell</a>" not in read(client)
    assert "Bell</a>" in read(client, whose="theirs")
    figures = re.sub(r"\s+", " ", read(client, "tracker:figures"))
    assert "Our authorities’ children (1)" in figures
    assert "Other authorities’ children (1)" in figures
    assert "Missing now (1)" in figures
    assert "1 child in this list" in figures


def test_somebodys_columns_stand_in_their_own_order(browser, keeley):
    client = browser()
    chosen = {"place-owed": "2", "place-grade": "1", "place-password": "3", "place-age": "x"}
    answer = client.post(reverse("agencies:keep-columns", args=["tracker"]) + "?why=recent", chosen)
    assert answer.headers["Location"] == reverse(LIST) + "?why=recent"
    file = browser().get(reverse("tracker:plain-sheet")).content.decode("utf-8-sig")
    assert file.splitlines()[0] == "Name,Police grade,Promises open"
    other = browser(Role.HUB_SENIOR).get(reverse("tracker:plain-sheet")).content.decode("utf-8-sig")
    assert "District" in other.splitlines()[0]


def save(client, **said):
    address = reverse("agencies:save-view", args=["tracker"])
    return client.post(address, said, follow=True)


def test_a_view_is_saved_with_its_filters_order_and_columns(browser, keeley, amara):
    client = browser()
    asks = {"asked-name": "hollis", "asked-sort": "-age", "place-age": "1", "place-grade": "0"}
    answer = save(client, name="Mine", **asks)
    page = answer.content.decode()
    assert "Saved as “Mine”" in page
    assert "Hollis</a>" in page
    assert "Okafor</a>" not in page
    (address, _), *_ = answer.redirect_chain
    assert "hollis" not in address
    heads = re.findall(r'columnheader"[^>]*><a[^>]*>([^<]*)', table(page))
    assert heads == ["Name", "Police grade", "Age"]


def test_a_shared_view_is_offered_to_the_hub_and_taken_away_only_by_its_owner(
    browser, keeley, amara
):
    save(browser(), name="Panel", shared="on", **{"asked-why": "missing-now"})
    view = SavedView.objects.get()
    senior = browser(Role.HUB_SENIOR)
    assert "Panel" in read(senior)
    assert "Panel" not in read(browser(Role.POLICE_MET))
    assert "Okafor</a>" not in read(senior, view=view.reference)
    remove = reverse("agencies:remove-view", args=["tracker", view.reference])
    assert senior.post(remove).status_code == 404
    assert browser().post(remove).status_code == 302
    assert "Panel" not in read(senior)


def test_a_shared_view_goes_without_what_was_typed_about_a_child(browser, keeley, amara):
    for register in rules.REGISTERS:
        boxes = {box for column in register.columns for box in forms.boxes(column)}
        assert TABLES[register.key].typed == set(TYPED) & boxes
    typed = {f"asked-{box}": "1/5/2010" for box in TABLES["tracker"].typed}
    page = save(browser(), name="Panel", shared="on", **typed, **{"asked-why": "missing-now"})
    assert "What was typed about a child is not in it" in page.content.decode()
    assert SavedView.objects.get().asked == {"why": "missing-now"}


def test_a_view_saved_for_oneself_is_nobody_elses(browser, keeley):
    save(browser(), name="Mine")
    view = SavedView.objects.get()
    assert "Mine</a>" not in read(browser(Role.HUB_SENIOR), view=view.reference)


def test_saving_a_name_again_replaces_it_and_no_name_is_refused(browser, keeley):
    client = browser()
    for why in ("recent", "owed"):
        save(client, name="Mine", **{"asked-why": why})
    kept = SavedView.objects.get(removed_at=None)
    assert kept.asked == {"why": "owed"}
    assert "Give the view a name" in save(client, name=" ").content.decode()
    assert Entry.objects.filter(what="agencies.view.saved").count() == 2


def test_a_table_nobody_has_is_not_there(browser):
    address = reverse("agencies:save-view", args=["password"])
    assert browser().post(address, {"name": "x"}).status_code == 404


def test_a_file_holds_exactly_what_is_shown_and_the_book_names_whom(browser, keeley, amara):
    answer = browser().get(reverse("tracker:plain-sheet"), {"why": "education", "page": "2"})
    assert answer["Content-Disposition"] == 'attachment; filename="tracker.csv"'
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("Amara Okafor")
    excel = browser().get(reverse("tracker:sheet"))
    assert excel.content.startswith(b"PK")
    line = Entry.objects.filter(what="tracker.exported").earliest("pk")
    assert line.details["shown"] == [amara.pk]
    assert line.details["filter"] == {"why": "education"}
    assert line.details["columns"][0] == "name"


def test_the_book_says_whom_the_tracker_showed(browser, keeley, amara):
    read(browser(), care=CareStatus.IN_CARE_S20)
    line = Entry.objects.get(what="tracker.read")
    assert line.details["shown"] == [keeley.pk]
    assert line.details["filter"] == {"care": "in-care-s20"}


def test_a_manager_tracks_only_their_own_children(browser, keeley, amara, town, at):
    from methub.children.codes import AllocationKind

    children.allocate_worker(
        child=keeley, kind=AllocationKind.SOCIAL_WORKER,
        worker=town.people[Role.ALLOCATED_WORKER], manager=town.people[Role.TEAM_MANAGER],
        from_on=london_day(at), by=MET_HUB, at=at,
    )  # fmt: skip
    page = read(browser(Role.TEAM_MANAGER))
    assert "Hollis</a>" in page
    assert "Okafor</a>" not in page


def test_an_empty_tracker_says_what_to_do(browser, town):
    assert "No child fits" in read(browser())


def test_the_tracker_asks_the_same_few_questions_however_many_children(
    browser, register, went_missing, django_assert_max_num_queries
):
    for number in range(8):
        went_missing(register(f"Surname{number}", "Child"), days_ago=3)
    client = browser()
    read(client)
    with django_assert_max_num_queries(16):
        read(client, sort="-missing_90", missing_90="0", care="")


def test_silence_is_said(browser, keeley):
    page = read(browser(), "tracker:sources")
    assert "Fenland" in page
    assert "Silent" in page
    assert "Not heard from for too long" in read(browser(), "tracker:figures")


def test_of_the_silent_it_is_said_when_they_were_last_heard_from(browser, register, went_missing):
    went_missing(register("Brook", "Ada"), days_ago=40)
    Episode.objects.update(police_reference="CP/40")
    police = read(browser(), "tracker:sources").split("Police")[1].split("</dd>")[0]
    assert "39 days" in police or "40 days" in police
