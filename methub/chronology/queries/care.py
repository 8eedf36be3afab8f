"""Where a child's story of care, homes, school and services is written."""

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Concat

from methub.children.codes import ReasonNew
from methub.children.models import (
    Allocation,
    CareRecord,
    EducationExchange,
    EducationPlan,
    FactCorrection,
    ImmigrationRecord,
    LibertyOrder,
    MovePlan,
    Placement,
    Schooling,
    Service,
    Transfer,
)
from methub.chronology.codes import EntryKind as K
from methub.chronology.queries.sources import Source
from methub.missing import models as missing

_CHANGES_OF_CARE = CareRecord.objects.exclude(
    started_because__in=[ReasonNew.P.value, ReasonNew.T.value]
)
"""A move under the same law is told by the home itself."""

_FACT_PUT_RIGHT = FactCorrection.objects.filter(
    fact=OuterRef("fact"), recorded_at=OuterRef("recorded_at")
).order_by()
_FIRST_PUT_RIGHT = FactCorrection.objects.filter(
    ~Exists(_FACT_PUT_RIGHT.filter(pk__lt=OuterRef("pk")))
)

CARE = (
    Source(
        K.CARE_PLAN, missing.CarePlanReview.objects.all(), "recorded_at",
        word="addresses_reasons", text="prevention_strategy", author="recorded_by_name",
        link="episode__reference",
    ),
    Source(
        K.CARE_STATUS, _CHANGES_OF_CARE, "from_on", word="status",
        author="recorded_by_name", is_day=True,
    ),
    Source(
        K.PLACEMENT, Placement.objects.filter(is_protected=False), "from_on", word="kind",
        text="name", is_day=True,
    ),
    Source(
        K.ALLOCATION, Allocation.objects.all(), "from_on", word="worker__name",
        source="manager__name", is_day=True,
    ),
    Source(
        K.SCHOOLING, Schooling.objects.all(), "from_on", word="status", text="school",
        is_day=True,
    ),
    Source(
        K.SERVICE, Service.objects.all(), "from_on", word="kind", text="name",
        source="worker", is_day=True,
    ),
    Source(
        K.LIBERTY, LibertyOrder.objects.all(), "from_on", author="recorded_by_name", is_day=True,
    ),
    Source(
        K.IMMIGRATION, ImmigrationRecord.objects.all(), "from_on", word="status", text="note",
        author="recorded_by_name", is_day=True,
    ),
    Source(
        K.EDUCATION_PLAN, EducationPlan.objects.all(), "made_on", word="kind", text="text",
        author="made_by", source="recorded_by_name", is_day=True,
    ),
    Source(
        K.EXCHANGE, EducationExchange.objects.all(), "happened_at", word="way", text="text",
        author="officer", source="recorded_by_name",
    ),
    Source(
        K.MOVE_PLAN, MovePlan.objects.all(), "made_on", word="kind", text="plan",
        author="taken_over_by", source="recorded_by_name", is_day=True,
    ),
    Source(
        K.PUT_RIGHT, _FIRST_PUT_RIGHT, "recorded_at", word="kind", text="why",
        author="recorded_by_name", kept_back=("text",),
    ),
    Source(
        K.AUTHORITY, Transfer.objects.all(), "from_on", word="authority__name", text="reason",
        author="recorded_by_name", source=Concat(Value("before: "), "former__name"), is_day=True,
    ),
)  # fmt: skip
