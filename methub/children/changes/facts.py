"""A dated fact is put right, ends, or is withdrawn. What it said stays, with why and by whom."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from methub.audit import trail
from methub.children import rules
from methub.children.changes.background import NoneAndSome
from methub.children.changes.care import LawAndWordDiffer
from methub.children.changes.carers import (
    NUMBERS,
    call_adult,
    found_by_their_numbers,
    no_longer_found_by,
)
from methub.children.changes.dated import (
    ONE_AT_A_TIME,
    EndsBeforeItBegan,
    Overlaps,
    end,
    hold,
    overlapping,
)
from methub.children.changes.measuring import measure_placement
from methub.children.changes.owed import followed
from methub.children.codes import CareStatus, ReasonCeased
from methub.children.models import (
    Carer,
    CareRecord,
    Child,
    Dated,
    DisabilityRecord,
    FactCorrection,
    Placement,
)
from methub.children.queries import kind_of
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile


class NothingDiffers(Exception):
    """The correction says what the record says."""


class StillLivedIn(Exception):
    """An episode of care says that the child lived here."""


def correct_fact(
    *, child: Child, fact: Dated, now: Mapping[str, Any], version: int, why: str, by: Actor,
    at: datetime,
) -> Dated:  # fmt: skip
    """It was recorded wrongly: `now` are its fields as they should have been. Whatever points at
    the fact goes on pointing at it; what it said is kept beside it."""
    with trail.open_page(by=by, at=at) as page, followed(child=child, by=by, at=at):
        row = _as_seen(fact, version)
        differs = _differing(row, now)
        if not differs:
            raise NothingDiffers
        FactCorrection.objects.bulk_create(
            FactCorrection(
                child=child,
                kind=kind_of(row),
                fact=row.reference,
                field=field,
                was=_in_words(getattr(row, field)),
                now=_in_words(value),
                why=why,
                recorded_at=at,
                recorded_by_name=by.name,
            )
            for field, value in differs.items()
        )
        was = {field: getattr(row, field) for field in NUMBERS.keys() & differs}
        _put_right(row, differs, by, at)
        _refuse_nonsense(row, child)
        if isinstance(row, Placement) and row.is_protected:
            row.place = None
        row.version += 1
        row.save()
        if isinstance(row, Placement) and "postcode" in differs:
            measure_placement(placement=row, by=by, at=at)
        if isinstance(row, Carer):
            no_longer_found_by(carer=row, said=was, why=why, by=by, at=at)
            found_by_their_numbers(carer=row, by=by, at=at)
        page.write(
            "children.fact.corrected",
            about=row,
            person_id=child.pk,
            fields=sorted(differs),
            why=why,
        )
    return row  # type: ignore[no-any-return]


def end_fact(
    *, child: Child, fact: Dated, until_on: date, version: int, by: Actor, at: datetime
) -> None:
    """It is true no longer, from this day."""
    with trail.open_page(by=by, at=at) as page, followed(child=child, by=by, at=at):
        end(_as_seen(fact, version), until_on)
        page.write("children.fact.ended", about=fact, person_id=child.pk, until_on=until_on)


def withdraw_fact(
    *, child: Child, fact: Dated, version: int, why: str, by: Actor, at: datetime
) -> None:
    """It was never true. What it had replaced goes on as if nobody had recorded it."""
    with trail.open_page(by=by, at=at) as page, followed(child=child, by=by, at=at):
        row = _as_seen(fact, version)
        if isinstance(row, Placement) and row.care_records.exists():
            raise StillLivedIn
        row.withdrawn_at, row.withdrawn_by_name, row.withdrawn_why = at, by.name, why
        row.version += 1
        row.save()
        if isinstance(row, Carer):
            said = {field: getattr(row, field) for field in NUMBERS}
            no_longer_found_by(carer=row, said=said, why=why, by=by, at=at)
        if isinstance(row, ONE_AT_A_TIME):
            _let_the_former_go_on(row, child)
        page.write("children.fact.withdrawn", about=row, person_id=child.pk, why=why)


def _differing(row: Any, now: Mapping[str, Any]) -> dict[str, Any]:
    """A parent who is a child is called as their own record says: nobody renames a child here."""
    is_named_here = not (isinstance(row, Carer) and row.person.is_child)
    return {
        field: value
        for field, value in now.items()
        if (field != "name" or is_named_here) and getattr(row, field) != value
    }


def _put_right(row: Any, differs: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """A carer's name is the adult's own, whichever child it was put right for."""
    for field, value in differs.items():
        if field == "name" and isinstance(row, Carer):
            call_adult(adult=row.person, name=value, by=by, at=at)
        else:
            setattr(row, field, value)


def _as_seen(fact: Dated, version: int) -> Any:
    row = hold(fact)
    if row.version != version:
        raise ChangedMeanwhile
    return row


def _let_the_former_go_on(row: Any, child: Child) -> None:
    former = type(row).objects.filter(child=child, until_on=row.from_on).last()
    if former is None:
        return
    former.until_on = row.until_on
    if isinstance(former, CareRecord) and former.ended_because == ReasonCeased.X1:
        former.ended_because = row.ended_because
    former.version += 1
    former.save()


def _refuse_nonsense(row: Any, child: Child) -> None:
    if row.until_on is not None and row.until_on < row.from_on:
        raise EndsBeforeItBegan
    others = overlapping(type(row), child, row.from_on, row.until_on).exclude(pk=row.pk)
    if isinstance(row, ONE_AT_A_TIME) and row.until_on != row.from_on and others.exists():
        raise Overlaps
    if isinstance(row, CareRecord) and not rules.agrees(CareStatus(row.status), row.legal_status):
        raise LawAndWordDiffer
    if isinstance(row, DisabilityRecord) and not rules.no_disability_stands_alone(row.codes):
        raise NoneAndSome


def _in_words(value: object) -> str:
    """What a field said, as text that still makes sense in ten years."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(value)
    return str(getattr(value, "name", value))
