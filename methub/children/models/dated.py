"""A fact from a day until (but not on) a day. One recorded by mistake is withdrawn and kept."""

from typing import ClassVar, Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.fields import BigIntegerField

from methub.foundation.codes import Code
from methub.foundation.records import Versioned, code_column

T = TypeVar("T", bound=models.Model, covariant=True)


class Standing(models.Manager[T]):
    """Leaves out what was withdrawn: forgetting to ask may not move a child into a home they never
    lived in."""

    def get_queryset(self) -> models.QuerySet[T]:
        return super().get_queryset().filter(withdrawn_at=None)


class Dated(Versioned):
    """A fact from a day until (but not on) a day, and when it was recorded."""

    from_on = models.DateField()
    until_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_name = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.TextField(blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects: ClassVar[Standing[Self]] = Standing()
    every: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True


def kept_in_order(fact: str) -> list[models.BaseConstraint]:
    """What every table of dated facts keeps: it ends after it begins, and what is withdrawn is
    withdrawn by somebody for a reason."""
    return [
        models.CheckConstraint(
            name=f"{fact}_ends_after_it_begins",
            condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
        ),
        models.CheckConstraint(
            name=f"{fact}_withdrawn_for_a_reason",
            condition=Q(withdrawn_at=None, withdrawn_why="")
            | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
        ),
    ]


def one_at_a_time(name: str) -> ExclusionConstraint:
    """Two of them on one day would be two answers to one question. A fact that ends as the next
    begins does not overlap it; one withdrawn never counts."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (
                Func(
                    F("child"), F("child"), Value("[]"),
                    function="int8range", output_field=BigIntegerField(),
                ),
                RangeOperators.OVERLAPS,
            ),
            (
                Func(
                    F("from_on"), F("until_on"),
                    function="daterange", output_field=DateRangeField(),
                ),
                RangeOperators.OVERLAPS,
            ),
        ],
        condition=Q(withdrawn_at=None),
    )  # fmt: skip


def code_or_blank(name: str, codes: type[Code], *, field: str) -> models.CheckConstraint:
    return code_column(name, ["", *codes.values()], field=field)
