"""The pages: what a tired person reads, who may write, and what happens when two do."""

from datetime import timedelta

import pytest
from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES, Role
from methub.audit.models import Entry
from methub.children.models import Placement
from methub.children.rules import born_by
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day, now
from methub.missing import changes, jobs
from methub.missing.codes import (
    AuthorityStatus,
    PoliceGrade,
    PreventionOutcome,
    YesNo,
)
from methub.missing.models import Episode
from methub.places import changes as places
from methub.places.codes import PlaceKind
from tests.desk import signed_in
from tests.missing.conftest import NO_MORE_NEEDED
from tests.missing.screens import HOUR, page, send
from tests.moments import moment


def test_the_page_says_what_matters_now_first(as_role, episode):
    text = page(as_role(), "episode", episode).text
    assert "Keeley Hollis" in text
    assert "Missing for 1 day 1 hour" in text
    assert "Police: High" in text
    assert "Authority: Missing" in text
    assert "Left after tea, phone off." in text
    assert "Adults in cars" in text


def test_the_whole_story_of_an_episode_is_on_its_page(
    as_role, keeley, whole_episode, goes_missing, is_found, signed, at
):
    for days in (80, 40):
        whole_episode(keeley, at - timedelta(days=days))
    episode = is_found(goes_missing(keeley, at - timedelta(days=2)), at - timedelta(days=1),
                       found_where="Bus station")  # fmt: skip
    with_page = signed(at=at)
    changes.record_returned(
        episode=episode, returned_at=at, returned_to="Willow House", **with_page
    )
    changes.add_update(episode=episode, happened_at=at, text="Her sister rang.", **with_page)
    changes.record_prevention(
        episode=episode, outcome="done", officer="PC 1142", harm_suffered=YesNo.NO, **with_page
    )
    changes.record_trigger_plan(
        episode=episode, note="Photo from May.", sent_to="Police", **with_page
    )
    changes.review_care_plan(
        episode=episode, reviewed_at=at, addresses_reasons=YesNo.YES,
        **NO_MORE_NEEDED, prevention_strategy="Sister twice a week.", **with_page,
    )  # fmt: skip
    episode = Episode.objects.get(pk=episode.pk)
    changes.correct_episode(
        episode=episode, changes={"found_at": episode.found_at + HOUR}, why="Wrong hour",
        version=episode.version, **with_page,
    )  # fmt: skip
    text = page(as_role(), "episode", episode).text
    for said in (
        "3 missing episodes in 90 days", "Bus station", "Her sister rang.", "PC 1142",
        "Photo from May.", "Sister twice a week.", "Wrong hour", "Meeting owed",
    ):  # fmt: skip
        assert said in text, said


def test_where_she_was_found_leads_to_the_place_if_it_is_one_on_record(
    as_role, keeley, goes_missing, is_found, town, at
):
    palace = places.place_at(
        partnership=town.partnership, kind=PlaceKind.TAKEAWAY, name="Pizza Palace",
        postcode="PE1 1AA", by=MET_HUB, at=at,
    )  # fmt: skip
    episode = is_found(
        goes_missing(keeley, at - timedelta(days=2)), at, found_where="Behind Pizza Palace"
    )
    there = f'href="{reverse("places:place", args=[palace.reference])}"'
    assert there in page(as_role(), "episode", episode).text


def test_the_page_asks_the_database_a_fixed_number_of_things(
    as_role, episode, signed, at, django_assert_max_num_queries
):
    client = as_role()
    for number in range(30):
        changes.add_update(
            episode=episode, happened_at=at, text=f"Update {number}", **signed(at=at)
        )
    page(client, "episode", episode)
    with django_assert_max_num_queries(20):
        page(client, "episode", episode)


def test_every_reading_is_written_in_the_book_first(as_role, episode, keeley, town):
    page(as_role(Role.POLICE_MET), "episode", episode)
    line = Entry.objects.get(what="missing.episode.read")
    assert (line.person_id, line.actor_name) == (keeley.pk, town.people[Role.POLICE_MET].name)
    page(as_role(), "update", episode)
    assert Entry.objects.get(what="missing.question.read").details["question"] == "Add an update"


