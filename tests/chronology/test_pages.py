"""One child's page: who they are, what matters now, and everything that happened."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import CarerKind, LivingKind
from methub.chronology.presenters import Page
from methub.foundation import spoken
from methub.foundation.actors import MET_HUB
from methub.missing import changes as missing
from methub.missing.codes import AuthorityStatus
from methub.people import changes as people
from methub.people.codes import NameKind
from tests.desk import signed_in

pytestmark = pytest.mark.django_db
PAGES = [page.value for page in Page if page.value.startswith("chronology:")]  # others: their rooms


def read(client, child, name="chronology:child", **query):
    answer = client.get(reverse(name, args=[child.person.reference]), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def protect(child, at):
    return children.record_placement(
        child=child, kind=LivingKind.FOSTER, name="The Larches", address="9 Secret Lane",
        postcode="PE13 1ZZ", is_protected=True, from_on=date(2026, 2, 1), by=MET_HUB, at=at,
    )  # fmt: skip


def test_the_top_says_who_the_child_is(browser, keeley):
    page = read(browser(), keeley)
    for words in (
        "Keeley Hollis", "Known as KayKay", "born 14 Mar 2011", "Female", "Fenview House, PE15 8AA",
        "In care, section 20", "Cambridgeshire", "Allocated worker, social worker",
        "manager Team manager", "Fenland Academy", "since 2 Oct 2026", "Dawn Hollis",
        "Contact: Never by telephone after 8pm",
    ):  # fmt: skip
        assert words in page


def test_a_missing_child_is_the_first_thing_seen_with_one_step_to_take(
    browser, keeley, goes_missing
):
    episode = goes_missing(keeley, 24.3)
    page = read(browser(), keeley)
    assert "Missing now" in page
    assert "1 day" in page
    assert "Police grade: High" in page
    assert reverse("intake:found", args=[episode.reference]) in page
    assert "Report missing" not in page
    assert page.index("Missing now") < page.index("<h1")


def test_away_is_not_called_missing(browser, keeley, goes_missing):
    goes_missing(keeley, authority_status=AuthorityStatus.AWAY)
    assert "Away without authorisation" in read(browser(), keeley)


def test_whoever_reports_may_do_it_here_and_nobody_else(browser, keeley):
    report = reverse("intake:missing", args=[keeley.person.reference])
    assert report in read(browser(Role.POLICE_MET), keeley)
    assert report not in read(browser(Role.ALLOCATED_WORKER), keeley)


def test_a_child_placed_here_says_whom_to_ring(browser, visitor):
    page = read(browser(), visitor)
    assert "Placed here by Norfolk." in page
    assert "tell the responsible authority" in page
    assert "Duty desk · 01000 000009" in page


def test_the_strip_counts_ninety_days_and_says_it_in_words(browser, keeley, goes_missing, is_found):
    is_found(goes_missing(keeley, 24 * 100), 24 * 99)
    is_found(goes_missing(keeley, 24 * 30), 24 * 30 - 10)
    goes_missing(keeley, 31)
    page = read(browser(), keeley)
    assert '<span class="mh-big">2</span> episodes, 1 day 17 hours away in all' in page
    assert "2 episodes in the last 90 days: " in page


def test_what_is_owed_has_its_reason_one_click_away(browser, keeley, goes_missing, is_found):
    is_found(goes_missing(keeley))
    page = read(browser(), keeley)
    assert "Return home interview" in page
    assert "in 2 days" in page
    assert "/today/promises/" in page


def test_what_is_owed_stands_before_the_chronology(browser, keeley, goes_missing, is_found):
    """On a telephone outside a children's home, nobody scrolls past a year to what is late."""
    is_found(goes_missing(keeley))
    page = read(browser(), keeley)
    assert page.index("Owed now") < page.index("What has happened")


def test_the_story_is_told_newest_first_and_filtered(browser, keeley, goes_missing, is_found):
    is_found(goes_missing(keeley))
    page = read(browser(), keeley, "chronology:story")
    assert page.index("Found: Peterborough station") < page.index("Missing from Fenview House")
    assert "Police grade: High" in page
    assert "School: On roll, not attending" in page
    care = read(browser(), keeley, "chronology:story", kind="care")
    assert "Lives: Children&#39;s home" in care
    assert "Missing from" not in care
    nonsense = read(browser(), keeley, "chronology:story", kind="gossip", page="-1")
    assert "Missing from" in nonsense


def test_the_lists_hold_every_episode_and_interview(browser, keeley, goes_missing, is_found):
    episode = goes_missing(keeley)
    interview = is_found(episode)
    missing_page = read(browser(), keeley, "chronology:missing")
    assert reverse("missing:episode", args=[episode.reference]) in missing_page
    assert "Missing (1)" in missing_page
    interviews_page = read(browser(), keeley, "chronology:interviews")
    assert reverse("interviews:interview", args=[interview.reference]) in interviews_page
    assert "To be offered" in interviews_page


def test_everybody_who_may_see_the_child_is_named_with_the_reason(browser, keeley, town, at):
    children.share_child(
        child=keeley, agency=town.agencies["School Nursing"], reason="Health assessment",
        by=MET_HUB, at=at,
    )  # fmt: skip
    page = read(browser(Role.HUB_SENIOR), keeley, "chronology:sharing")
    for words in (
        "MET Hub",
        "Allocated worker",
        "School Nursing",
        "Health assessment",
        ">End sharing<",
    ):
        assert words in page
    assert ">End sharing<" not in read(browser(Role.HUB_WORKER), keeley, "chronology:sharing")


