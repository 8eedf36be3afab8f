"""What an episode set off, answered from its pages."""

from datetime import timedelta

import pytest

from methub.agencies.roles import Role
from methub.missing import changes, jobs
from methub.missing.codes import (
    Channel,
    ToldPurpose,
    YesNo,
)
from methub.missing.models import ThresholdMet
from tests.missing.conftest import NO_MORE_NEEDED
from tests.missing.screens import HOUR, page, send
from tests.moments import moment


def test_the_second_person_to_save_sees_both_texts_and_overwrites_nothing(
    as_role, episode, signed, at
):
    client = as_role()
    said = {"cause": "Groomed online.", "crime_found": "not-known", "version": 1}
    changes.record_cause(
        episode=episode, cause="Wanted her sister.", crime_found=YesNo.NO, version=1,
        **signed(at=at),
    )  # fmt: skip
    text = send(client, "cause", episode, **said).text
    assert "Somebody else saved this meanwhile." in text
    assert "Wanted her sister." in text
    assert "Groomed online." in text
    episode.refresh_from_db()
    assert episode.cause == "Wanted her sister."


def test_norfolk_is_told_and_then_nobody_is_asked_again(as_role, visitor, goes_missing, at):
    episode = goes_missing(visitor, at - HOUR)
    client = as_role()
    assert "Record telling the responsible authority" in page(client, "episode", episode).text
    send(client, "tell", episode, channel="telephone", told_who="Duty desk",
         **moment("told_at", at))  # fmt: skip
    assert episode.told.get().purpose == ToldPurpose.EPISODE
    assert "Record telling the responsible authority" not in page(client, "episode", episode).text


@pytest.fixture
def long_missing(keeley, goes_missing, at):
    episode = goes_missing(keeley, at - timedelta(days=6))
    jobs.look_for_long_missing(at=at)
    return ThresholdMet.objects.get(episode=episode)


def test_a_meeting_is_convened_and_held_from_the_page_of_its_threshold(
    as_role, long_missing, at, allocated
):
    worker = as_role(Role.ALLOCATED_WORKER)
    assert "Missing for more than 5 days" in page(worker, "threshold", long_missing).text
    assert page(worker, "held", long_missing).status_code == 404, "not convened yet"
    uninvited = send(worker, "convene", long_missing, convened_by="Ada Okoro, social worker")
    assert "Enter when the MET Hub was invited" in uninvited.text
    send(worker, "convene", long_missing, convened_by="Ada Okoro, social worker",
         **moment("hub_invited_at", at))  # fmt: skip
    assert "Meeting convened" in page(worker, "threshold", long_missing).text
    send(worker, "held", long_missing, decision="Section 47 enquiry.", **moment("held_at", at))
    long_missing.refresh_from_db()
    assert long_missing.answered_at == at


def test_a_senior_overrides_with_a_reason_that_stays_beside_the_facts(as_role, long_missing):
    client = as_role()
    send(client, "override", long_missing, why="A meeting was held on Monday.")
    text = page(client, "threshold", long_missing).text
    assert "A meeting was held on Monday." in text
    assert "Missing for more than 5 days" in text
    assert page(as_role(Role.HUB_WORKER), "override", long_missing).status_code == 403


def test_norfolk_is_asked_to_convene_by_email_and_by_telephone(as_role, visitor, goes_missing, at):
    episode = goes_missing(visitor, at - timedelta(days=6))
    jobs.look_for_long_missing(at=at - 2 * HOUR)
    threshold, client = ThresholdMet.objects.get(episode=episode), as_role()
    for channel in Channel:
        text = page(client, "threshold", threshold).text
        assert "Record telling them" in text
        send(client, "tell-convenor", threshold, channel=channel, told_who="Duty manager",
             **moment("told_at", at))  # fmt: skip
    text = page(client, "threshold", threshold).text
    assert "Record telling them" not in text
    assert text.count("Duty manager") == 2


def test_the_worker_reviews_the_plan_and_writes_the_trigger_plan(
    as_role, episode, is_found, allocated, at
):
    is_found(episode, at - HOUR)
    worker = as_role(Role.ALLOCATED_WORKER)
    said = {
        "addresses_reasons": "no",
        "prevention_strategy": "Sister twice a week.",
        **moment("reviewed_at", at),
    }
    unanswered = send(worker, "care-plan-review", episode, **said)
    assert "Enter actions on gangs" in unanswered.text
    send(worker, "care-plan-review", episode, **said, **NO_MORE_NEEDED)
    send(worker, "trigger-plan", episode, note="Photo from May.", sent_to="Police, MET Hub")
    text = page(worker, "episode", episode).text
    assert "Sister twice a week." in text
    assert "Photo from May." in text


def test_adult_services_take_it_up(as_role, episode, at):
    send(as_role(), "adult-handover", episode, accepted_by_name="Adult duty team",
         **moment("accepted_at", at))  # fmt: skip
    assert episode.adult_handover.accepted_by_name == "Adult duty team"
