"""What is true of a child over time: one answer a day, put right with a reason, never erased."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from methub.audit.models import Entry
from methub.children import changes
from methub.children.codes import (
    CarerKind,
    CareStatus,
    LegalStatus,
    LivingKind,
    ReasonCeased,
    ReasonNew,
    SchoolStatus,
)
from methub.children.models import (
    Background,
    CareRecord,
    DisabilityRecord,
    FactCorrection,
    ImmigrationRecord,
    LibertyOrder,
    Placement,
    Schooling,
    Service,
)
from methub.children.queries import situation_of
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.people import changes as people
from methub.people.codes import IdentifierKind

pytestmark = pytest.mark.django_db
JANUARY, JUNE, NOVEMBER = date(2026, 1, 1), date(2026, 6, 1), date(2026, 11, 1)
ROWS = {
    CareRecord: {"status": "child-in-need"},
    Schooling: {"status": "attending"},
    Background: {"first_language": "Polish"},
    DisabilityRecord: {"codes": ["AUT"]},
    ImmigrationRecord: {"status": "uasc"},
    LibertyOrder: {},
}


@pytest.fixture
def signed(at):
    return {"by": MET_HUB, "at": at}


@pytest.fixture
def in_care(keeley, signed):
    """Under a care order since June, in the home she has."""
    return changes.record_care_status(
        child=keeley, status=CareStatus.IN_CARE_ORDER, legal_status=LegalStatus.C2, need="N1",
        placement=Placement.objects.get(), from_on=JUNE, **signed,
    )  # fmt: skip


def refused(model, **row):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**row)


@pytest.mark.parametrize("model", ROWS)
def test_the_database_keeps_one_answer_a_day(model, register, at):
    child = register()
    row = {"child": child, "recorded_at": at, **ROWS[model]}
    model.objects.create(from_on=JANUARY, until_on=JUNE, **row)
    model.objects.create(from_on=JUNE, **row)
    refused(model, from_on=date(2026, 5, 31), until_on=JUNE, **row)
    refused(model, from_on=NOVEMBER, **row)
    withdrawn = {"withdrawn_at": at, "withdrawn_why": "Another child"}
    model.objects.create(from_on=NOVEMBER, **row, **withdrawn)
    assert model.objects.count() == 2
    assert model.every.count() == 3


@pytest.mark.parametrize("model", [*ROWS, Placement, Service])
def test_the_database_keeps_days_in_order_and_reasons_with_what_is_withdrawn(model, keeley, at):
    said = ROWS.get(model, {"kind": "other"})
    row = {"child": keeley, "recorded_at": at, "until_on": date(2019, 1, 1), **said}
    refused(model, from_on=date(2020, 1, 1), **row)
    refused(model, from_on=date(2018, 1, 1), withdrawn_at=at, **row)


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (CareRecord, {"status": "not-open", "legal_status": "C2"}),
        (CareRecord, {"status": "in-care-order", "legal_status": "C9"}),
        (CareRecord, {"status": "in-care-order", "ended_because": "E4A"}),
        (Placement, {"kind": "foster", "place_type": "U9"}),
        (Schooling, {"status": "missing-education", "is_on_roll": True}),
        (DisabilityRecord, {"codes": ["NONE", "LD"]}),
        (DisabilityRecord, {"codes": []}),
        (DisabilityRecord, {"codes": ["XYZ"]}),
        (Background, {"ethnicity": "ABCD"}),
        (Service, {"kind": "magic"}),
    ],
)
def test_the_database_refuses_what_makes_no_sense(model, said, register, at):
    refused(model, child=register(), recorded_at=at, from_on=JANUARY, **said)


def test_a_legal_status_begins_an_episode_of_care(in_care):
    assert in_care.started_because == "", "what came before is not known, and not made up"
    former = CareRecord.objects.get(status=CareStatus.IN_CARE_S20)
    assert former.until_on == JUNE


def test_why_an_episode_of_care_begins_is_worked_out(register, signed):
    child, said = register(), {"status": CareStatus.IN_CARE_ORDER, **signed}
    first = changes.record_care_status(
        child=child, legal_status=LegalStatus.C1, from_on=JANUARY, **said
    )
    second = changes.record_care_status(
        child=child, legal_status=LegalStatus.C2, from_on=JUNE, **said
    )
    assert (first.started_because, second.started_because) == (ReasonNew.S, ReasonNew.L)
    first.refresh_from_db()
    assert (first.until_on, first.ended_because) == (JUNE, ReasonCeased.X1)


def test_a_law_that_does_not_fit_the_word_is_refused(keeley, signed):
    with pytest.raises(changes.LawAndWordDiffer):
        changes.record_care_status(
            child=keeley, status=CareStatus.IN_CARE_S20, legal_status=LegalStatus.C2,
            from_on=JUNE, **signed,
        )  # fmt: skip


@pytest.mark.parametrize(("same", "why"), [(False, ReasonNew.P), (True, ReasonNew.T)])
def test_a_move_in_care_is_another_episode_of_care_under_the_same_law(
    in_care, keeley, signed, same, why
):
    home = Placement.objects.get()
    moved = changes.record_placement(
        child=keeley, kind=LivingKind.FOSTER, name="The Larches", from_on=NOVEMBER, ends=[home],
        ended_because="CARPL", has_same_carers=same, **signed,
    )  # fmt: skip
    before, now = CareRecord.objects.filter(legal_status="C2").order_by("from_on")
    assert (before.until_on, before.ended_because) == (NOVEMBER, ReasonCeased.X1)
    assert (now.placement, now.started_because, now.need) == (moved, why, "N1")
    home.refresh_from_db()
    assert home.ended_because == "CARPL"


def test_a_second_household_is_no_new_episode_of_care(in_care, keeley, signed, at):
    changes.record_placement(
        child=keeley, kind=LivingKind.FAMILY, name="Dad's", from_on=NOVEMBER, **signed
    )
    assert CareRecord.objects.filter(legal_status="C2").count() == 1
    assert len(situation_of(child=keeley, at=at).placements) == 2


def test_each_of_two_homes_has_its_own_carers_and_limits_on_contact(keeley, signed, at):
    dads = changes.record_placement(
        child=keeley, kind=LivingKind.FAMILY, name="Dad's", from_on=JUNE, **signed
    )
    for name, home, limits in [("Dawn", None, ""), ("Lee", dads, "Never by telephone")]:
        changes.record_carer(
            child=keeley, kind=CarerKind.PARENT, name=name, placement=home,
            contact_limits=limits, from_on=JUNE, **signed,
        )  # fmt: skip
    carers = {one.name: one for one in situation_of(child=keeley, at=at).carers}
    assert carers["Lee"].placement == dads
    assert (carers["Lee"].contact_limits, carers["Dawn"].contact_limits) == (
        "Never by telephone", "",
    )  # fmt: skip


def test_what_was_true_long_ago_may_be_added_and_ends_nothing(keeley, signed):
    added = changes.record_care_status(
        child=keeley, status=CareStatus.CHILD_IN_NEED, from_on=date(2020, 1, 1),
        until_on=date(2021, 1, 1), **signed,
    )  # fmt: skip
    assert added.until_on == date(2021, 1, 1)
    assert CareRecord.objects.filter(until_on=None).count() == 1
    with pytest.raises(changes.Overlaps):
        changes.record_care_status(
            child=keeley, status=CareStatus.NOT_OPEN, from_on=date(2020, 6, 1),
            until_on=date(2020, 7, 1), **signed,
        )  # fmt: skip


def test_a_fact_put_right_keeps_what_it_said_and_why(keeley, signed):
    home = Placement.objects.get()
    changes.correct_fact(
        child=keeley, fact=home, version=1, why="Heard wrongly", **signed,
        now={"name": "Fenside House", "from_on": date(2025, 12, 1), "kind": home.kind},
    )  # fmt: skip
    said = {(row.field, row.was, row.now) for row in FactCorrection.objects.all()}
    assert said == {
        ("name", "Fenview House", "Fenside House"),
        ("from_on", "2026-01-01", "2025-12-01"),
    }
    assert Placement.objects.get().name == "Fenside House"
    assert Entry.objects.filter(what="children.fact.corrected").count() == 1


def test_two_people_put_one_fact_right_and_the_second_is_told(keeley, signed):
    home = Placement.objects.get()
    said = {"child": keeley, "fact": home, "version": 1, "why": "Heard wrongly", **signed}
    changes.correct_fact(now={"name": "Fenside House"}, **said)
    with pytest.raises(ChangedMeanwhile):
        changes.correct_fact(now={"name": "Fen House"}, **said)
    with pytest.raises(ChangedMeanwhile):
        changes.withdraw_fact(child=keeley, fact=home, version=1, why="Wrong", **signed)
    assert Placement.objects.get().name == "Fenside House"


@pytest.mark.parametrize(
    ("now", "refusal"),
    [
        ({"until_on": date(2020, 1, 1)}, changes.EndsBeforeItBegan),
        ({"from_on": date(2025, 1, 1)}, changes.Overlaps),
        ({"legal_status": "V2"}, changes.LawAndWordDiffer),
        ({"legal_status": "C2"}, changes.NothingDiffers),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(in_care, keeley, signed, now, refusal):
    with pytest.raises(refusal):
        changes.correct_fact(
            child=keeley, fact=in_care, now=now, version=in_care.version, why="Wrong", **signed
        )
    assert not FactCorrection.objects.exists()


def test_what_was_never_true_is_withdrawn_and_what_it_replaced_goes_on(in_care, keeley, signed, at):
    changes.withdraw_fact(
        child=keeley, fact=in_care, version=in_care.version, why="Another child", **signed
    )
    assert situation_of(child=keeley, at=at).care_status == CareStatus.IN_CARE_S20
    kept = CareRecord.every.get(pk=in_care.pk)
    assert (kept.withdrawn_why, kept.withdrawn_by_name) == ("Another child", MET_HUB.name)


def test_a_home_that_an_episode_of_care_is_about_is_not_withdrawn(in_care, keeley, signed):
    home = Placement.objects.get()
    with pytest.raises(changes.StillLivedIn):
        changes.withdraw_fact(child=keeley, fact=home, version=home.version, why="Wrong", **signed)


def test_leaving_care_is_planned_and_coming_back_cancels_it(in_care, keeley, signed, at):
    changes.record_care_status(
        child=keeley, status=CareStatus.CHILD_IN_NEED, from_on=NOVEMBER,
        former_ended_because=ReasonCeased.E4A, **signed,
    )  # fmt: skip
    clock = Clock.objects.get(promise=Promise.LEAVING_CARE)
    assert clock.due_at == at + timedelta(days=10)
    assert CareRecord.objects.get(legal_status="C2").ended_because == ReasonCeased.E4A
    changes.record_care_status(
        child=keeley, status=CareStatus.IN_CARE_S20, from_on=date(2026, 11, 2), **signed
    )
    clock.refresh_from_db()
    assert clock.cancelled_why == "In care again."


def test_one_episode_of_care_after_another_is_not_leaving_care(in_care):
    assert not Clock.objects.filter(promise=Promise.LEAVING_CARE).exists()


def test_each_school_ends_as_the_next_begins(keeley, signed):
    for month in range(1, 5):
        changes.record_schooling(
            child=keeley, status=SchoolStatus.ATTENDING, from_on=date(2026, month, 1), **signed
        )
    ends = Schooling.objects.order_by("from_on").values_list("until_on", flat=True)
    assert list(ends) == [date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1), None]


def test_a_number_that_was_never_theirs_is_withdrawn_and_stays_to_be_read(register, browser, at):
    child = register()
    number = people.record_identifier(
        person=child.person, kind=IdentifierKind.NHS, value="9434765919", by=MET_HUB, at=at
    )
    circumstances = reverse("chronology:circumstances", args=[child.person.reference])
    page = reverse(
        "children:withdraw-fact", args=[child.person.reference, "number", number.reference]
    )
    client = browser()
    assert page in client.get(circumstances).content.decode()
    assert client.post(page, {"why": ""}).status_code == 200
    assert client.post(page, {"why": "Her sister’s"})["Location"] == circumstances
    shown = client.get(circumstances).content.decode()
    assert page not in shown
    assert "Her sister’s" in shown
    assert client.get(page).status_code == 404
