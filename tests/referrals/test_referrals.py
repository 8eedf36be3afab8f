"""Services are asked for, answered, worked and ended; advice takes nothing over; gaps are owned."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children.models import Allocation, Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.people import changes as people
from methub.referrals import changes, queries
from methub.referrals.codes import Benefits, Listed, ServiceKind, Stage, StepKind
from methub.referrals.models import Referral, Service
from tests.referrals.conftest import NOW, TODAY
from tests.town import Town

Signed = Callable[..., dict[str, Any]]
Look = Callable[..., Viewer]
Ask = Callable[..., Referral]
K = StepKind
DAY = timedelta(days=1)


def owed(referral: Referral) -> list[Clock]:
    return list(Clock.objects.open().filter(about=referral.reference))


def test_a_request_owes_an_answer_from_the_team_that_runs_the_service(
    asked: Ask, mentors: Service, town: Town
) -> None:
    (clock,) = owed(asked(mentors))

    assert clock.owed_by_team == town.teams["School Nursing"]
    assert clock.due_at == NOW + 5 * DAY
    assert clock.promise == Promise.ANSWER_REQUEST


@pytest.mark.parametrize("answer", [K.ACCEPT, K.DECLINE, K.WITHDRAW])
def test_an_answer_keeps_the_promise(asked: Ask, safe: Service, then: Ask, answer: K) -> None:
    assert owed(then(asked(safe), answer)) == []


def test_whoever_declines_says_why(asked: Ask, safe: Service, signed: Signed) -> None:
    with pytest.raises(changes.SaysTooLittle):
        changes.record_step(
            referral=asked(safe), kind=K.DECLINE, done_on=TODAY, version=1, **signed()
        )


def test_work_goes_from_accepted_to_ended_with_the_risk_before_and_after(
    asked: Ask, safe: Service, then: Ask, look: Look
) -> None:
    referral = then(asked(safe), K.ACCEPT, K.START, K.WORKER, K.END)

    found = queries.whole(viewer=look(), row=referral)
    assert (found.stage, found.may_follow) == (Stage.ENDED, ())
    assert (referral.risk_before, found.steps[-1].risk_after) == ("Significant", "Moderate")


@pytest.mark.parametrize(
    ("before", "next_one"),
    [((), K.START), ((), K.END), ((K.DECLINE,), K.ACCEPT), ((K.ACCEPT,), K.END)],
)
def test_nothing_is_recorded_out_of_turn(
    asked: Ask, safe: Service, then: Ask, before: tuple[K, ...], next_one: K
) -> None:
    with pytest.raises(changes.DoesNotFollow):
        then(asked(safe), *before, next_one)


def test_the_list_says_how_each_stands_as_its_own_page_does(
    asked: Ask, safe: Service, then: Ask, look: Look
) -> None:
    ways = ((), (K.ACCEPT,), (K.ACCEPT, K.WORKER), (K.ACCEPT, K.START), (K.DECLINE,),
            (K.ACCEPT, K.START, K.WORKER, K.END), (K.WITHDRAW,))  # fmt: skip
    for steps in ways:
        then(asked(safe), *steps)

    viewer = look()
    rows = [
        row
        for listed in (Listed.OPEN, Listed.CLOSED)
        for row in queries.caseload(viewer=viewer, sought=queries.Sought(listed)).rows
    ]
    assert len(rows) == len(ways)
    for row in rows:
        assert row.stands == queries.whole(viewer=viewer, row=row).stage
    assert {row.worker for row in rows} == {"", "Ama Boateng", "Joe Bright"}


def test_work_of_two_years_ago_is_still_on_the_caseload(
    asked: Ask, safe: Service, then: Ask, look: Look
) -> None:
    referral = then(asked(safe), K.ACCEPT, K.START)
    later = look(at=NOW + 730 * DAY)

    assert referral in queries.caseload(viewer=later, sought=queries.Sought()).rows


def test_work_may_be_for_somebody_other_than_the_child(
    asked: Ask, safe: Service, keeley: Child
) -> None:
    assert asked(safe, benefits=Benefits.PARENT, who="Her father").child == keeley
    assert (
        asked(safe, child=None, benefits=Benefits.SUSPECT, who="A man in a grey car").child is None
    )
    with pytest.raises(changes.ForNobody):
        asked(safe, child=None, benefits=Benefits.GROUP)
    with pytest.raises(changes.ForNobody):
        asked(safe, child=None, who="Keeley")


def test_what_is_offered_no_longer_cannot_be_asked_for_and_what_was_asked_for_stands(
    asked: Ask, safe: Service, signed: Signed, look: Look
) -> None:
    referral = asked(safe)
    closed = changes.Offered("SAFE", ServiceKind.DIRECT_WORK, closed_on=TODAY)
    safe = changes.change_service(service=safe, offered=closed, version=1, **signed())

    with pytest.raises(changes.NotOffered):
        asked(safe)
    assert not queries.offered(viewer=look()).exists()
    assert referral in queries.caseload(viewer=look(), sought=queries.Sought()).rows


def test_two_services_are_never_called_the_same(town: Town, safe: Service, signed: Signed) -> None:
    with pytest.raises(changes.NameTaken):
        changes.offer_service(
            offered=changes.Offered("safe", ServiceKind.OTHER), partnership=town.partnership,
            **signed(),
        )  # fmt: skip


def test_a_nurse_reads_what_her_agency_was_asked_for_and_nothing_else(
    asked: Ask, safe: Service, mentors: Service, look: Look
) -> None:
    theirs, others = asked(mentors), asked(safe)
    nurse = look(Role.PARTNER)

    assert set(queries.referrals(viewer=nurse)) == {theirs}
    assert not queries.whole(viewer=nurse, row=theirs).sees_child
    assert set(queries.referrals(viewer=look())) == {theirs, others}


@pytest.mark.parametrize("end", [(K.DECLINE,), (K.WITHDRAW,), (K.ACCEPT, K.START, K.END)])
def test_four_weeks_after_it_is_over_an_agency_reads_what_it_was_asked_for_no_longer(
    asked: Ask, mentors: Service, then: Ask, look: Look, end: tuple[K, ...]
) -> None:
    over, goes_on = asked(mentors), asked(mentors)
    then(over, *end)
    soon, later = NOW + timedelta(days=27), NOW + timedelta(days=28)
    assert set(queries.referrals(viewer=look(Role.PARTNER, soon))) == {over, goes_on}
    assert set(queries.referrals(viewer=look(Role.PARTNER, later))) == {goes_on}
    assert set(queries.referrals(viewer=look(at=later))) == {over, goes_on}


def test_once_a_record_is_closed_its_requests_are_too(
    asked: Ask, mentors: Service, keeley: Child, look: Look, town: Town
) -> None:
    asked(mentors)
    people.restrict(
        person=keeley.person, reason="A colleague’s child",
        named=[town.people[Role.HUB_MANAGER]], by=MET_HUB, at=NOW,
    )  # fmt: skip

    assert not queries.referrals(viewer=look(Role.PARTNER)).exists()
    assert not queries.referrals(viewer=look()).exists()


def test_whoever_does_not_know_the_child_reads_no_request_about_them(
    asked: Ask, safe: Service, look: Look
) -> None:
    asked(safe)

    for role in (Role.ALLOCATED_WORKER, Role.MACE_CHAIR, Role.PARTNER):
        assert not queries.referrals(viewer=look(role)).exists()


def test_advice_takes_the_case_over_from_nobody(
    town: Town, keeley: Child, signed: Signed, look: Look
) -> None:
    changes.record_consultation(
        advised=changes.Advised(
            child=keeley, held_on=TODAY, asked_by="Form tutor", given_by="Ama Boateng",
            asked="Whom to tell", advice="Raise a concern",
        ),
        partnership=town.partnership, **signed(),
    )  # fmt: skip

    assert queries.consultations(viewer=look()).get().child == keeley
    assert not queries.consultations(viewer=look(Role.ALLOCATED_WORKER)).exists()
    assert not Allocation.objects.exists()
    assert not Clock.objects.exists()


def test_two_who_record_at_once_do_not_overwrite_each_other(
    asked: Ask, safe: Service, then: Ask, signed: Signed
) -> None:
    referral = then(asked(safe), K.ACCEPT)

    with pytest.raises(ChangedMeanwhile):
        changes.record_step(referral=referral, kind=K.START, done_on=TODAY, version=1, **signed())


@pytest.mark.parametrize(
    ("days", "refusal"), [(1, changes.InTheFuture), (-1, changes.BeforeItWasAsked)]
)
def test_a_step_is_dated_between_the_request_and_today(
    asked: Ask, safe: Service, signed: Signed, days: int, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        changes.record_step(
            referral=asked(safe), kind=K.ACCEPT, worker="Ama", done_on=TODAY + days * DAY,
            version=1, **signed(),
        )  # fmt: skip


def test_a_gap_is_open_until_somebody_says_how_it_was_filled(
    town: Town, signed: Signed, look: Look
) -> None:
    gap = changes.record_gap(
        noticed=changes.Noticed("A safe place at night", 6, "Group manager", TODAY, "Wisbech"),
        partnership=town.partnership, **signed(),
    )  # fmt: skip
    with pytest.raises(changes.SaysTooLittle):
        changes.answer_gap(
            gap=gap, children=4, owner="Group manager", answer=" ", is_filled=True, version=1,
            **signed(),
        )  # fmt: skip
    changes.answer_gap(
        gap=gap, children=4, owner="Group manager", answer="A house opened", is_filled=True,
        version=1, **signed(),
    )  # fmt: skip

    assert queries.gaps(viewer=look()).get().is_filled


@pytest.mark.parametrize("wrong", [{"needs": ""}, {"child": None, "who": ""}, {"child": None}])
def test_the_database_keeps_no_request_for_nobody(
    asked: Ask, safe: Service, wrong: dict[str, Any]
) -> None:
    referral = asked(safe)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(**wrong)
