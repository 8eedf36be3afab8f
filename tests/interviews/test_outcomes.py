"""No interview was held: exempt, declined, missing again, not reached."""

import pytest

from methub.agencies.roles import Role
from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Clock
from methub.interviews import changes, queries
from methub.interviews.codes import AttemptMethod, AttemptResult, Outcome, Stage
from methub.interviews.models import Exemption
from methub.policies import queries as policies
from tests.interviews.conftest import NOON, hours

LATER = NOON + hours(20)


def lists(interview):
    return policies.policy_for(authority=interview.authority, at=NOON).lists


def record(hub, interview, outcome, **more):
    reason = lists(interview).refusal_reasons[0].code
    return changes.record_outcome(
        interview=interview,
        outcome=outcome,
        happened_at=LATER,
        by=hub.worker,
        at=LATER,
        **({"reason": reason} | more),
    )


OFFER = changes.OfferToParent(offered_at=LATER, took_it_up=False)


def clock_of(interview):
    return Clock.objects.get(promise=Promise.RETURN_INTERVIEW, about=interview.reference)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED_CHILD, Outcome.REFUSED_PARENT])
def test_a_refusal_without_signposting_is_refused(hub, outcome):
    interview = hub.opened(hub.child())
    with pytest.raises(changes.Unfinished, match="whom the child was told"):
        record(hub, interview, outcome, parent=OFFER)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED_CHILD, Outcome.REFUSED_PARENT])
def test_a_refusal_without_an_offer_to_the_parent_is_refused_and_nothing_is_kept_of_it(
    hub, outcome
):
    interview = hub.opened(hub.child())
    with pytest.raises(changes.Unfinished, match="parent or carer"):
        record(hub, interview, outcome, signposted_to="Childline")
    interview.refresh_from_db()
    assert interview.outcome == "" and interview.signposted_to == ""


def test_a_child_who_declined_had_the_choice_in_time_and_the_promise_is_kept(hub):
    interview = hub.opened(hub.child())
    interview = record(
        hub, interview, Outcome.REFUSED_CHILD, signposted_to="Childline", parent=OFFER
    )
    assert clock_of(interview).state(LATER) is ClockState.MET
    assert interview.offered_at == LATER
    funnel = queries.funnel(
        viewer=hub.viewer(Role.HUB_SENIOR), from_on=NOON.date(), until_on=LATER.date()
    )
    assert (funnel.offered, funnel.refused_by_child, funnel.accepted) == (1, 1, 0)


def test_a_refusal_still_goes_to_a_senior_and_to_the_worker(hub):
    interview = record(
        hub, hub.opened(hub.child()), Outcome.REFUSED_CHILD, signposted_to="Childline",
        parent=OFFER,
    )  # fmt: skip
    sent = changes.send_for_sign_off(interview=interview, by=hub.worker, at=LATER)
    assert sent.sent_at == LATER


def test_a_child_missing_again_is_owed_nothing_for_this_interview_and_counted_as_such(hub):
    interview = record(hub, hub.opened(hub.child()), Outcome.MISSING_AGAIN, reason="")
    clock = clock_of(interview)
    assert clock.cancelled_why == "Not completed: missing again"
    again = hub.opened(interview.child, NOON + hours(60))
    assert again != interview


@pytest.mark.parametrize("outcome", [Outcome.UNABLE_TO_CONTACT, Outcome.OUT_OF_TIME])
def test_nobody_is_unreachable_until_somebody_has_tried(hub, outcome):
    interview = hub.opened(hub.child())
    with pytest.raises(changes.Unfinished, match="No attempt"):
        record(hub, interview, outcome)
    changes.record_attempt(
        interview=interview, tried_at=NOON, method=AttemptMethod.VISIT,
        result=AttemptResult.NOT_THERE, by=hub.worker, at=NOON,
    )  # fmt: skip
    assert record(hub, interview, outcome).outcome == outcome


def test_a_reason_outside_the_authority_s_list_is_refused(hub):
    with pytest.raises(changes.UnknownReason):
        record(hub, hub.opened(hub.child()), Outcome.MISSING_AGAIN, reason="invented")


@pytest.mark.parametrize("outcome", [Outcome.COMPLETED, Outcome.EXEMPT])
def test_a_held_interview_or_an_exemption_is_not_recorded_this_way(hub, outcome):
    with pytest.raises(changes.NotAnOutcomeOfThisKind):
        record(hub, hub.opened(hub.child()), outcome)


def exempted(hub, interview, reason=None):
    return changes.exempt(
        interview=interview,
        reason=reason or lists(interview).exemption_reasons[0].code,
        note="Decided with the manager",
        by=hub.senior,
        at=LATER,
    )


def test_an_exemption_keeps_who_decided_and_cancels_the_promise_with_the_reason(hub):
    interview = exempted(hub, hub.opened(hub.child()))
    label = lists(interview).exemption_reasons[0].label
    assert clock_of(interview).cancelled_why == f"Exempt: {label}"
    assert Exemption.objects.get().recorded_by_name == hub.senior.name
    standing = queries.interviews(viewer=hub.viewer(Role.HUB_SENIOR)).get()
    assert standing.stage is Stage.CLOSED


def test_an_exemption_for_no_listed_reason_is_refused(hub):
    with pytest.raises(changes.UnknownReason):
        exempted(hub, hub.opened(hub.child()), reason="convenience")


def test_a_held_interview_cannot_be_exempted_afterwards(hub):
    with pytest.raises(changes.AlreadyDecided):
        exempted(hub, hub.held(hub.opened(hub.child())))
