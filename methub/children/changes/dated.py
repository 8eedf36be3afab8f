"""What every dated fact has in common: it begins, ends, and makes room for the next."""

from datetime import date
from typing import Any

from django.db.models import Q

from methub.children.models import (
    Background,
    CareRecord,
    Child,
    Dated,
    DisabilityRecord,
    ImmigrationRecord,
    LibertyOrder,
    Schooling,
)

ONE_AT_A_TIME: tuple[type[Dated], ...] = (
    Background, CareRecord, DisabilityRecord, ImmigrationRecord, LibertyOrder, Schooling,
)  # fmt: skip
"""Facts of which only one is true on a day; the others may be several."""


class EndsBeforeItBegan(Exception):
    """The day given is before this began."""


class Overlaps(Exception):
    """The record already says something else for some of these days."""


def make_room(
    model: Any, child: Child, from_on: date, until_on: date | None = None, **ended: object
) -> Any:
    """The fact before ends on the day the next begins; it is given back. Whatever else stands in
    these days has to be put right first: nothing is pushed aside in silence."""
    if until_on is not None and until_on < from_on:
        raise EndsBeforeItBegan
    Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    before = model.objects.filter(child=child, until_on=None).first() if until_on is None else None
    if before is not None:
        end(before, from_on, **ended)
    if overlapping(model, child, from_on, until_on).exists():
        raise Overlaps
    return before


def overlapping(model: Any, child: Child, from_on: date, until_on: date | None) -> Any:
    """Facts of the child that hold on any of these days."""
    rows = model.objects.filter(Q(until_on=None) | Q(until_on__gt=from_on), child=child)
    return rows if until_on is None else rows.filter(from_on__lt=until_on)


def hold(fact: Dated) -> Any:
    """The fact as it stands, for this change alone, with its child held first: two people who
    change two facts of one child would otherwise wait for each other."""
    model: Any = type(fact)
    held: Any = fact
    Child.objects.select_for_update(no_key=True).get(pk=held.child_id)
    return model.objects.select_for_update(of=("self",), no_key=True).get(pk=held.pk)


def end(fact: Dated, until_on: date, **ended: object) -> None:
    row = hold(fact)
    if until_on < row.from_on:
        raise EndsBeforeItBegan
    for field, value in {"until_on": until_on, **ended}.items():
        setattr(row, field, value)
    row.version += 1
    row.save(update_fields=["until_on", "version", *ended])
