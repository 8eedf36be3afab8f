"""What figures are broken down by: one expression each, asked of the day of the record itself, so
that a report of last year does not change when a child moves."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    DateField,
    F,
    Func,
    IntegerField,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import (
    Cast,
    Coalesce,
    ExtractIsoWeekDay,
    NullIf,
    TruncMonth,
    TruncQuarter,
    TruncYear,
)

from methub.agencies.models import Authority, User
from methub.children.codes import Ethnicity
from methub.children.models import Allocation, Background, Placement
from methub.foundation.timekeeping import LONDON
from methub.people.codes import Sex
from methub.reports.codes import By
from methub.reports.queries.asked import TEXT, Asked
from methub.reports.queries.living import FACTS
from methub.reports.queries.shape import Axis, Population

PROTECTED = "Address protected"
AGES = (10, 13, 16, 18)
AGE_BANDS = ("Under 10", "10 to 12", "13 to 15", "16 and 17", "18 and over")
_TRUNCATED = {"month": TruncMonth, "quarter": TruncQuarter, "year": TruncYear}


def _text(value: Any) -> Any:
    return Coalesce(Cast(value, TEXT), Value(""), output_field=TEXT)


def _bucket(number: Any, *bounds: int) -> Any:
    """How many of the bounds a number has reached."""
    limits = Value(list(bounds), output_field=ArrayField(IntegerField()))
    return _text(Func(number, limits, function="width_bucket", output_field=IntegerField()))


def _time(asked: Asked, population: Population) -> Any:
    truncated = _TRUNCATED[asked.period.unit]
    begins = truncated("its_time", tzinfo=LONDON, output_field=DateField())
    return _text(Cast(begins, DateField()))


def _age(asked: Asked, population: Population) -> Any:
    """Whole years on the day; somebody born on 29 February is a year older on 1 March."""
    lived = Func(F("its_day"), F(f"{population.person}born_on"), function="age")
    years = Func(Value("year"), lived, function="date_part", output_field=IntegerField())
    return _bucket(Cast(years, IntegerField()), *AGES)


def _weekend(asked: Asked, population: Population) -> Any:
    return _bucket(ExtractIsoWeekDay("its_time", tzinfo=LONDON), 6)


def _ethnicity(asked: Asked, population: Population) -> Any:
    return _text(Subquery(FACTS(Background, asked, population.child).values("ethnicity")[:1]))


def _home(asked: Asked, population: Population) -> Any:
    """The home, or whoever provides it; never one that may not be known."""
    shown = Case(
        When(is_protected=True, then=Value(PROTECTED)),
        default=Coalesce(
            NullIf("name", Value("")), NullIf("provider", Value("")), F("kind"), output_field=TEXT
        ),
        output_field=TextField(),
    )
    rows = FACTS(Placement, asked, population.child).annotate(shown=shown)
    return _text(Subquery(rows.values("shown")[:1]))


def _worker(asked: Asked, population: Population) -> Any:
    rows = FACTS(Allocation, asked, population.child)
    return _text(Subquery(rows.values("worker__reference")[:1]))


def _authorities(values: Collection[str]) -> Mapping[str, str]:
    found = Authority.objects.filter(pk__in=[int(value) for value in values if value.isdecimal()])
    return {str(pk): name for pk, name in found.values_list("pk", "name")}


def _users(values: Collection[str]) -> Mapping[str, str]:
    return dict(User.objects.filter(reference__in=values).values_list("reference", "name"))


BUCKET: Callable[..., Any] = _bucket
TIME = Axis(By.TIME, By.TIME.label, _time)
AXES: Mapping[str, Axis] = {
    axis.key: axis
    for axis in (
        TIME,
        Axis(By.AUTHORITY, By.AUTHORITY.label, lambda asked, of: _text(F("its_authority")),
             names=_authorities),
        Axis(By.DISTRICT, By.DISTRICT.label, lambda asked, of: _text(F("its_district"))),
        Axis(By.AGE, By.AGE.label, _age,
             labels={str(n): words for n, words in enumerate(AGE_BANDS)}),
        Axis(By.SEX, By.SEX.label, lambda asked, of: _text(F(f"{of.person}sex")),
             labels=dict(Sex.choices())),
        Axis(By.ETHNICITY, By.ETHNICITY.label, _ethnicity, labels=dict(Ethnicity.choices())),
        Axis(By.CARE, By.CARE.label, lambda asked, of: _text(F("its_care")),
             labels={"yes": "In care", "no": "Not in care"}),
        Axis(By.HOME, By.HOME.label, _home, not_known="No home recorded"),
        Axis(By.WORKER, By.WORKER.label, _worker, names=_users, not_known="Nobody allocated"),
        Axis(By.WEEKEND, By.WEEKEND.label, _weekend,
             labels={"0": "Monday to Friday", "1": "Saturday and Sunday"}),
    )
}  # fmt: skip
"""By which any population can be broken down."""
