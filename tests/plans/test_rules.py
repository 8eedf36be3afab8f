"""What plans say, what is printed from them, and how a copy stands."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.foundation.timekeeping import UTC
from methub.plans.codes import CopyState, Paper, PlanKind
from methub.plans.rules import SHAPES, SHEETS, about_photograph, copy_state, in_words, months_after

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
EVERY_FIELD = {
    "description", "aliases", "phones", "places", "addresses", "associates", "vehicles",
    "transport", "money", "health", "triggers", "carer_first", "police_first", "duty_first",
    "who_calls", "assume", "exploitation", "orders", "media", "legal",
}  # fmt: skip


def test_a_trigger_plan_asks_everything_the_night_may_need():
    assert {question.code for question in SHAPES[PlanKind.TRIGGER].questions} == EVERY_FIELD


@pytest.mark.parametrize("kind", [kind for kind in PlanKind if kind is not PlanKind.TRIGGER])
def test_every_plan_made_with_a_child_has_the_childs_own_part_in_their_own_words(kind):
    (own,) = [one for one in SHAPES[kind].questions if one.own_words]
    assert own.is_required


@pytest.mark.parametrize("kind", PlanKind)
def test_no_question_is_asked_twice(kind):
    codes = [one.code for one in SHAPES[kind].questions]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("paper", Paper)
def test_a_paper_prints_answers_of_the_trigger_plan_and_nothing_else(paper):
    assert set(SHEETS[paper].codes) <= EVERY_FIELD
    assert len(SHEETS[paper].codes) == len(set(SHEETS[paper].codes))


def test_the_night_desk_is_given_everything():
    assert set(SHEETS[Paper.NIGHT_DESK].codes) == EVERY_FIELD


def test_the_second_part_of_the_philomena_form_is_blank_until_the_child_is_missing():
    assert any("wearing" in words for words in SHEETS[Paper.PHILOMENA].blanks)


def test_a_risk_is_read_in_words():
    said = in_words(PlanKind.TRIGGER, {"assume": "high"})
    assert said == [("Risk to assume until the police have graded it", "High")]


@pytest.mark.parametrize(
    ("opened", "acknowledged", "letters", "state"),
    [
        (None, None, [], CopyState.SENT),
        (None, None, ["queued", "sent"], CopyState.SENT),
        (None, None, ["failed", "failed"], CopyState.FAILED),
        (None, None, ["failed", "delivered"], CopyState.DELIVERED),
        (NOON, None, ["failed"], CopyState.OPENED),
        (NOON, NOON, ["failed"], CopyState.ACKNOWLEDGED),
    ],
)
def test_a_copy_stands_by_what_people_did_and_else_by_what_became_of_the_letters(
    opened, acknowledged, letters, state
):
    assert copy_state(opened_at=opened, acknowledged_at=acknowledged, letters=letters) == state


def test_three_months_from_the_last_of_november_is_the_last_of_february():
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)


@settings(max_examples=50)
@given(st.integers(730_120, 763_000), st.integers(1, 24))
def test_a_review_is_always_ahead_and_never_in_a_later_month(ordinal, months):
    day = date.fromordinal(ordinal)
    due = months_after(day, months)
    assert due > day
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == months


def test_a_photograph_that_is_missing_undated_or_old_is_spoken_of():
    today = date(2026, 11, 18)
    assert "no photograph" in about_photograph(None, False, today)
    assert "Nobody said when" in about_photograph(None, True, today)
    assert "more than a year" in about_photograph(date(2025, 11, 17), True, today)
    assert about_photograph(date(2025, 11, 18), True, today) == ""
