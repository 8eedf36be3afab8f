"""A tired senior at the end of a shift compares two records, and understands what will happen."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.foundation import moving
from methub.foundation.actors import MET_HUB
from methub.merging import changes
from methub.merging.codes import ProposalState
from methub.merging.models import Merge, Proposal
from methub.merging.presenters import words
from methub.people import changes as people
from tests.desk import signed_in
from tests.fittings.page import axe, chromium, show
from tests.merging.conftest import NOW
from tests.missing.conftest import days_ago

PICTURES = os.environ.get("HUB_PICTURES")


@pytest.fixture
def browser(town) -> Callable[..., Client]:
    return lambda role=Role.HUB_SENIOR: signed_in(town.people[role])


@pytest.fixture
def side_by_side(keeley, again) -> str:
    return reverse("merging:preview", args=[keeley.person.reference, again.person.reference])


@pytest.fixture
def looked(town, keeley, again) -> Proposal:
    """The night has looked for duplicates."""
    look = changes.ask_to_look(partnership=town.partnership, by=MET_HUB, at=NOW)
    changes.look_for_duplicates(look=look, by=MET_HUB, at=NOW)
    return Proposal.objects.get()


def answers(client: Client, address: str, **said: str) -> dict[str, str]:
    """A form as it was opened, with what is said instead."""
    opened = {}
    for field in re.findall(r"<input[^>]*>", client.get(address).text):
        known = dict(re.findall(r'(\w+)="([^"]*)"', field))
        if known.get("type") == "hidden" or " checked" in field:
            opened[known["name"]] = known.get("value", "")
    return opened | said


def test_a_senior_merges_two_records_and_takes_them_apart(
    browser, side_by_side, keeley, again, whole_episode
):
    stands = whole_episode(keeley, days_ago(8))
    double = whole_episode(again, days_ago(8))
    senior = browser()
    page = senior.get(side_by_side).text
    assert "Nothing is deleted; you can take it apart again" in page
    assert "The same time missing is in both records" in page
    done = senior.post(side_by_side, answers(senior, side_by_side, why="Same mother"), follow=True)
    assert "The two records are one" in done.text
    double.refresh_from_db()
    assert double.duplicate_of == stands
    apart = reverse("merging:unmerge", args=[Merge.objects.get().reference])
    done = senior.post(apart, answers(senior, apart, why="The school knows both"), follow=True)
    assert "They are two records again" in done.text
    double.refresh_from_db()
    assert (double.child_id, double.duplicate_of) == (again.pk, None)


def test_where_both_records_name_a_home_somebody_is_asked_to_look(browser, side_by_side, keeley):
    senior = browser()
    page = senior.get(side_by_side).text
    assert "Both records say where the child lives now: Willow House; Willow House." in page
    done = senior.post(side_by_side, answers(senior, side_by_side, why="Same mother"), follow=True)
    there = reverse("chronology:circumstances", args=[keeley.person.reference])
    assert done.redirect_chain == [(there, 302)]
    assert "Look at the homes" in done.text


def test_what_changed_meanwhile_is_shown_again(browser, side_by_side, again):
    senior = browser()
    said = answers(senior, side_by_side, why="Same mother")
    people.add_name(
        person=again.person, surname="Hollins", forenames="", kind="alias", by=MET_HUB, at=NOW
    )
    assert "Look again" in senior.post(side_by_side, said, follow=True).text
    assert not Merge.objects.exists()


def test_the_second_of_two_who_merge_the_same_pair_is_told(browser, side_by_side):
    senior, manager = browser(), browser(Role.HUB_MANAGER)
    said = answers(senior, side_by_side, why="Same mother")
    theirs = answers(manager, side_by_side, why="Same school")
    assert senior.post(side_by_side, said).status_code == 302
    assert "has been merged already" in manager.post(side_by_side, theirs, follow=True).text
    assert Merge.objects.count() == 1


def test_whoever_may_not_read_both_may_not_compare_them(browser, side_by_side, again):
    people.restrict(person=again.person, reason="A colleague’s child", by=MET_HUB, at=NOW)
    assert browser().get(side_by_side).status_code == 404
    assert browser(Role.HUB_WORKER).get(side_by_side).status_code == 403


def test_the_old_address_leads_to_the_one_record(browser, keeley, again, merge):
    merge(keeley, again)
    old = reverse("chronology:child", args=[again.person.reference])
    assert browser().get(old).headers["Location"] == reverse(
        "chronology:child", args=[keeley.person.reference]
    )
    assert browser(Role.PARTNER).get(old).status_code == 404


def test_an_old_address_of_an_absence_recorded_twice_leads_to_the_one_counted(
    browser, keeley, again, whole_episode, merge
):
    stands, double = whole_episode(keeley, days_ago(8)), whole_episode(again, days_ago(8))
    merge(keeley, again)
    senior = browser()
    answer = senior.get(reverse("missing:episode", args=[double.reference]), follow=True)
    assert answer.redirect_chain == [(reverse("missing:episode", args=[stands.reference]), 302)]
    assert "Recorded again" in answer.text


def test_the_book_of_a_child_has_the_lines_of_both_records(browser, keeley, again, merge):
    merge(keeley, again)
    lead, book = browser(Role.GOVERNANCE_LEAD), reverse("governance:book")
    for child in (keeley, again):
        page = lead.get(book, {"child": child.person.reference}).text
        assert page.count("Two records merged into one") == 2


def test_what_moves_over_is_called_what_people_call_it():
    counted = {table for table in moving.followers() if words.counts_alone(table)}
    records = {table for table, one in moving.followers().items() if one.is_the_record}
    assert counted - records - words.CALLED.keys() == set()


def test_twins_are_not_likely_the_same_child(town, register):
    for forenames in ("Maya", "Zara"):
        twin = register(surname="Larkin", forenames=forenames)
        people.record_address(
            person=twin.person, text="4 Mill Lane, March", postcode="PE15 8AA", by=MET_HUB, at=NOW
        )
    look = changes.ask_to_look(partnership=town.partnership, by=MET_HUB, at=NOW)
    changes.look_for_duplicates(look=look, by=MET_HUB, at=NOW)
    assert not Proposal.objects.filter(band="likely").exists()


def test_a_proposal_says_field_by_field_why(browser, looked):
    page = browser().get(reverse("merging:duplicates")).text
    assert "Keeley Hollis and Keely Holis" in page
    assert "Compare the two records" in page


def test_a_proposal_is_shown_only_to_who_may_see_both(browser, looked, again):
    people.restrict(person=again.person, reason="A colleague’s child", by=MET_HUB, at=NOW)
    assert "Keely" not in browser().get(reverse("merging:duplicates")).text
    apart = reverse("merging:apart", args=[looked.reference])
    assert browser().get(apart).status_code == 404


def test_a_look_never_says_how_many_it_found(browser, looked, again):
    """One more than the queue shows would be a record that is closed to whoever counts."""
    people.restrict(person=again.person, reason="A colleague’s child", by=MET_HUB, at=NOW)
    senior = browser()
    for name in ("duplicates", "progress"):
        page = senior.get(reverse(f"merging:{name}")).text
        assert re.search(r"Last looked [\w ]+, [\d:]+[ap]m\.</p>", page)


def test_whoever_looks_at_two_children_to_keep_them_apart_is_written_down(browser, looked):
    browser().get(reverse("merging:apart", args=[looked.reference]))
    line = Entry.objects.filter(what="merging.duplicates.read").latest("pk")
    assert line.details["shown"] == [looked.one_id, looked.other_id]


def test_two_children_are_not_proposed_again_until_one_of_them_changes(
    browser, looked, town, again
):
    apart = reverse("merging:apart", args=[looked.reference])
    assert browser().post(apart, {"why": "I know both girls"}).status_code == 302

    def state():
        look = changes.ask_to_look(partnership=town.partnership, by=MET_HUB, at=NOW)
        changes.look_for_duplicates(look=look, by=MET_HUB, at=NOW)
        return Proposal.objects.get().state

    assert state() == ProposalState.NOT_THE_SAME
    people.add_name(
        person=again.person, surname="Hollis", forenames="Keeley", kind="alias", by=MET_HUB, at=NOW
    )
    assert state() == ProposalState.WAITING


def test_somebody_may_ask_to_look_now(browser, town):
    senior = browser()
    done = senior.post(reverse("merging:look"), follow=True)
    assert "Looking now" in done.text
    assert Entry.objects.filter(what="merging.duplicates.asked-for").exists()


def test_the_queue_asks_as_many_questions_for_ten_pairs_as_for_one(
    browser, register, town, django_assert_max_num_queries
):
    for number in range(6):
        register(surname=f"Hollis{number}" if number % 2 else "Hollis", forenames="Keeley")
    look = changes.ask_to_look(partnership=town.partnership, by=MET_HUB, at=NOW)
    changes.look_for_duplicates(look=look, by=MET_HUB, at=NOW)
    assert Proposal.objects.count() > 2
    senior = browser()
    senior.get(reverse("merging:duplicates"))
    with django_assert_max_num_queries(20):
        senior.get(reverse("merging:duplicates"))


@pytest.mark.journey
def test_axe_is_silent_and_nothing_sticks_out(
    browser, looked, side_by_side, keeley, again, whole_episode, interviewed, merge
):
    interviewed(whole_episode(keeley, days_ago(8)))
    interviewed(whole_episode(again, days_ago(8)))
    senior, found = browser(), {}
    found["duplicates"] = senior.get(reverse("merging:duplicates"))
    found["apart"] = senior.get(reverse("merging:apart", args=[looked.reference]))
    found["preview"] = senior.get(side_by_side)
    merged = merge(keeley, again)
    whole_episode(keeley, days_ago(2))
    found["merged"] = senior.get(reverse("merging:merges"))
    found["unmerge"] = senior.get(reverse("merging:unmerge", args=[merged.reference]))
    with chromium() as chrome:
        for name, answer in found.items():
            assert answer.status_code == 200
            page = chrome.new_page()
            said = show(page, answer.text, policy=answer["Content-Security-Policy"])
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 900})
                said += axe(page)
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
                if PICTURES:
                    page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
            assert said == [], name
            page.close()
