"""What the benchmark's children said when they were back: to the police, and in the interview."""

from collections.abc import Sequence
from random import Random

from methub.demo.book import add_rows
from methub.foundation.timekeeping import hours_after
from methub.interviews.codes import ConsentFrom, ConsentGiven, Reason, Section
from methub.interviews.models import Answers, Consent, Interview
from methub.missing.codes import PreventionOutcome
from methub.missing.models import Episode, PreventionInterview

SIGNED = {"recorded_by_id": 0, "recorded_by_name": "MET Hub"}
ONE_IN = 5
"""In so many the police did not speak to the child."""


def fill_heard(interviews: Sequence[tuple[Episode, Interview]], rng: Random) -> None:
    add_rows(_prevention(episode, number) for number, (episode, _) in enumerate(interviews))
    add_rows(
        Consent(
            interview=one, child_id=one.child_id, given_by=ConsentFrom.CHILD,
            given=ConsentGiven.YES, asked_at=hours_after(one.opened_at, 10),
            recorded_at=hours_after(one.opened_at, 10), **SIGNED,
        )
        for _, one in interviews
    )  # fmt: skip
    reasons = list(Reason)
    add_rows(
        Answers(
            interview=one, child_id=one.child_id, section=Section.WHY, number=1,
            answers={"main_reason": rng.choice(reasons)},
            recorded_at=hours_after(one.held_at, 2), **SIGNED,
        )
        for _, one in interviews
        if one.held_at is not None
    )  # fmt: skip


def _prevention(episode: Episode, number: int) -> PreventionInterview:
    assert episode.found_at is not None
    is_done = number % ONE_IN > 0
    return PreventionInterview(
        child_id=episode.child_id,
        episode=episode,
        outcome=PreventionOutcome.DONE if is_done else PreventionOutcome.NOT_DONE,
        not_done_because="" if is_done else "Nobody free",
        held_at=hours_after(episode.found_at, 4 + number % 30) if is_done else None,
        recorded_at=hours_after(episode.found_at, 8 + number % 40),
        **SIGNED,
    )
