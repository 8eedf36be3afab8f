"""A placement that is meant, and what is recorded by mistake, too early, or without who."""

from datetime import date
from typing import Any

import pytest

from methub.agencies.models import Authority
from methub.children.models import Child
from methub.clocks.codes import Promise as P
from methub.foundation.timekeeping import start_of
from methub.missing.codes import YesNo
from methub.out_of_area import changes, jobs, queries
from methub.out_of_area.codes import Panel, Standing, StepKind
from methub.out_of_area.models import PlacedAway
from tests.out_of_area.conftest import HOUR, NOW, PLACED, TOLD
from tests.out_of_area.steps import DAY, Lives, Look, Noticed, Owed, Signed, step
from tests.town import Town


# A placement is meant
def test_before_our_child_moves_somebody_speaks_with_the_other_authority(
    keeley: Child, norfolk: Authority, signed: Signed, owed: Owed
) -> None:
    day = date(2026, 11, 30)
    row = changes.intend_placement(
        child=keeley, host_authority=norfolk, intended_on=day, exploitation=YesNo.YES, **signed()
    )
    (contact,) = owed(keeley, P.PLACING_CONTACT)
    assert contact.due_at == start_of(day)
    step(row, StepKind.CONTACT, NOW, signed)
    assert not owed(keeley, P.PLACING_CONTACT)


def test_the_placement_that_was_meant_begins_and_what_was_said_before_stays(
    keeley: Child, norfolk: Authority, signed: Signed, lives: Lives, look: Look
) -> None:
    meant = changes.intend_placement(
        child=keeley, host_authority=norfolk, intended_on=date(2026, 11, 21),
        exploitation=YesNo.YES, **signed(),
    )  # fmt: skip
    step(meant, StepKind.CONTACT, NOW, signed)
    lives(keeley, "Norfolk", since=NOW + HOUR)
    jobs.look_round(at=NOW + 2 * HOUR)

    row = PlacedAway.objects.get()
    assert (row.pk, row.placed_at) == (meant.pk, NOW + HOUR)
    found = queries.handshake(viewer=look(), row=row)
    assert found.checklist[StepKind.CONTACT] is Standing.DONE


@pytest.mark.parametrize(
    ("place", "day", "refusal"),
    [
        ("Peterborough", date(2026, 11, 30), changes.NotAway),
        ("Norfolk", date(2026, 11, 20), changes.InThePast),
    ],
)
def test_what_cannot_be_meant_is_refused(
    town: Town, keeley: Child, signed: Signed, place: str, day: date, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        changes.intend_placement(
            child=keeley, host_authority=town.authorities[place], intended_on=day,
            exploitation=YesNo.YES, **signed(),
        )  # fmt: skip


def test_two_placements_are_not_meant_at_once(
    keeley: Child, norfolk: Authority, signed: Signed
) -> None:
    said: dict[str, Any] = {
        "child": keeley, "host_authority": norfolk, "intended_on": date(2026, 11, 30),
        "exploitation": YesNo.YES,
    }  # fmt: skip
    changes.intend_placement(**said, **signed())
    with pytest.raises(changes.AlreadyMeant):
        changes.intend_placement(**said, **signed())


# What changes what is owed
def test_once_it_is_said_that_nothing_is_known_no_panel_has_to_lead(
    tyrell: Child, noticed: Noticed, signed: Signed, owed: Owed
) -> None:
    row = noticed(tyrell)
    changes.record_risks(placed_away=row, exploitation=YesNo.NO, version=row.version, **signed())
    assert not owed(tyrell, P.AGREE_LEAD)
    row.refresh_from_db()
    changes.record_risks(
        placed_away=row, exploitation=YesNo.YES, risks="Seen with adults", version=row.version,
        **signed(),
    )  # fmt: skip
    assert len(owed(tyrell, P.AGREE_LEAD)) == 1


def test_what_was_recorded_by_mistake_is_kept_and_owed_again(
    tyrell: Child, noticed: Noticed, signed: Signed, owed: Owed
) -> None:
    row = noticed(tyrell)
    told = step(row, StepKind.PANEL, NOW, signed)
    assert not owed(tyrell, P.TELL_PANEL)
    changes.withdraw_step(step=told, why="Another child", **signed())

    (panel,) = owed(tyrell, P.TELL_PANEL)
    assert panel.due_at == TOLD + DAY
    assert row.steps.get(kind=StepKind.PANEL).withdrawn_why == "Another child"
    with pytest.raises(changes.AlreadyWithdrawn):
        changes.withdraw_step(step=told, why="Again", **signed())


def test_an_updated_notice_does_not_make_the_first_one_late(
    tyrell: Child, noticed: Noticed, signed: Signed, look: Look
) -> None:
    row = noticed(tyrell, at=PLACED + HOUR)
    step(row, StepKind.NOTICE, NOW, signed)
    found = queries.handshake(viewer=look(), row=row)
    assert found.checklist[StepKind.NOTICE] is Standing.DONE


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (StepKind.CONTACT, {"said": " "}),
        (StepKind.LEAD, {"leads": None}),
        (StepKind.LEAD, {"leads": Panel.HOST, "who_here": ""}),
        (StepKind.PANEL, {"who_there": ""}),
    ],
)
def test_a_step_that_does_not_say_who_or_what_is_refused(
    tyrell: Child, noticed: Noticed, signed: Signed, kind: StepKind, missing: dict[str, Any]
) -> None:
    row = noticed(tyrell)
    with pytest.raises(changes.SaysNothing):
        step(row, kind, NOW, signed, **missing)


def test_nothing_is_recorded_before_it_has_happened(
    tyrell: Child, noticed: Noticed, signed: Signed
) -> None:
    with pytest.raises(changes.InTheFuture):
        changes.record_step(
            placed_away=noticed(tyrell), kind=StepKind.PANEL, done_at=NOW + HOUR,
            who_there="Panel", **signed(),
        )  # fmt: skip
