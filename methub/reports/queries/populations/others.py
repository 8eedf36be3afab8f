"""Thresholds, repeat episodes, assessments and concerns."""

from django.db.models import Count, F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from methub.agencies.permissions import Permission
from methub.assessments.models import Assessment
from methub.children.models import Child
from methub.concerns.models import Concern
from methub.foundation.timekeeping import days_after
from methub.missing.models import Episode, ThresholdMet
from methub.reports.codes import Basis
from methub.reports.queries.asked import Asked, Rows
from methub.reports.queries.shape import Population

REPEAT_DAYS = 90


def _thresholds(asked: Asked) -> Rows:
    return (
        asked.known(ThresholdMet.objects.all())
        .filter(asked.dated("fired_at"), episode__responsible_authority__in=asked.authorities)
        .alias(
            its_time=F("fired_at"),
            its_authority=F("episode__responsible_authority"),
            its_district=F("episode__district"),
            held=F("meeting__held_at"),
            known_end=Value(asked.known_at),
        )
    )


def _repeats(asked: Asked) -> Rows:
    """Children with an episode that began in the ninety days before the end, and how many."""
    recent = asked.known(Episode.every.all()).filter(
        missing_since__gte=days_after(asked.end, -REPEAT_DAYS), missing_since__lt=asked.end
    )
    of_each = recent.filter(child=OuterRef("pk")).order_by().values("child")
    counted = of_each.annotate(n=Count("pk")).values("n")
    ours = recent.filter(responsible_authority__in=asked.authorities).order_by()
    return Child.objects.filter(pk__in=ours.values("child")).alias(
        its_time=Value(asked.end),
        its_authority=F("responsible_authority"),
        episodes=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
    )


def _assessed(asked: Asked) -> Rows:
    """Assessments that were finished, and not begun by mistake."""
    return (
        asked.known(Assessment.objects.all(), recorded="finished_at")
        .filter(asked.dated("finished_at"), authority__in=asked.authorities)
        .alias(
            its_time=F("finished_at"),
            its_authority=F("authority"),
        )
    )


def _concerns(asked: Asked) -> Rows:
    """Concerns about a child who is known."""
    return (
        asked.known(Concern.objects.exclude(child=None))
        .filter(asked.dated("told_at"), authority__in=asked.authorities)
        .alias(
            its_time=F("told_at"),
            its_authority=F("authority"),
        )
    )


THRESHOLDS = Population(
    "thresholds", "Strategy meeting thresholds that were reached", Basis.REACHED,
    rows=_thresholds, source="Thresholds with the facts that fired them, and their meetings",
    opens=Permission.READ_EPISODE, page="missing:episode", reference="episode__reference",
)  # fmt: skip
REPEATS = Population(
    "repeats", "Children missing in the ninety days before the end of the period", Basis.END,
    rows=_repeats, source="Missing episodes as they are recorded here, each absence once",
    opens=Permission.READ_EPISODE, child="pk", person="person__", page="chronology:missing",
    reference="person__reference", is_standing=True,
)  # fmt: skip
ASSESSED = Population(
    "assessed", "Assessments of exploitation", Basis.ASSESSED, rows=_assessed,
    source="Assessments that were finished", opens=Permission.READ_ASSESSMENT,
    page="assessments:assessment",
)  # fmt: skip
CONCERNS = Population(
    "concerns", "Concerns about a child who is known", Basis.RAISED, rows=_concerns,
    source="Concerns as they were raised", opens=Permission.READ_CONCERN, page="concerns:concern",
)  # fmt: skip
