"""Before the child is spoken to: who agreed, who interviews, and when it was held."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.interviews import changes, queries
from methub.interviews.codes import (
    AttemptMethod,
    AttemptResult,
    ConsentGiven,
    Interviewer,
    Outcome,
    Stage,
)
from methub.interviews.models import Consent, Interview
from methub.missing.codes import YesNo
from tests.interviews.conftest import NOON, hours

LATER = NOON + hours(20)


def start(hub, interview, interviewer=Interviewer.HUB_WORKER):
    return changes.start_writing(
        interview=interview, interviewer=interviewer, name="Ada", by=hub.worker, at=LATER
    )


def says(hub, interview, given, carer=None, at=LATER):
    changes.record_consent(
        interview=interview, given=given, carer=carer, asked_at=at, by=hub.worker, at=at
    )


def stage(hub, interview, role=Role.HUB_SENIOR):
    return (
        queries.interview_named(viewer=hub.viewer(role), reference=interview.reference).get().stage
    )


def test_nobody_writes_before_the_child_has_been_asked(hub):
    interview = hub.opened(hub.child())
    with pytest.raises(changes.ConsentNeeded, match="has not been asked"):
        start(hub, interview)


def test_nobody_writes_about_a_child_who_said_no(hub):
    interview = hub.opened(hub.child())
    says(hub, interview, ConsentGiven.NO)
    with pytest.raises(changes.ConsentNeeded, match="has not agreed"):
        start(hub, interview)


@pytest.mark.parametrize("who", [Interviewer.FOSTER_CARER, Interviewer.RESIDENTIAL_WORKER])
def test_the_carer_or_residential_worker_is_refused_with_the_reason(hub, who):
    interview = hub.opened(hub.child())
    says(hub, interview, ConsentGiven.YES)
    with pytest.raises(changes.NotIndependent, match="home"):
        start(hub, interview, who)


def test_the_database_refuses_an_interviewer_who_is_part_of_the_home(hub):
    interview = hub.opened(hub.child())
    with pytest.raises(IntegrityError, match="somebody_independent"), transaction.atomic():
        Interview.objects.filter(pk=interview.pk).update(started_at=NOON, interviewer="parent")


def test_a_parent_says_no_and_only_a_senior_s_reason_lets_the_child_be_heard(hub):
    child = hub.child()
    mother = hub.mother(child)
    interview = hub.opened(child)
    says(hub, interview, ConsentGiven.YES)
    says(hub, interview, ConsentGiven.NO, mother)
    with pytest.raises(changes.ConsentNeeded, match="no senior has allowed"):
        start(hub, interview)
    changes.override_consent(
        interview=interview, reason="She asked to talk, twice", by=hub.senior, at=LATER
    )
    assert start(hub, interview).started_at == LATER


def test_nothing_is_overridden_where_no_parent_said_no_or_the_child_does_not_want_to_talk(hub):
    child = hub.child()
    mother = hub.mother(child)
    interview = hub.opened(child)
    says(hub, interview, ConsentGiven.NO, mother)
    with pytest.raises(changes.NothingToOverride):
        changes.override_consent(interview=interview, reason="x", by=hub.senior, at=LATER)
    says(hub, interview, ConsentGiven.YES)
    says(hub, interview, ConsentGiven.YES, mother)
    with pytest.raises(changes.NothingToOverride):
        changes.override_consent(interview=interview, reason="x", by=hub.senior, at=LATER)


def test_each_household_is_asked_and_a_parent_who_may_not_be_contacted_is_not(hub):
    child = hub.child()
    mother = hub.mother(child)
    father = hub.mother(child, contact_limits="Letter only")
    hub.mother(child, is_to_be_notified=False)
    interview = hub.opened(child)
    says(hub, interview, ConsentGiven.YES)
    says(hub, interview, ConsentGiven.YES, mother)
    with pytest.raises(changes.ConsentNeeded, match="A parent or carer has not been asked"):
        start(hub, interview)
    says(hub, interview, ConsentGiven.NOT_ASKED, father)
    assert start(hub, interview).started_at


def test_a_later_answer_counts_and_the_earlier_one_is_kept(hub):
    interview = hub.opened(hub.child())
    says(hub, interview, ConsentGiven.NO)
    says(hub, interview, ConsentGiven.YES, at=LATER + hours(1))
    assert Consent.objects.newest(interview, until=LATER + hours(1)).child is ConsentGiven.YES
    assert interview.consents.count() == 2


def test_another_child_s_carer_cannot_answer(hub):
    stranger = hub.mother(hub.child("Somebody", "Else"))
    interview = hub.opened(hub.child())
    with pytest.raises(changes.NotTheirCarer):
        says(hub, interview, ConsentGiven.YES, stranger)


def test_a_child_who_takes_back_their_yes_is_not_interviewed(hub):
    interview = hub.started(hub.opened(hub.child()))
    says(hub, interview, ConsentGiven.NO, at=LATER + hours(1))
    with pytest.raises(changes.ConsentNeeded):
        hub.held(interview, NOON + hours(22))


def test_a_telephone_that_rings_is_not_an_offer_and_the_first_answer_is(hub):
    interview = hub.opened(hub.child())
    tries = [
        (1, AttemptResult.NO_ANSWER),
        (5, AttemptResult.OFFERED),
        (3, AttemptResult.ARRANGED),
        (9, AttemptResult.DECLINED),
    ]
    for hour, result in tries:
        changes.record_attempt(
            interview=interview,
            tried_at=NOON + hours(hour),
            method=AttemptMethod.TELEPHONE,
            result=result,
            by=hub.worker,
            at=NOON + hours(10),
        )
    interview.refresh_from_db()
    assert interview.offered_at == NOON + hours(3)
    assert stage(hub, interview) is Stage.OFFERED


def test_nothing_is_recorded_before_it_has_happened(hub):
    interview = hub.opened(hub.child())
    with pytest.raises(changes.NotYetHappened):
        changes.record_attempt(
            interview=interview, tried_at=NOON + hours(1), method=AttemptMethod.TEXT,
            result=AttemptResult.OFFERED, by=hub.worker, at=NOON,
        )  # fmt: skip


def test_two_people_arranging_at_once_do_not_overwrite_each_other(hub):
    interview = hub.opened(hub.child())
    arrange = {"interview": interview, "version": interview.version, "by": hub.worker, "at": NOON}
    changes.arrange(arranged_for=NOON + hours(24), arranged_where="School", **arrange)
    with pytest.raises(ChangedMeanwhile):
        changes.arrange(arranged_for=NOON + hours(30), arranged_where="Home", **arrange)
    assert stage(hub, interview) is Stage.ARRANGED


def test_the_hours_stop_when_it_was_held_not_when_it_was_recorded(hub):
    interview = hub.started(hub.opened(hub.child()))
    held_at = NOON + hours(72)
    changes.record_held(
        interview=interview, held_at=held_at, where="School", alone=YesNo.YES, by=hub.worker,
        at=NOON + timedelta(days=9),
    )  # fmt: skip
    clock = Clock.objects.get(promise=Promise.RETURN_INTERVIEW)
    assert clock.state(NOON + timedelta(days=9)) is ClockState.MET
    assert clock.stopped_at == held_at


def test_held_a_second_after_seventy_two_hours_is_late(hub):
    interview = hub.held(hub.opened(hub.child()), NOON + hours(72) + timedelta(seconds=1))
    clock = Clock.objects.get(promise=Promise.RETURN_INTERVIEW, about=interview.reference)
    assert clock.state(NOON + timedelta(days=9)) is ClockState.LATE


def test_it_cannot_have_been_held_before_the_child_was_found(hub):
    interview = hub.started(hub.opened(hub.child()))
    with pytest.raises(changes.BeforeTheChildWasFound):
        hub.held(interview, NOON - hours(1))


def test_it_is_held_once(hub):
    interview = hub.held(hub.opened(hub.child()))
    with pytest.raises(changes.AlreadyDecided):
        hub.held(interview)


def test_only_a_held_interview_is_recorded_as_held(hub):
    interview = hub.started(hub.opened(hub.child()))
    with pytest.raises(changes.NotAnOutcomeOfThisKind):
        changes.record_held(
            interview=interview, held_at=NOON + hours(21), where="School", alone=YesNo.YES,
            outcome=Outcome.NO_SHOW, by=hub.worker, at=NOON + hours(22),
        )  # fmt: skip


def test_carers_who_share_a_home_answer_for_it(hub):
    child = hub.child()
    home = children.record_placement(
        child=child, kind=LivingKind.FOSTER, from_on=NOON.date() - timedelta(days=9), by=MET_HUB,
        at=NOON,
    )  # fmt: skip
    one, _ = hub.mother(child, placement=home), hub.mother(child, placement=home)
    interview = hub.opened(child)
    says(hub, interview, ConsentGiven.YES)
    says(hub, interview, ConsentGiven.YES, one)
    assert start(hub, interview).started_at


def test_the_book_says_that_somebody_was_asked_and_never_what_was_said(hub):
    interview = hub.opened(hub.child())
    changes.record_consent(
        interview=interview, given=ConsentGiven.YES, asked_at=NOON, note="Canary", by=hub.worker,
        at=NOON,
    )  # fmt: skip
    entry = Entry.objects.get(what="interviews.consent.recorded")
    assert entry.person_id == interview.child_id
    assert "Canary" not in str(entry.details)
