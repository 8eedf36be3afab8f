"""A child is placed across a border: what is owed from then on, and what ends it."""

from datetime import date
from typing import Any

import pytest

from methub.agencies.models import Authority
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import AllocationKind
from methub.children.models import Child
from methub.clocks.codes import Promise as P
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.missing import changes as missing
from methub.out_of_area import changes, jobs, queries
from methub.out_of_area.codes import Direction, Flag, Panel, Standing, StepKind
from methub.out_of_area.models import PlacedAway
from methub.post.models import Letter
from tests.out_of_area.conftest import HOUR, NOW, PLACED, TOLD
from tests.out_of_area.steps import DAY, Lives, Look, Noticed, Owed, Signed, step
from tests.town import Town


# A notice comes
def test_a_late_notice_says_so_and_sets_off_what_the_hub_owes(
    tyrell: Child, noticed: Noticed, owed: Owed, look: Look
) -> None:
    row = noticed(tyrell, has_plan=True, risks="County lines", lead_proposed="To be agreed")
    found = queries.handshake(viewer=look(), row=row)

    assert row.direction == Direction.HERE
    assert found.checklist == {
        StepKind.CONTACT: Standing.LATE,
        StepKind.NOTICE: Standing.DONE_LATE,
        StepKind.PANEL: Standing.OWED,
        StepKind.LEAD: Standing.OWED,
        StepKind.PLAN: Standing.DONE,
    }
    assert found.flags == (Flag.NO_CONTACT, Flag.LATE_NOTICE)
    (panel,), (lead,) = owed(tyrell, P.TELL_PANEL), owed(tyrell, P.AGREE_LEAD)
    assert (panel.started_at, panel.due_at) == (TOLD, TOLD + DAY)
    assert lead.due_at == TOLD + 5 * DAY
    assert not owed(tyrell, P.PLACED_TRIGGER_PLAN)


def test_a_notice_without_the_plan_owes_asking_for_it(
    tyrell: Child, noticed: Noticed, owed: Owed
) -> None:
    noticed(tyrell)
    (plan,) = owed(tyrell, P.PLACED_TRIGGER_PLAN)
    assert plan.owed_by_name == "MET Hub team"
    assert plan.why == "Placed here by Barking Thu 19 Nov 2026, 3:00pm."


def test_a_child_placed_here_who_goes_missing_again_has_their_plan_asked_for_until_it_comes(
    tyrell: Child, noticed: Noticed, goes_missing: Any, owed: Owed, signed: Signed
) -> None:
    row = noticed(tyrell)
    for hours in (60, 30, 4):
        at = NOW - hours * HOUR
        episode = goes_missing(tyrell, at)
        if hours > 4:
            missing.record_found(
                episode=episode, found_at=at + HOUR, told_at=at + HOUR, **signed(at=at + HOUR)
            )
    (plan,) = owed(tyrell, P.TRIGGER_PLAN)
    assert plan.owed_by_name == "MET Hub team"
    assert "Barking writes it: ask them for it." in plan.why
    step(row, StepKind.PLAN, NOW, signed)
    assert not owed(tyrell, P.TRIGGER_PLAN)
    assert not owed(tyrell, P.PLACED_TRIGGER_PLAN)


def test_a_notice_of_a_placement_within_the_partnership_is_no_handshake(
    keeley: Child, lives: Lives, signed: Signed
) -> None:
    notice = changes.NoticeTold(told_at=TOLD, who_there="Cambridgeshire")
    home = lives(keeley, "Peterborough")
    row = changes.accept_notice(child=keeley, placement=home, notice=notice, **signed())
    assert row is None


def test_a_second_notice_of_the_same_placement_keeps_what_was_agreed(
    tyrell: Child, noticed: Noticed, signed: Signed, owed: Owed
) -> None:
    first = noticed(tyrell)
    step(first, StepKind.LEAD, TOLD + HOUR, signed, leads=Panel.HOST)
    again = noticed(tyrell, at=NOW, has_plan=True)

    assert again.pk == first.pk
    assert not owed(tyrell, P.AGREE_LEAD)
    assert not owed(tyrell, P.PLACED_TRIGGER_PLAN)
    assert PlacedAway.objects.count() == 1


def test_a_move_to_another_home_begins_anew_and_ends_what_was_before(
    tyrell: Child, noticed: Noticed, lives: Lives, owed: Owed, signed: Signed
) -> None:
    before = noticed(tyrell)
    home = lives(tyrell, "Cambridgeshire", since=NOW)
    after = changes.find_placement(placement=home, **signed())

    before.refresh_from_db()
    assert before.ended_why == "Another placement has begun."
    assert after is not None
    assert [clock.about for clock in owed(tyrell, P.TELL_PANEL)] == [after.reference]


