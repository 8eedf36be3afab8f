"""What may follow what, as a table that a practitioner could check on paper."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.referrals import rules
from methub.referrals.codes import Listed, Stage, StepKind


@settings(max_examples=50)
@given(st.data())
def test_however_it_goes_a_request_stands_somewhere_and_shows_in_one_list(
    data: st.DataObject,
) -> None:
    steps: list[StepKind] = []
    for _ in range(6):
        may = rules.MAY_FOLLOW[rules.stage(steps)]
        if not may:
            break
        steps.append(data.draw(st.sampled_from(may)))

    stage = rules.stage(steps)
    assert (stage in rules.SHOWN[Listed.OPEN]) != (stage in rules.SHOWN[Listed.CLOSED])


@pytest.mark.parametrize("stage", list(Stage))
def test_what_is_over_stays_over_and_what_is_open_can_go_on(stage: Stage) -> None:
    assert bool(rules.MAY_FOLLOW[stage]) == (stage in rules.SHOWN[Listed.OPEN])


def test_work_that_began_ends_only_because_somebody_says_so() -> None:
    working = [StepKind.ACCEPT, StepKind.START, StepKind.WORKER, StepKind.WORKER]

    assert rules.stage(working) is Stage.WORKING
    assert rules.stage([*working, StepKind.END]) is Stage.ENDED


def test_another_worker_changes_nothing_about_how_it_stands() -> None:
    assert rules.stage([StepKind.ACCEPT, StepKind.WORKER]) is Stage.ACCEPTED
