"""What was feared for a child, and what somebody decided about it."""

from django.db.models import Case, F, Func, TextField, Value, When
from django.db.models.functions import Coalesce

from methub.children.models import Safeguarded
from methub.chronology.codes import EntryKind as K
from methub.chronology.queries.sources import Source
from methub.concerns.models import Concern, Decision

_TYPES = Func(F("types"), Value(","), function="array_to_string", output_field=TextField())
_FROM_WHOM = Case(
    When(is_source_protected=True, then=Value("Protected, as they asked")),
    default=Coalesce("agency__name", Value("Somebody outside the partnership")),
    output_field=TextField(),
)
"""Whoever asked to be protected is not named beside what they saw, nor is their agency."""

# What somebody saw, and why it was decided so, may say where a protected home is.
CONCERNS = (
    Source(
        K.FEARED, Concern.objects.all(), "told_at", word=_TYPES, text="seen",
        author=_FROM_WHOM, link="reference", kept_back=("text",),
    ),
    Source(
        K.CONCERN_DECIDED, Decision.objects.all(), "decided_at", word="destination", text="why",
        author="decided_by", link="concern__reference", child="concern__child",
        kept_back=("text",),
    ),
    Source(
        K.SAFEGUARDED, Safeguarded.objects.all(), "spoken_on", text="text", author="spoken_with",
        source="recorded_by_name", is_day=True, kept_back=("text",),
    ),
)  # fmt: skip
