"""Where a child lived and learned on the day of a record: what a month's page looks for patterns
in. A home whose address is protected is told apart from none: it is never named."""

from typing import Any

from django.db.models import Case, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce, NullIf

from methub.children.codes import LivingKind
from methub.children.models import Placement, Schooling
from methub.reports.queries.asked import TEXT, Asked
from methub.reports.queries.axes import PROTECTED
from methub.reports.queries.living import FACTS
from methub.reports.queries.shape import Axis, Population


def _childrens_home(asked: Asked, population: Population) -> Any:
    named = Coalesce(
        NullIf("place__name", Value("")), NullIf("name", Value("")),
        NullIf("provider", Value("")), Value(""), output_field=TEXT,
    )  # fmt: skip
    shown = Case(
        When(is_protected=True, then=Value(PROTECTED)), default=named, output_field=TextField()
    )
    homes = FACTS(Placement, asked, population.child).filter(kind=LivingKind.RESIDENTIAL)
    return _said(homes.annotate(shown=shown).values("shown")[:1])


def _school(asked: Asked, population: Population) -> Any:
    return _said(FACTS(Schooling, asked, population.child).values("school")[:1])


def _said(rows: Any) -> Any:
    return Coalesce(Subquery(rows), Value(""), output_field=TEXT)


def _living(asked: Asked, population: Population) -> Any:
    return _said(FACTS(Placement, asked, population.child).values("kind")[:1])


LIVING = Axis("living", "Where they live", _living, labels=dict(LivingKind.choices()))
CHILDRENS_HOME = Axis(
    "childrens-home", "Children’s home", _childrens_home, not_known="No children’s home, or no name"
)
SCHOOL = Axis("school", "School", _school, not_known="No school recorded")
