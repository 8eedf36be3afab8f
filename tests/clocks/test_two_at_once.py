"""Two people at once on one promise, with real transactions: neither is shown an error page."""

from datetime import timedelta

import pytest

from methub.agencies.roles import Role
from methub.clocks import changes, jobs
from methub.clocks.models import Alert
from methub.foundation.actors import MET_HUB
from tests.at_once import each_holding
from tests.clocks.conftest import FOUND, founded, keeley_of, promised

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_rungs_of_one_promise_are_taken_up_at_once():
    town = founded()
    clock = promised(town, keeley_of(town))
    for days in range(4, 12):
        jobs.raise_due_alerts(at=FOUND + timedelta(days=days))
    first, second, *_ = Alert.objects.filter(clock=clock).order_by("rung")

    def taking_up(alert: Alert, role: Role):
        return lambda: changes.accept_alert(
            alert=alert, user=town.people[role], by=MET_HUB, at=FOUND + timedelta(days=12)
        )

    outcomes = each_holding(
        (Alert, taking_up(first, Role.HUB_WORKER)), (Alert, taking_up(second, Role.HUB_SENIOR))
    )
    assert [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)] == [
        changes.AlreadyAccepted
    ]
    assert not Alert.objects.filter(accepted_at=None).exists()
