"""Levels of exploitation: who stands at which, how each moved, and which reviews are overdue."""

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Concat

from methub.agencies.permissions import Permission
from methub.assessments.codes import Concern, Exploitation
from methub.assessments.models import Assessment, Standing, TrackerStep
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.reports.codes import Basis
from methub.reports.queries.asked import Asked, Rows
from methub.reports.queries.shape import Population

BETWEEN = "\u2003"
"""Between a tool, the place of a level in it, and the level: levels of two tools are never added
up, and the lowest stands first."""


def _levels(asked: Asked) -> Rows:
    rows = Standing.objects.filter(
        subject__in=Exploitation.values(), assessment__authority__in=asked.authorities
    )
    return rows.alias(
        its_authority=F("assessment__authority"),
        level_said=_of_tool("assessment__tool__title", "level_label"),
    )


def _of_tool(tool: str, level: str) -> Concat:
    places = [When(concern=one, then=Value(str(place))) for place, one in enumerate(Concern)]
    place = Case(*places, default=Value(""), output_field=TextField())
    between = Value(BETWEEN)
    return Concat(F(tool), between, place, between, F(level), output_field=TextField())


def _standing(asked: Asked) -> Rows:
    """The newest level of each type for which a child is on the tracker, at the end."""
    same = {"child": OuterRef("child"), "subject": OuterRef("subject")}
    later = {"pk__gt": OuterRef("pk"), "recorded_at__lt": asked.end, **same}
    theirs = Assessment.objects.filter(authority__in=asked.authorities)
    on = TrackerStep.objects.filter(
        ~Exists(TrackerStep.objects.filter(**later)),
        child__in=theirs.values("child"),  # few of the country's steps, where one authority asks
        is_on=True,
        recorded_at__lt=asked.end,
        **same,
    )
    return (
        _levels(asked)
        .filter(~Exists(Standing.objects.filter(**later)), Exists(on), recorded_at__lt=asked.end)
        .alias(its_time=Value(asked.end))
    )


def _moved(asked: Asked) -> Rows:
    """Levels recorded in the period, beside the level of the same type before."""
    earlier = Standing.objects.filter(
        child=OuterRef("child"), subject=OuterRef("subject"), pk__lt=OuterRef("pk")
    ).order_by("-pk")
    known = asked.known(_levels(asked))
    return known.filter(asked.dated("recorded_at")).alias(
        its_time=F("recorded_at"),
        level_was=Subquery(
            earlier.annotate(was=_of_tool("assessment__tool__title", "level_label")).values("was")[
                :1
            ]
        ),
        concern_was=Subquery(earlier.values("concern")[:1]),
    )


def _reviews(asked: Asked) -> Rows:
    """Reviews that were owed at the end, late or not yet."""
    open_then = Q(stopped_at=None) | Q(stopped_at__gte=asked.end)
    return (
        Clock.objects.filter(
            open_then,
            Q(cancelled_at=None) | Q(cancelled_at__gte=asked.end),
            promise=Promise.ASSESSMENT_REVIEW,
            started_at__lt=asked.end,
            authority__in=asked.authorities,
        )
        .exclude(person=None)
        .alias(
            its_time=F("due_at"),
            its_authority=F("authority"),
            late_since=F("due_at"),
            end=Value(asked.end),
        )
    )


ENTRIES = Population(
    "entries", "Children’s entries on the exploitation tracker", Basis.END, rows=_standing,
    source="Levels that were accepted on to the tracker; an entry for each type",
    opens=Permission.READ_ASSESSMENT, page="assessments:assessment",
    reference="assessment__reference", is_standing=True,
)  # fmt: skip
MOVES = Population(
    "moves", "Levels recorded", Basis.DECIDED, rows=_moved,
    source="Levels of each type, beside the one before",
    opens=Permission.READ_ASSESSMENT, page="assessments:assessment",
    reference="assessment__reference",
)  # fmt: skip
REVIEWS = Population(
    "reviews", "Assessments to be made again", Basis.END, rows=_reviews,
    source="Promises to assess again", opens=Permission.READ_ASSESSMENT,
    child="person_id", person="person__", page="worklist:promise", is_standing=True,
)  # fmt: skip
