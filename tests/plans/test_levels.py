"""A level that requires a plan of several agencies asks for one until somebody has written it."""

import pytest

from methub.assessments.codes import Duty
from methub.assessments.models import DutyDone
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.plans import changes
from methub.plans.codes import PlanKind
from tests.assessments.conftest import NOON, practice  # noqa: F401
from tests.plans.desk import REDUCTION, SAFETY, TRIGGER


def _written(practice, child, kind, answers):  # noqa: F811
    return changes.write_plan(
        child=child, kind=kind, answers=answers, version=0, why="Judged significant",
        by=practice.worker, at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "answers"), [(PlanKind.SAFETY, SAFETY), (PlanKind.REDUCTION, REDUCTION)]
)
def test_what_a_grave_level_owes_is_kept_by_the_plan_itself(practice, kind, answers):  # noqa: F811
    child = practice.child()
    practice.assessed(child, "significant")
    owed = Clock.objects.open().filter(person=child.pk, promise=Promise.LEVEL_PLAN)
    _written(practice, child, PlanKind.TRIGGER, TRIGGER)
    assert owed.exists(), "what to do when she is missing is not the plan that keeps her safe"

    _written(practice, child, kind, answers)

    assert not owed.exists()
    assert DutyDone.objects.get(duty=Duty.PLAN).words == f"{kind.label}, version 1"
