"""A promise begins, is kept, is cancelled, changes hands; a late one climbs until accepted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.clocks import changes, jobs, queries
from methub.clocks.changes import Owner
from methub.clocks.codes import ClockState, Promise
from methub.clocks.models import Alert, Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import hours_after
from methub.people.changes import restrict
from methub.policies import queries as policies
from methub.post.models import Letter
from tests.clocks.conftest import FOUND

DUE = hours_after(FOUND, 72)
SECOND = timedelta(seconds=1)
SIGNED = {"by": MET_HUB, "at": DUE}


def test_a_promise_is_kept_when_it_was_kept_in_the_world_not_when_we_heard(promise):
    clock = changes.stop(clock=promise(), stopped_at=DUE, by=MET_HUB, at=DUE + timedelta(days=3))
    assert clock.state(DUE + timedelta(days=4)) is ClockState.MET


def test_a_promise_is_settled_once(promise):
    clock = changes.cancel(clock=promise(), why="Exempt", **SIGNED)
    with pytest.raises(changes.AlreadySettled):
        changes.stop(clock=clock, stopped_at=DUE, **SIGNED)
    with pytest.raises(changes.AlreadySettled):
        changes.hand_over(clock=clock, owner=Owner("Ada"), **SIGNED)


def test_somebody_else_owes_it_from_now_on(promise, town):
    ada = town.people[Role.HUB_WORKER]
    clock = changes.hand_over(clock=promise(), owner=Owner(ada.name, user=ada), **SIGNED)
    assert (clock.owed_by, clock.owed_by_team, clock.owed_by_name) == (ada, None, ada.name)


def test_a_breach_is_dated_when_it_happened_not_when_we_noticed(promise):
    promise()
    jobs.raise_due_alerts(at=DUE + timedelta(days=2))
    breach = Entry.objects.get(what="clocks.promise.breached")
    assert breach.details["breached_at"] == DUE.isoformat()
    assert breach.happened_at == DUE + timedelta(days=2)


def test_nothing_rises_while_the_promise_is_in_time(promise):
    promise()
    assert jobs.raise_due_alerts(at=DUE) == 0


def test_an_alert_climbs_the_ladder_until_a_named_person_accepts_it(promise, town, rungs):
    clock = promise()
    for number, rung in enumerate(rungs, start=1):
        moment = hours_after(DUE, rung.after_hours)
        assert jobs.raise_due_alerts(at=moment) == 0
        assert jobs.raise_due_alerts(at=moment + SECOND) == 1
        assert jobs.raise_due_alerts(at=moment + SECOND) == 0
        assert Alert.objects.latest("pk").rung == number
    assert [alert.role for alert in clock.alerts.order_by("rung")] == [r.role for r in rungs]
    assert jobs.raise_due_alerts(at=DUE + timedelta(days=300)) == 0


def test_an_accepted_alert_stops_climbing_and_the_promise_is_still_owed(promise, town, rungs):
    clock = promise()
    jobs.raise_due_alerts(at=DUE + SECOND)
    senior = town.people[Role.HUB_SENIOR]
    alert = changes.accept_alert(alert=clock.alerts.get(), user=senior, **SIGNED)
    assert alert.accepted_by == senior
    assert jobs.raise_due_alerts(at=DUE + timedelta(days=300)) == 0
    assert Clock.objects.open().get() == clock
    with pytest.raises(changes.AlreadyAccepted):
        changes.accept_alert(alert=alert, user=senior, **SIGNED)


def test_a_kept_promise_stops_climbing(promise, rungs):
    clock = promise()
    jobs.raise_due_alerts(at=DUE + SECOND)
    changes.stop(clock=clock, stopped_at=DUE + timedelta(hours=1), **SIGNED)
    assert jobs.raise_due_alerts(at=DUE + timedelta(days=300)) == 0


def test_rungs_passed_while_nobody_looked_are_each_raised(promise, rungs):
    clock = promise()
    later = DUE + timedelta(days=300)
    assert [jobs.raise_due_alerts(at=later) for _ in range(len(rungs) + 1)] == [
        *[1] * len(rungs), 0,
    ]  # fmt: skip
    assert clock.alerts.count() == len(rungs)


def test_a_ladder_that_was_shortened_meanwhile_ends_where_it_ends_now(promise, rungs, monkeypatch):
    clock = promise()
    jobs.raise_due_alerts(at=DUE + SECOND)
    monkeypatch.setattr(changes, "_ladder", lambda *_: rungs[:1])
    assert jobs.raise_due_alerts(at=DUE + timedelta(days=300)) == 0
    clock.refresh_from_db()
    assert clock.next_alert_at is None


def test_one_promise_that_cannot_climb_does_not_hold_up_the_next(
    promise, keeley, monkeypatch, caplog
):
    first, second = promise(), promise(about="ZZZZZZZZ23", due_at=DUE + SECOND)
    real = changes.raise_alert

    def failing(*, clock, **rest):
        if clock == first:
            raise RuntimeError
        return real(clock=clock, **rest)

    monkeypatch.setattr(changes, "raise_alert", failing)
    assert jobs.raise_due_alerts(at=DUE + timedelta(hours=1)) == 1
    assert second.alerts.count() == 1
    assert "could not climb" in caplog.text


def test_a_corrected_fact_moves_the_promise_and_its_next_alert(promise):
    clock = promise()
    jobs.raise_due_alerts(at=DUE + SECOND)
    corrected = changes.correct_times(
        clock=clock,
        started_at=hours_after(FOUND, 10),
        due_at=hours_after(DUE, 10),
        facts="Found Wed 18 Nov 2026, 7:10pm.",
        why="Wrong day",
        **SIGNED,
    )
    assert corrected.why == "Found Wed 18 Nov 2026, 7:10pm."
    assert corrected.state(hours_after(DUE, 10)) is ClockState.RUNNING
    line = Entry.objects.get(what="clocks.promise.times-corrected")
    assert line.details["was"] == DUE.isoformat()


def test_what_somebody_has_taken_up_climbs_no_further_when_its_times_are_corrected(
    promise, town, rungs
):
    clock = promise()
    jobs.raise_due_alerts(at=DUE + SECOND)
    changes.accept_alert(alert=clock.alerts.get(), user=town.people[Role.HUB_SENIOR], **SIGNED)
    changes.correct_times(
        clock=clock, started_at=FOUND, due_at=hours_after(DUE, 1), why="An hour later", **SIGNED
    )
    changes.stop(clock=clock, stopped_at=DUE, **SIGNED)
    changes.correct_end(clock=clock, stopped_at=None, why="It was somebody else", **SIGNED)
    assert jobs.raise_due_alerts(at=DUE + timedelta(days=300)) == 0


def test_a_matched_message_gives_its_promise_a_child(promise, keeley):
    clock = changes.point_at_person(clock=promise(), person=keeley, **SIGNED)
    assert clock.person == keeley


def test_the_database_refuses_a_promise_about_nobody(promise):
    clock = promise()
    with pytest.raises(IntegrityError, match="clock_is_about"), transaction.atomic():
        Clock.objects.filter(pk=clock.pk).update(person=None)


@pytest.mark.parametrize(("facts", "constraint"), [
    ({"due_at": FOUND - SECOND}, "clock_due_after_it_started"),
    ({"stopped_at": DUE, "cancelled_at": DUE}, "clock_stops_once"),
    ({"promise": "lunch"}, "clock_promise_known"),
])  # fmt: skip
def test_the_database_refuses_an_impossible_promise(promise, facts, constraint):
    clock = promise()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Clock.objects.filter(pk=clock.pk).update(**facts)


def test_late_comes_first(promise, look):
    later = promise(about="ZZZZZZZZ23", due_at=DUE + timedelta(days=1))
    sooner = promise()
    assert list(queries.open_promises(viewer=look())) == [sooner, later]


def test_a_promise_about_a_child_one_may_not_know_of_is_not_there(promise, look, keeley):
    promise()
    outside = look(Role.PARTNER)
    assert not queries.open_promises(viewer=outside).exists()
    assert not queries.promises_about(viewer=outside, person_id=keeley.pk).exists()


def test_what_one_owes_oneself_one_sees(promise, look, town):
    mine = town.people[Role.PARTNER]
    clock = promise(owner=Owner(mine.name, user=mine))
    assert queries.open_promises(viewer=look(Role.PARTNER)).get() == clock


def test_an_alert_waits_for_the_role_it_has_reached(promise, look, rungs):
    promise()
    jobs.raise_due_alerts(at=DUE + SECOND)
    assert queries.alerts_for(viewer=look(rungs[0].role)).count() == 1
    assert not queries.alerts_for(viewer=look(Role.PARTNER)).exists()


def test_whoever_an_alert_reaches_is_written_to_once_and_nothing_is_said_of_the_child(
    promise, town, rungs, keeley
):
    clock = promise()
    jobs.raise_due_alerts(at=DUE + SECOND)
    jobs.raise_due_alerts(at=DUE + 2 * SECOND)
    letter = Letter.objects.get()
    assert letter.user == town.people[rungs[0].role]
    assert (letter.about_reference, letter.person_id) == (clock.reference, keeley.pk)
    assert letter.path == f"/today/promises/{clock.reference}/"


def test_nobody_is_written_to_about_a_promise_they_may_not_know_of(promise, keeley, rungs):
    promise()
    restrict(person=keeley, reason="Witness in a trial", by=MET_HUB, at=FOUND)
    jobs.raise_due_alerts(at=DUE + SECOND)
    assert Alert.objects.count() == 1
    assert not Letter.objects.exists()


def test_the_room_finds_its_own_promises(promise, keeley):
    clock = promise()
    of = {"promise": Promise.RETURN_INTERVIEW}
    assert queries.of_record(about="ABCDEFGH23", **of).get() == clock
    assert queries.of_child(person_id=keeley.pk, **of).get() == clock
    changes.stop(clock=clock, stopped_at=DUE, **SIGNED)
    assert not queries.of_record(about="ABCDEFGH23", **of).exists()
    assert queries.once_begun(about="ABCDEFGH23", **of).get() == clock


@pytest.fixture
def rungs(town):
    policy = policies.policy_for(authority=town.authorities["Cambridgeshire"], at=FOUND)
    return policy.ladder_for(Promise.RETURN_INTERVIEW)
