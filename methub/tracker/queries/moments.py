"""Rows as they were known at a moment: the one place where the tracker looks into the past."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from django.db.models import (
    BigIntegerField,
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

from methub.assessments.models import Standing, TrackerStep
from methub.children.models import FactCorrection, Transfer
from methub.foundation.timekeeping import days_after, london_day
from methub.foundation.written import Marks
from methub.missing.models import Correction

Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Moment:
    """When the tracker is looked at. `is_past`: something may have been recorded since, which then
    nobody knew. Its methods leave of some rows those that were known and held."""

    at: datetime
    is_past: bool

    def stand_in(self, marks: Marks, at: datetime) -> Self:
        """The same, at another moment: see `foundation/written.py`."""
        return replace(self, at=at)

    @property
    def day(self) -> date:
        return london_day(self.at)

    def before(self, days: int) -> datetime:
        return days_after(self.at, -days)

    @staticmethod
    def every_of(model: Any) -> Rows:
        """All of its rows: also those that have been withdrawn since."""
        rows: Rows = getattr(model, "every", model.objects).all()
        return rows

    @staticmethod
    def of_the_child(model: Any) -> Rows:
        """The rows about the child of the row in hand."""
        return Moment.every_of(model).filter(child=OuterRef("pk"))

    @staticmethod
    def newest(rows: Rows, field: Any) -> Subquery:
        """One value of the first row."""
        return Subquery(rows.values(field)[:1])

    def known(self, rows: Rows) -> Rows:
        """What had been recorded by then."""
        return rows.filter(recorded_at__lte=self.at) if self.is_past else rows

    def facts(self, rows: Rows) -> Rows:
        """Dated facts that held on the day, newest first: neither withdrawn by then, nor ended by a
        fact that was not yet known."""
        withdrawn = Q(withdrawn_at=None)
        holds: Any = Q(until_on=None) | Q(until_on__gt=self.day)
        if self.is_past:
            withdrawn |= Q(withdrawn_at__gt=self.at)
            later = self.every_of(rows.model).filter(
                child=OuterRef("child"), from_on=OuterRef("until_on"), recorded_at__gt=self.at
            )
            holds |= Exists(later)
        held = self.known(rows).filter(withdrawn, holds, from_on__lte=self.day)
        return held.order_by("-from_on", "-id")

    def said(self, field: str) -> Any:
        """What a fact said then: what has been put right since is taken back."""
        if not self.is_past:
            return F(field)
        since = FactCorrection.objects.filter(
            fact=OuterRef("reference"), field=field, recorded_at__gt=self.at
        )
        first = self.newest(since.order_by("recorded_at", "id"), "was")
        return Coalesce(first, F(field), output_field=TextField())

    def responsible(self) -> Any:
        """The authority of today, or whoever was responsible before the first change made since."""
        if not self.is_past:
            return F("responsible_authority")
        since = Transfer.objects.filter(child=OuterRef("pk"), recorded_at__gt=self.at)
        former = self.newest(since.order_by("recorded_at", "id"), "former")
        return Coalesce(former, F("responsible_authority"), output_field=BigIntegerField())

    def episodes(self, rows: Rows) -> Rows:
        """Every absence that was known of, once, the newest first."""
        withdrawn = Q(withdrawn_at=None)
        if self.is_past:
            withdrawn |= Q(withdrawn_at__gt=self.at)
        counted = self.known(rows).filter(withdrawn, duplicate_of=None)
        return counted.filter(missing_since__lte=self.at).order_by("-missing_since", "-id")

    def still_missing(self, rows: Rows) -> Rows:
        """Not known to have ended: it goes on today, it ended later, or nobody had written it
        down."""
        if not self.is_past:
            return self.episodes(rows).filter(ended_at=None)
        going_on = Q(ended_at=None) | Q(ended_at__gt=self.at) | Q(ended_recorded_at__gt=self.at)
        return self.episodes(rows).filter(going_on & ~Exists(self._ends_taken_back()))

    def _ends_taken_back(self) -> Rows:
        """That the child was found, and the hub told, was said by then; it was taken back since."""
        told = Case(When(field="found_told_at", then=Cast("was", DateTimeField())))
        since = Correction.objects.filter(episode=OuterRef("pk"), now="", recorded_at__gt=self.at)
        return since.annotate(told=told).filter(told__lte=self.at)

    def owed(self, rows: Rows) -> Rows:
        """Promises not yet kept. They are dated by the world, not by who wrote them down when."""
        if not self.is_past:
            return rows.filter(stopped_at=None, cancelled_at=None)
        return rows.filter(
            Q(stopped_at=None) | Q(stopped_at__gt=self.at),
            Q(cancelled_at=None) | Q(cancelled_at__gt=self.at),
            started_at__lte=self.at,
        )

    def reached(self, rows: Rows) -> Rows:
        """Strategy meeting thresholds that stood, the newest first."""
        standing = Q(withdrawn_at=None)
        if self.is_past:
            standing |= Q(withdrawn_at__gt=self.at)
        return self.known(rows).filter(standing).order_by("-fired_at", "-id")

    def on_tracker(self, rows: Rows) -> Rows:
        """Of steps on to the tracker of exploitation and off it, those that had put a child there:
        the newest of their type."""
        return self._newest_of_type(rows, TrackerStep).filter(is_on=True)

    def standing(self, rows: Rows) -> Rows:
        """The level of each type for which a child was on that tracker."""
        on = self.on_tracker(
            TrackerStep.objects.filter(child=OuterRef("child"), subject=OuterRef("subject"))
        )
        return self._newest_of_type(rows, Standing).filter(Exists(on))

    def _newest_of_type(self, rows: Rows, model: Any) -> Rows:
        later = self.known(
            model.objects.filter(
                child=OuterRef("child"), subject=OuterRef("subject"), pk__gt=OuterRef("pk")
            )
        )
        return self.known(rows).filter(~Exists(later)).order_by()