def test_what_was_said_before_is_kept(browser, keeley, goes_missing, at):
    name = keeley.person.names.get(kind="legal")
    people.correct_name(name=name, forenames="Keely", surname="Hollis", by=MET_HUB, at=at)
    episode = goes_missing(keeley)
    missing.correct_episode(
        episode=episode, changes={"missing_from": "The park"}, why="The caller misheard",
        version=episode.version, by=MET_HUB, at=at,
    )  # fmt: skip
    page = read(browser(), keeley, "chronology:history")
    assert "Withdrawn: written wrongly" in page
    assert "Fenview House" in page
    assert "The park" in page
    assert "The caller misheard" in page


def test_what_was_put_right_at_once_is_one_line_in_words(browser, keeley, goes_missing, at):
    episode = goes_missing(keeley)
    facts = {"missing_from": "The park", "missing_since": at - timedelta(hours=30)}
    missing.correct_episode(
        episode=episode, changes=facts, why="The caller misheard", version=episode.version,
        by=MET_HUB, at=at,
    )  # fmt: skip
    story = read(browser(), keeley, "chronology:story")
    assert "Corrected: Missing from, Missing since" in story
    assert story.count("The caller misheard") == 1
    history = read(browser(), keeley, "chronology:history")
    assert spoken.instant(at - timedelta(hours=30)) in history
    for page in (story, history):
        assert "missing_since" not in page


def test_a_protected_address_is_on_no_page_of_anybody_not_named(
    browser, keeley, goes_missing, is_found, at
):
    home = protect(keeley, at)
    children.record_carer(
        child=keeley, kind=CarerKind.FOSTER_CARER, name="Ida Bell", phone="01733 900461",
        placement=home, from_on=home.from_on, by=MET_HUB, at=at,
    )  # fmt: skip
    episode = goes_missing(
        keeley, missing_from="The Larches", circumstances="Ran down Secret Lane", grade=None
    )
    missing.add_update(
        episode=episode, happened_at=at, text="Nobody at the Larches", by=MET_HUB, at=at
    )
    missing.correct_episode(
        episode=episode, changes={"missing_from": "9 Secret Lane"}, why="Fuller",
        version=episode.version, by=MET_HUB, at=at,
    )  # fmt: skip
    for role in (Role.HUB_SENIOR, Role.POLICE_MET):
        for name in PAGES:
            page = read(browser(role), keeley, name)
            assert "Address protected" in page
            assert "Larches" not in page
            assert "Secret" not in page
            assert "PE13" not in page
            assert "900461" not in page, "a number leads to the door"
    named = browser(Role.ALLOCATED_WORKER)
    assert "01733 900461" in read(named, keeley)
    assert "9 Secret Lane" in read(named, keeley), "who visits must know"
    told = read(named, keeley, "chronology:story")
    for words in ("Missing from 9 Secret Lane", "Ran down Secret Lane", "Nobody at the Larches"):
        assert words in told


def test_a_school_nurse_is_not_told_that_there_are_interviews(
    browser, keeley, goes_missing, is_found, town, at
):
    is_found(goes_missing(keeley))
    children.share_child(
        child=keeley, agency=town.agencies["School Nursing"], reason="Health", by=MET_HUB, at=at
    )
    nurse = browser(Role.PARTNER)
    for name in PAGES:
        if name == Page.INTERVIEWS:
            address = reverse(name, args=[keeley.person.reference])
            assert nurse.get(address).status_code == 403
            continue
        page = read(nurse, keeley, name).lower()
        assert "interview" not in page.replace("prevention interview", ""), name
    assert "Nothing of this kind" in read(nurse, keeley, "chronology:story", kind="interviews")


@pytest.mark.parametrize("name", PAGES)
def test_not_theirs_looks_like_not_there(browser, keeley, town, name):
    there = signed_in(town.stranger).get(reverse(name, args=[keeley.person.reference]))
    nowhere = signed_in(town.stranger).get(reverse(name, args=["NOTTHERE22"]))
    assert there.status_code == nowhere.status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_every_reading_is_a_line_in_the_book(browser, keeley, name):
    client = browser()
    for _ in range(3):
        read(client, keeley, name)
    lines = Entry.objects.filter(what="chronology.child.read", person_id=keeley.pk)
    assert lines.count() == 3
    assert lines.first().details == {"page": Page(name).label}


@pytest.mark.parametrize("episodes", [1, 30])
def test_a_page_asks_the_same_few_questions_however_long_the_story(
    browser, keeley, goes_missing, is_found, django_assert_max_num_queries, episodes
):
    for number in range(episodes, 0, -1):
        is_found(goes_missing(keeley, number * 48), number * 48 - 10)
    client = browser()
    for name in PAGES:
        # circumstances: one question for each kind of fact
        with django_assert_max_num_queries(36 if name == "chronology:circumstances" else 21):
            read(client, keeley, name)


def test_hostile_text_is_shown_and_never_run(browser, keeley, at, goes_missing):
    goes_missing(keeley, circumstances="<script>alert(1)</script>", missing_from="{{ 7 * 7 }}")
    people.add_name(
        person=keeley.person, surname="<img src=x>", forenames="", kind=NameKind.ALIAS,
        by=MET_HUB, at=at - timedelta(hours=1),
    )  # fmt: skip
    for name in PAGES:
        page = read(browser(), keeley, name)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
