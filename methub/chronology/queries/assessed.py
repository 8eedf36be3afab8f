"""What was judged about a child, and since when they are on the tracker of exploitation."""

from django.db.models import OuterRef, Subquery

from methub.assessments.models import Assessment, Incident, Standing, TrackerStep
from methub.chronology.codes import EntryKind as K
from methub.chronology.queries.sources import Source

_FIRST_LEVEL = (
    Standing.objects.filter(assessment=OuterRef("pk")).order_by("id").values("level_label")[:1]
)
"""As it was judged: what was agreed later is another day's level."""

# Why a level was given may say where a protected home is.
ASSESSMENTS = (
    Source(
        K.ASSESSED, Assessment.objects.finished(), "finished_at", word=Subquery(_FIRST_LEVEL),
        text="judgement__why", author="judgement__recorded_by_name", source="tool__title",
        link="reference", kept_back=("text",),
    ),
    Source(
        K.INCIDENT, Incident.objects.all(), "happened_on", text="what", author="recorded_by_name",
        source="said_by", is_day=True, kept_back=("text",),
    ),
    Source(
        K.ON_TRACKER, TrackerStep.objects.filter(is_on=True), "recorded_at", word="subject",
        author="recorded_by_name", link="assessment__reference",
    ),
    Source(
        K.OFF_TRACKER, TrackerStep.objects.filter(is_on=False), "recorded_at", word="subject",
        text="why", author="recorded_by_name", link="assessment__reference",
        kept_back=("text",),
    ),
)  # fmt: skip
