"""What is over is answered as what is open was: to those it was for, and to nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.clocks import changes as clocks
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.interviews import changes
from methub.interviews.codes import Destination
from methub.interviews.models import Share
from tests.desk import signed_in
from tests.interviews.conftest import hours

HUB = {Role.HUB_WORKER, Role.HUB_SENIOR, Role.HUB_MANAGER}
THEIRS = {Role.ALLOCATED_WORKER}
READERS = HUB | THEIRS | {Role.TEAM_MANAGER, Role.POLICE_MET}
"""Who may read the interview, and know of the promise."""


@pytest.fixture
def settled(hub):
    """Shared and acknowledged; agreed and done; alerted and accepted."""
    at = now()
    interview = hub.sent(hub.opened(hub.child(), at - timedelta(days=9)))
    worker = hub.town.people[Role.ALLOCATED_WORKER]
    action = changes.agree_action(
        interview=interview, what="A bus pass", owner=worker, by=hub.worker, at=at - hours(99)
    )
    changes.finish_action(
        action=action, note="Done", by=hub.actor(Role.ALLOCATED_WORKER), at=at - hours(98)
    )
    interview.refresh_from_db()
    changes.sign_off(
        interview=interview, destination=Destination.ALLOCATED, version=interview.version,
        by=hub.senior, at=at - hours(97),
    )  # fmt: skip
    share = Share.objects.get(user=worker)
    changes.acknowledge(
        share=share, actions_agreed="A bus pass", by=hub.actor(Role.ALLOCATED_WORKER), at=at
    )
    late = Clock.objects.get(promise=Promise.PREVENTION_INTERVIEW)
    alert = clocks.raise_alert(clock=late, by=MET_HUB, at=at)
    senior = hub.town.people[Role.HUB_SENIOR]
    clocks.accept_alert(alert=alert, user=senior, by=hub.senior, at=at)
    return {"share": share, "action": action, "alert": alert}


@pytest.mark.parametrize(
    ("door", "what", "method", "opens_to"),
    [
        ("interviews:acknowledge", "share", "get", THEIRS),
        ("interviews:acknowledge", "share", "post", THEIRS),
        ("interviews:action", "action", "get", READERS),
        ("interviews:action", "action", "post", READERS),
        ("intake:take-up", "alert", "post", READERS),
    ],
)
def test_what_is_over_opens_to_those_it_was_for(hub, settled, door, what, method, opens_to):
    address = reverse(door, args=[settled[what].reference])
    answers = {
        role: getattr(signed_in(hub.town.people[role]), method)(address).status_code
        for role in Role
    }
    opened = {role for role, answer in answers.items() if answer not in (403, 404)}
    assert opened == opens_to, answers


def test_nothing_that_is_over_changes_again(hub, settled):
    for role in (Role.ALLOCATED_WORKER, Role.HUB_SENIOR):
        client = signed_in(hub.town.people[role])
        client.post(reverse("interviews:action", args=[settled["action"].reference]), {"note": "x"})
        client.post(
            reverse("interviews:acknowledge", args=[settled["share"].reference]),
            {"actions_agreed": "x"},
        )
        client.post(reverse("intake:take-up", args=[settled["alert"].reference]))
    for row in settled.values():
        row.refresh_from_db()
    assert settled["action"].done_note == "Done"
    assert settled["share"].actions_agreed == "A bus pass"
    assert settled["alert"].accepted_by == hub.town.people[Role.HUB_SENIOR]
