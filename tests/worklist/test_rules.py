"""Today in words, and the one next step of each promise."""

from datetime import timedelta

import pytest
from django.urls import reverse

from methub.clocks.codes import Promise
from methub.foundation.timekeeping import now
from methub.worklist import rules

NOON = now()


@pytest.mark.parametrize("promise", list(Promise), ids=str)
def test_every_promise_leads_to_a_page_that_exists(promise: Promise) -> None:
    step = rules.NEXT_STEPS[promise]

    assert reverse(step.url_name, args=step.arguments(about="2345678923", child="ABCDEFGHJK"))


def test_what_was_due_this_very_second_is_not_late() -> None:
    assert rules.due_tone(NOON, NOON) == "soon"
    assert rules.due_tone(NOON, NOON + timedelta(seconds=1)) == "late"


def test_due_within_a_day_is_soon_and_later_is_calm() -> None:
    assert rules.due_tone(NOON + timedelta(hours=24), NOON) == "soon"
    assert rules.due_tone(NOON + timedelta(hours=24, seconds=1), NOON) == "calm"


def test_a_share_shows_both_numbers() -> None:
    assert rules.share(6, 8) == "6 of 8"