# Somebody recorded a home, and nobody said that it is across a border
def test_a_home_recorded_by_hand_is_found_and_its_missing_notice_flagged(
    tyrell: Child, lives: Lives, owed: Owed, look: Look
) -> None:
    lives(tyrell, "Peterborough")
    assert jobs.look_round(at=NOW) == 1
    assert jobs.look_round(at=NOW) == 0

    row = PlacedAway.objects.get()
    found = queries.handshake(viewer=look(), row=row)
    assert (row.told_at, row.placed_at) == (PLACED, PLACED)
    assert found.flags == (Flag.NOT_ASKED, Flag.NO_NOTICE, Flag.NO_PANEL, Flag.NO_PLAN)
    assert owed(tyrell, P.TELL_PANEL)
    assert not owed(tyrell, P.PLACEMENT_NOTICE), "that is theirs to send"


def test_our_child_placed_elsewhere_owes_a_notice_by_the_worker_within_24_hours(
    town: Town, keeley: Child, lives: Lives, owed: Owed
) -> None:
    worker = town.people[Role.ALLOCATED_WORKER]
    children.allocate_worker(
        child=keeley, kind=AllocationKind.SOCIAL_WORKER, worker=worker, manager=None,
        from_on=date(2024, 1, 1), by=MET_HUB, at=PLACED,
    )  # fmt: skip
    lives(keeley, "Norfolk")
    jobs.look_round(at=NOW)

    (notice,) = owed(keeley, P.PLACEMENT_NOTICE)
    assert notice.owed_by == worker
    assert notice.due_at == PLACED + DAY
    (panel,) = owed(keeley, P.TELL_PANEL)
    assert panel.owed_by_name == "MET Hub team"
    children.end_allocation(child=keeley, until_on=date(2026, 11, 21), by=MET_HUB, at=NOW)
    (notice,) = owed(keeley, P.PLACEMENT_NOTICE)
    assert notice.owed_by_name == "MET Hub team"


def test_neither_a_home_within_the_partnership_nor_one_outside_of_another_authority_is_away(
    tyrell: Child, keeley: Child, lives: Lives
) -> None:
    lives(keeley, "Peterborough")
    lives(tyrell, "Norfolk")
    assert jobs.look_round(at=NOW) == 0


def test_a_home_put_on_the_record_long_after_is_flagged_and_owes_nothing(
    tyrell: Child, lives: Lives, owed: Owed
) -> None:
    lives(tyrell, "Peterborough", since=NOW - 60 * DAY, at=NOW)
    jobs.look_round(at=NOW)
    assert PlacedAway.objects.get().is_history
    assert not Clock.objects.filter(person=tyrell.pk).exists()


# The end
def test_when_the_child_moves_out_nothing_more_is_owed_and_what_was_agreed_is_kept(
    tyrell: Child, noticed: Noticed, owed: Owed, signed: Signed
) -> None:
    row = noticed(tyrell)
    assert row.placement is not None
    children.end_placement(placement=row.placement, until_on=date(2026, 11, 21), by=MET_HUB, at=NOW)
    jobs.look_round(at=NOW)

    row.refresh_from_db()
    assert row.ended_at == NOW
    assert not owed(tyrell, P.TELL_PANEL)
    assert row.steps.filter(kind=StepKind.NOTICE).exists()
    with pytest.raises(changes.AlreadyEnded):
        step(row, StepKind.PANEL, NOW, signed)


def test_when_another_authority_answers_for_the_child_a_new_handshake_begins_with_it(
    tyrell: Child, noticed: Noticed, norfolk: Authority, signed: Signed, owed: Owed
) -> None:
    before = noticed(tyrell)
    children.change_responsible_authority(
        child=tyrell, authority=norfolk, from_on=date(2026, 11, 21), reason="A court's order",
        version=tyrell.version, **signed(),
    )  # fmt: skip
    jobs.look_round(at=NOW)

    before.refresh_from_db()
    after = PlacedAway.objects.standing().get()
    assert before.ended_at == NOW
    assert after.placing_authority == norfolk
    assert len(owed(tyrell, P.TELL_PANEL)) == 1


# A letter
def test_a_letter_that_a_notice_waits_says_nothing_about_the_child(
    keeley: Child, lives: Lives, signed: Signed
) -> None:
    lives(keeley, "Norfolk")
    jobs.look_round(at=NOW)
    row = PlacedAway.objects.get()
    changes.send_notice(placed_away=row, **signed())
    changes.send_notice(placed_away=row, **signed())

    letter = Letter.objects.get(template="placement-notice")
    assert (letter.to, letter.about_reference) == ("duty@norfolk.example", row.reference)
    assert Entry.objects.filter(what="out_of_area.notice.announced").count() == 2