@pytest.mark.parametrize("name", ["episode", "update", "grade", "cause", "tell"])
def test_an_episode_of_a_child_one_may_not_know_of_is_not_there(town, episode, name):
    assert page(signed_in(town.stranger), name, episode).status_code == 404


def test_who_may_only_read_sees_nothing_to_record(as_role, episode, allocated):
    worker = as_role(Role.ALLOCATED_WORKER)
    assert "Add an update" not in page(worker, "episode", episode).text
    assert page(worker, "update", episode).status_code == 403


FORMS = {
    "update": Permission.WRITE_EPISODE,
    "grade": Permission.GRADE_EPISODE,
    "status": Permission.WRITE_EPISODE,
    "cause": Permission.WRITE_EPISODE,
    "prevention": Permission.RECORD_PREVENTION,
    "tell": Permission.TELL_AUTHORITY,
    "trigger-plan": Permission.RECORD_TRIGGER_PLAN,
    "care-plan-review": Permission.REVIEW_CARE_PLAN,
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("role", [Role.HUB_WORKER, Role.HUB_SENIOR, Role.POLICE_MET])
def test_a_form_opens_for_whoever_holds_its_permission(as_role, episode, name, role):
    expected = 200 if FORMS[name] in DUTIES[role].opens else 403
    assert page(as_role(role), name, episode).status_code == expected


def test_an_update_is_added_to_the_log(as_role, episode, at):
    answer = send(
        as_role(), "update", episode, text="Seen at the station.", source="PC 1142",
        **moment("happened_at", at),
    )  # fmt: skip
    assert answer.headers["Location"] == reverse("missing:episode", args=[episode.reference])
    assert episode.updates.get().text == "Seen at the station."


def test_a_mistake_is_said_and_what_was_written_stays(as_role, episode):
    text = send(as_role(), "update", episode, text="Seen at the station.").text
    assert "Error:" in text
    assert "Seen at the station." in text
    assert not episode.updates.exists()


def test_a_refusal_is_a_sentence_on_the_form(as_role, episode):
    tomorrow = moment("happened_at", now() + timedelta(days=1))
    text = send(as_role(), "update", episode, text="Seen.", **tomorrow).text
    assert "This time has not come yet." in text


def test_the_grade_and_the_status_are_recorded_apart(as_role, episode, at):
    client = as_role()
    send(client, "grade", episode, grade="low", **moment("graded_at", at))
    send(client, "status", episode, status="away-without-authorisation", **moment("from_at", at))
    assert episode.grades.latest("graded_at").grade == PoliceGrade.LOW
    assert episode.statuses.latest("from_at").status == AuthorityStatus.AWAY
    assert "Away without authorisation since" in page(client, "episode", episode).text


def test_absent_is_not_offered(as_role, episode):
    assert "Absent" not in page(as_role(), "status", episode).text


def test_the_prevention_interview_with_every_answer(as_role, episode, is_found, at):
    is_found(episode, at - HOUR)
    answers = {
        "outcome": "done", "officer": "PC 1142", "seen_alone": "yes", "harm_suffered": "no",
        "reason_given": "Wanted her sister.", **moment("held_at", at),
    }  # fmt: skip
    send(as_role(Role.POLICE_MET), "prevention", episode, **answers)
    assert episode.prevention.get().reason_given == "Wanted her sister."


def test_not_done_needs_its_because(as_role, episode, is_found, at):
    is_found(episode, at - HOUR)
    text = send(as_role(Role.POLICE_MET), "prevention", episode, outcome="not-done").text
    assert "Say why, or what happened" in text
    assert not episode.prevention.exists()


def test_a_protected_home_is_shown_only_to_people_named_one_by_one(as_role, episode, allocated):
    Placement.objects.filter(child=episode.child_id).update(is_protected=True, place=None)
    for role in (Role.HUB_SENIOR, Role.POLICE_MET):
        text = page(as_role(role), "episode", episode).text
        assert "Willow House" not in text
        assert "Protected: ask the allocated worker" in text
    assert "Willow House" in page(as_role(Role.ALLOCATED_WORKER), "episode", episode).text


def test_what_was_told_freely_may_name_a_protected_home_and_is_kept_back(
    as_role, episode, allocated, signed, is_found, at
):
    Placement.objects.filter(child=episode.child_id).update(is_protected=True, place=None)
    secret = "at 9 Secret Lane"
    by = signed(at=at)
    changes.add_update(episode=episode, happened_at=at, text=secret, **by)
    changes.record_grade(episode=episode, grade=PoliceGrade.HIGH, graded_at=at, reason=secret, **by)
    changes.record_trigger_plan(episode=episode, note=secret, sent_to="Police", **by)
    found = is_found(episode, at, at=at, found_where=secret)
    changes.record_prevention(
        episode=found, outcome=PreventionOutcome.DONE, addresses=secret, returned_how=secret, **by
    )
    changes.correct_episode(
        episode=found, changes={"circumstances": secret}, why="Fuller", **by,
        version=Episode.objects.get(pk=episode.pk).version,
    )  # fmt: skip
    for role in (Role.HUB_SENIOR, Role.POLICE_MET):
        assert "Secret" not in page(as_role(role), "episode", episode).text
    assert page(as_role(Role.ALLOCATED_WORKER), "episode", episode).text.count(secret) == 8


def test_correcting_an_episode_does_not_show_a_protected_home_either(as_role, episode, allocated):
    Placement.objects.filter(child=episode.child_id).update(is_protected=True, place=None)
    address = reverse("intake:correct", args=[episode.reference])
    assert "Willow House" not in as_role().get(address).text


def test_words_that_blame_the_child_are_pointed_out_and_never_refused(as_role, episode, at):
    client = as_role()
    send(client, "update", episode, text="She absconded again.", **moment("happened_at", at))
    text = page(client, "episode", episode).text
    assert "Words to look at again" in text
    assert "“absconded”" in text


def test_handing_over_to_adults_is_offered_only_when_it_is_owed(
    as_role, register, goes_missing, episode, at
):
    jordan = register("Reid", "Jordan", born_on=born_by(london_day(at), years=18))
    old = goes_missing(jordan, at - timedelta(days=3))
    jobs.look_for_coming_of_age(at=at)
    client = as_role()
    assert "Hand over to adult services" in page(client, "episode", old).text
    assert "Hand over to adult services" not in page(client, "episode", episode).text


def test_a_script_in_a_name_of_a_place_is_only_words(as_role, episode, signed, at):
    changes.add_update(
        episode=episode, happened_at=at, text="<script>alert(1)</script>", **signed(at=at)
    )
    assert "<script>alert(1)" not in page(as_role(), "episode", episode).text


def test_a_time_that_cannot_be_is_shown_beside_the_answer_it_is_about(
    episode, is_found, as_role, at
):
    is_found(episode, at - 2 * HOUR)
    wrong = moment("held_at", at - 5 * HOUR)
    answer = send(as_role(Role.POLICE_MET), "prevention", episode, outcome="done", **wrong)
    said = answer.content.decode()
    assert "before the child was found" in said
    assert 'href="#id_held_at_day"' in said


def test_what_they_were_called_is_past_once_she_is_found_and_only_the_return_is_to_be_said(
    episode, is_found, as_role, at
):
    client = as_role()
    before = page(client, "episode", episode).content.decode()
    assert "Police: High" in before
    assert "Record that the child was found or has returned" in before
    is_found(episode, at - 2 * HOUR)
    after = page(client, "episode", episode).content.decode()
    assert "Police: was high" in after
    assert "Authority: was missing" in after
    assert "Record that the child has returned" in after
    assert "was found or has returned" not in after


def test_the_statutory_episode_closes_on_the_birthday_and_the_person_is_still_missing(
    register, goes_missing, is_found, as_role, at
):
    birthday = london_day(at - timedelta(days=3))
    jordan = register("Reid", "Jordan", born_on=birthday.replace(year=birthday.year - 18))
    of_jordan = goes_missing(jordan, at - timedelta(days=20))
    said = page(as_role(), "episode", of_jordan).content.decode()
    closed = f"Closed {short_day(birthday)}, at 18"
    assert "Statutory (903) episode" in said
    assert f"{closed}; still missing" in said
    is_found(of_jordan, at - HOUR, at=at)
    assert (
        f"{closed}; missing until found" in page(as_role(), "episode", of_jordan).content.decode()
    )


def test_a_child_who_is_not_an_adult_yet_has_no_such_line(episode, as_role):
    assert "Statutory (903)" not in page(as_role(), "episode", episode).content.decode()
