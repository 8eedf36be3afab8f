"""What plans a child was given, and what came of them."""

from django.db.models import Exists, OuterRef, TextField, Value
from django.db.models.functions import Cast, Concat

from methub.chronology.codes import EntryKind as K
from methub.chronology.queries.sources import Source
from methub.missing.models import TriggerPlanNote
from methub.plans.codes import PlanKind
from methub.plans.models import Arrival, Plan, Step

_VERSION = Concat(Value("version "), Cast("number", TextField()), output_field=TextField())

# What a plan is for, and what was agreed in it, may say where a protected home is.
PLANS = (
    Source(
        K.PLANNED, Plan.objects.filter(is_over=False), "recorded_at", word="kind", text="why",
        author="recorded_by_name", source=_VERSION, link="reference", kept_back=("text",),
    ),
    Source(
        K.PLAN_OVER, Plan.objects.filter(is_over=True), "recorded_at", word="kind", text="why",
        author="recorded_by_name", source=_VERSION, link="reference", kept_back=("text",),
    ),
    Source(
        K.STEP_ENDED, Step.objects.all(), "ended_at", word="ended_as", text="what",
        author="ended_by_name", link="plan__reference", kept_back=("text",),
    ),
    Source(
        K.ARRIVED, Arrival.objects.all(), "arrived_on", text="concern",
        author="recorded_by_name", is_day=True, kept_back=("text",),
    ),
)  # fmt: skip


_WRITTEN_HERE = Plan.objects.filter(
    child=OuterRef("child"), kind=PlanKind.TRIGGER, recorded_at=OuterRef("recorded_at")
)
NOTED = Source(
    K.TRIGGER_PLAN, TriggerPlanNote.objects.filter(~Exists(_WRITTEN_HERE)), "recorded_at",
    text="note", word="sent_to", author="recorded_by_name", link="episode__reference",
    kept_back=("text",),
)  # fmt: skip
"""A trigger plan that is kept elsewhere: what is written here is told as the plan it is."""
