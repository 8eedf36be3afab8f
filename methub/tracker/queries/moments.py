"""Rows as they were known at a moment: the one place where the tracker looks into the past."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    When,
)
from django.db.models.functions import Cast, Coalesce

from methub.children.models import FactCorrection
from methub.foundation.timekeeping import days_after, london_day
from methub.missing.models import Correction

Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Moment:
    """When the tracker is looked at. `is_past`: something may have been recorded since, which then
    nobody knew."""

    at: datetime
    is_past: bool

    @property
    def day(self) -> date:
        return london_day(self.at)

    def before(self, days: int) -> datetime:
        return days_after(self.at, -days)

    def known(self, rows: Rows) -> Rows:
        """What had been recorded by then."""
        return rows.filter(recorded_at__lte=self.at) if self.is_past else rows


def of_the_child(model: Any) -> Rows:
    """The rows about the child of the row in hand."""
    rows: Rows = every_of(model).filter(child=OuterRef("pk"))
    return rows


def every_of(model: Any) -> Rows:
    """All of its rows: also those that have been withdrawn since."""
    rows: Rows = getattr(model, "every", model.objects).all()
    return rows


def facts(rows: Rows, when: Moment) -> Rows:
    """Dated facts that held on the day, newest first: neither withdrawn by then, nor ended by a
    fact that was not yet known."""
    withdrawn = Q(withdrawn_at=None)
    holds: Any = Q(until_on=None) | Q(until_on__gt=when.day)
    if when.is_past:
        withdrawn |= Q(withdrawn_at__gt=when.at)
        later = rows.model.every.filter(
            child=OuterRef("child"), from_on=OuterRef("until_on"), recorded_at__gt=when.at
        )
        holds |= Exists(later)
    return (
        when.known(rows).filter(withdrawn, holds, from_on__lte=when.day).order_by("-from_on", "-id")
    )


def said(field: str, when: Moment) -> Any:
    """What a fact said then: what has been put right since is taken back."""
    if not when.is_past:
        return F(field)
    since = FactCorrection.objects.filter(
        fact=OuterRef("reference"), field=field, recorded_at__gt=when.at
    ).order_by("recorded_at", "id")
    return Coalesce(newest(since, "was"), F(field), output_field=TextField())


def episodes(rows: Rows, when: Moment) -> Rows:
    """Every absence that was known of, once, the newest first."""
    counted = Q(duplicate_of=None, withdrawn_at=None)
    if when.is_past:
        counted = Q(duplicate_of=None) & (Q(withdrawn_at=None) | Q(withdrawn_at__gt=when.at))
    return (
        when.known(rows)
        .filter(counted, missing_since__lte=when.at)
        .order_by("-missing_since", "-id")
    )


def still_missing(rows: Rows, when: Moment) -> Rows:
    """Not known to have ended: it goes on today, it ended later, or nobody had written it down."""
    if not when.is_past:
        return episodes(rows, when).filter(ended_at=None)
    going_on = Q(ended_at=None) | Q(ended_at__gt=when.at) | Q(ended_recorded_at__gt=when.at)
    return episodes(rows, when).filter(going_on & ~Exists(_ends_taken_back(when)))


def _ends_taken_back(when: Moment) -> Rows:
    """That the child was found, and the hub told, was said by then; it was taken back since."""
    told = Case(When(field="found_told_at", then=Cast("was", DateTimeField())))
    since = Correction.objects.filter(episode=OuterRef("pk"), now="", recorded_at__gt=when.at)
    return since.annotate(told=told).filter(told__lte=when.at)


def newest(rows: Rows, field: Any) -> Subquery:
    """One value of the newest row."""
    return Subquery(rows.values(field)[:1])
