"""What can be checked on paper: due times, routing, independence, consent, stages, outcomes."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.foundation.timekeeping import LONDON
from methub.interviews import rules
from methub.interviews.codes import (
    HELD,
    REFUSED,
    Aim,
    ConsentGiven,
    Interviewer,
    Outcome,
    Route,
    Section,
    Stage,
)
from methub.places.codes import Method
from methub.places.rules.distances import Distance
from methub.policies.codes import ClockStarts

MOMENTS = st.integers(0, 15 * 365 * 86_400).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
ANSWERS = st.one_of(st.none(), st.sampled_from(list(ConsentGiven)))


# Due times


@given(MOMENTS, st.integers(min_value=1, max_value=24 * 14))
def test_the_hours_are_elapsed_hours_whatever_the_clocks_do(moment, within):
    due = rules.due_at(started_at=moment.astimezone(LONDON), within_hours=within)
    assert (due - moment).total_seconds() == within * 3600


def test_found_the_day_before_the_clocks_go_forward_is_due_an_hour_later_by_the_kitchen_clock():
    found = datetime(2025, 3, 29, 12, 0, tzinfo=LONDON)
    due = rules.due_at(started_at=found, within_hours=72)
    assert due == datetime(2025, 4, 1, 13, 0, tzinfo=LONDON)


def test_held_at_exactly_seventy_two_hours_is_in_time_and_a_second_later_is_not():
    due = rules.due_at(started_at=datetime(2026, 11, 18, 9, 10, tzinfo=UTC), within_hours=72)
    assert rules.in_time(held_at=due, due_at=due)
    assert not rules.in_time(held_at=due + timedelta(seconds=1), due_at=due)
    assert not rules.in_time(held_at=None, due_at=due)


@given(st.sampled_from(ClockStarts), st.none() | MOMENTS, st.none() | MOMENTS)
def test_a_child_who_is_found_or_back_always_has_hours_that_run(basis, found, returned):
    started = rules.starts_at(basis=basis, found_at=found, returned_at=returned)
    assert (started is None) == (found is None and returned is None)
    if found and returned:
        assert started == (found if basis is ClockStarts.FOUND else returned)


# Routing


UNKNOWN = Distance(Method.UNKNOWN_POSTCODE)


def away(miles):
    return Distance(Method.BOUNDARY, Decimal(miles))


def facts(**given):
    usual = dict(
        is_ours=True, is_restricted=False, is_in_care=True, distance=away("82"),
        beyond_miles=70, cap=80, used=0, has_area_worker=True,
    )  # fmt: skip
    return rules.Facts(**(usual | given))


@pytest.mark.parametrize(
    ("given", "route"),
    [
        ({}, Route.COMMISSIONED),
        ({"is_ours": False}, None),
        ({"distance": away("70.0")}, Route.AREA_WORKER),
        ({"distance": away("70.000001")}, Route.COMMISSIONED),
        ({"distance": UNKNOWN}, Route.AREA_WORKER),
        ({"is_in_care": False}, Route.AREA_WORKER),
        ({"beyond_miles": None, "cap": None}, Route.AREA_WORKER),
        ({"used": 79}, Route.COMMISSIONED),
        ({"used": 80}, Route.HUB_TEAM),
        ({"is_restricted": True}, Route.HUB_TEAM),
        ({"distance": UNKNOWN, "has_area_worker": False}, Route.HUB_TEAM),
    ],
)
def test_who_interviews(given, route):
    assert rules.routed(facts(**given)).route == route


def test_a_far_away_child_can_read_why_somebody_else_came():
    far = facts(used=12)
    words = rules.in_words(far, rules.routed(far))
    assert "82.0 miles" in words and "12 of 80" in words and "the boundary" in words


def test_a_hair_beyond_the_limit_is_said_to_be_beyond_it():
    far = facts(distance=away("70.000001"))
    assert "just over 70 miles" in rules.in_words(far, rules.routed(far))


def test_a_distance_nobody_knows_is_said_not_to_be_known():
    lost = facts(distance=UNKNOWN)
    assert "not known" in rules.in_words(lost, rules.routed(lost))
    at_home = facts(distance=UNKNOWN, is_in_care=False)
    assert "not known" not in rules.in_words(at_home, rules.routed(at_home))


# Independence


@pytest.mark.parametrize(
    "who", [Interviewer.FOSTER_CARER, Interviewer.RESIDENTIAL_WORKER, Interviewer.PARENT]
)
def test_nobody_from_the_child_s_own_home_interviews(who):
    ruling = rules.INDEPENDENCE[who]
    assert not ruling.is_independent and ruling.reason


@pytest.mark.parametrize(
    "who",
    [Interviewer.SOCIAL_WORKER, Interviewer.POLICE_OFFICER, Interviewer.INDEPENDENT_VISITOR],
)
def test_a_social_worker_a_police_officer_and_an_independent_visitor_may(who):
    assert rules.INDEPENDENCE[who].is_independent


def test_every_kind_of_interviewer_has_a_ruling():
    assert set(rules.INDEPENDENCE) == set(Interviewer)


# Consent

MUM, DAD, NAN = 1, 2, 3


def hindrances(child=ConsentGiven.YES, carers=None, homes=((MUM, None),), is_overridden=False):
    return rules.hindrances(
        child=child,
        carers=carers or {},
        households=rules.households(homes),
        is_overridden=is_overridden,
    )


def test_two_parents_in_one_home_need_one_answer_and_two_homes_need_two():
    assert not hindrances(carers={MUM: ConsentGiven.YES}, homes=((MUM, 7), (NAN, 7)))
    assert hindrances(carers={MUM: ConsentGiven.YES}, homes=((MUM, 7), (DAD, 8)))
    assert hindrances(carers={MUM: ConsentGiven.YES}, homes=((MUM, None), (DAD, None)))


def test_a_yes_from_one_parent_does_not_undo_a_no_from_the_other():
    said = {MUM: ConsentGiven.YES, DAD: ConsentGiven.NO}
    homes = ((MUM, None), (DAD, None))
    assert hindrances(carers=said, homes=homes)
    assert not hindrances(carers=said, homes=homes, is_overridden=True)


def test_a_parent_nobody_could_reach_does_not_silence_the_child():
    assert not hindrances(carers={MUM: ConsentGiven.NOT_ASKED})


@given(ANSWERS, st.dictionaries(st.integers(1, 3), st.sampled_from(list(ConsentGiven))))
def test_no_interview_starts_unless_the_child_has_said_yes(child, carers):
    said_yes = child is ConsentGiven.YES
    found = rules.hindrances(child=child, carers=carers, households=(), is_overridden=True)
    assert said_yes == (not found)
    if rules.may_override(child=child, carers=carers):
        assert said_yes and ConsentGiven.NO in carers.values()


# Stage

HAPPENED = st.builds(rules.Happened, unacknowledged=st.integers(0, 2))


@given(
    st.fixed_dictionaries(
        {name: st.booleans() for name in rules.Happened.__dataclass_fields__}
        | {"unacknowledged": st.integers(0, 2)}
    )
)
def test_every_interview_stands_somewhere_and_nothing_is_acknowledged_before_it_is_agreed(it):
    stage = rules.stage_of(rules.Happened(**it))
    assert stage in Stage
    if stage in (Stage.SHARED, Stage.ACKNOWLEDGED):
        assert it["agreed"]
    if stage is Stage.TO_OFFER:
        assert not any(it[name] for name in it if name != "unacknowledged")


def test_an_interview_returned_with_a_note_says_so_until_it_is_sent_again():
    written = dict(offered=True, started=True, held=True, decided=True, returned=True)
    assert rules.stage_of(rules.Happened(**written)) is Stage.RETURNED
    assert rules.stage_of(rules.Happened(**written, sent=True)) is Stage.SENT


# What each outcome requires

FULL = {
    section: {q.code: "said" for q in page.questions if q.is_required}
    for section, page in rules.PAGES.items()
}


def record(
    sections=FULL,
    signposted_to="Childline",
    unoffered=0,
    reason="timing",
    attempts=1,
    note="Theirs",
):
    return rules.Record(sections, signposted_to, unoffered, reason, attempts, note)


def test_every_outcome_says_what_it_requires():
    assert set(rules.NEEDS) == set(Outcome)


@pytest.mark.parametrize("outcome", sorted(Outcome))
def test_a_full_record_lacks_nothing_for_any_outcome(outcome):
    assert rules.lacks(outcome=outcome, record=record()) == []


@pytest.mark.parametrize("outcome", sorted(HELD))
@pytest.mark.parametrize("aim", list(Aim))
def test_an_interview_that_was_held_lacks_each_aim_nobody_answered(outcome, aim):
    section = rules.AIM_SECTIONS[aim]
    code = next(q.code for s, q in rules.every_question() if q.aim is aim)
    without = {**FULL, section: {**FULL[section], code: "  "}}
    words = [lack.words for lack in rules.lacks(outcome=outcome, record=record(without))]
    assert any(aim.label in said for said in words)


@pytest.mark.parametrize("outcome", sorted(REFUSED))
@pytest.mark.parametrize("gap", [{"signposted_to": ""}, {"unoffered": 1}, {"reason": ""}])
def test_a_child_who_declines_is_told_whom_to_talk_to_and_the_parent_is_offered_a_say(outcome, gap):
    assert rules.lacks(outcome=outcome, record=record({}, **gap))


def test_a_refusal_needs_none_of_the_form():
    assert rules.lacks(outcome=Outcome.REFUSED_CHILD, record=record({})) == []


# The form


def test_each_of_the_four_aims_is_asked_once_and_must_be_answered():
    asked = [q for _, q in rules.every_question() if q.aim]
    assert sorted(q.aim for q in asked) == sorted(Aim)
    assert all(q.is_required for q in asked)


def test_no_question_is_asked_twice_in_a_section_and_a_choice_has_its_options():
    for page in rules.PAGES.values():
        codes = [q.code for q in page.questions]
        assert len(codes) == len(set(codes))
        for question in page.questions:
            assert bool(question.options) == (question.kind in ("one", "pick", "many"))


def test_the_child_s_own_words_are_never_looked_at_for_blame():
    assert not any(q.is_narrative for _, q in rules.every_question() if q.own_words)
    assert {s for s, q in rules.every_question() if q.own_words} >= {Section.WHY, Section.VOICE}
