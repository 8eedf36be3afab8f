"""Return home interviews: what was said in those that were held, and those somebody else holds."""

from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from methub.agencies.permissions import Permission
from methub.interviews.codes import HELD as WAS_HELD
from methub.interviews.codes import Route, Section
from methub.interviews.models import Answers, Interview
from methub.interviews.rules import NOBODY_SENT
from methub.reports.codes import Basis
from methub.reports.queries.asked import TEXT, Asked, Rows
from methub.reports.queries.shape import Population


def _interviews(asked: Asked) -> Rows:
    return Interview.objects.filter(authority__in=asked.authorities).alias(
        its_authority=F("authority"), its_district=F("area")
    )


def _held(asked: Asked) -> Rows:
    """Held in the period, with the reasons as they had last been saved."""
    why = asked.known(Answers.objects.filter(interview=OuterRef("pk"), section=Section.WHY))
    answers = Subquery(why.order_by("-number").values("answers")[:1])
    known = Q(outcome_recorded_at__lte=asked.known_at) if asked.as_at else Q()
    return (
        _interviews(asked)
        .filter(known, asked.dated("held_at"), outcome__in=sorted(WAS_HELD))
        .alias(
            its_time=F("held_at"),
            said=answers,
            main_reason=Coalesce(
                KeyTextTransform("main_reason", answers), Value(""), output_field=TEXT
            ),
        )
    )


def _commissioned(asked: Asked) -> Rows:
    """What counts against a contract: each once, whatever it covers, and none that nobody was
    ever sent to."""
    return (
        _interviews(asked)
        .filter(asked.dated("opened_at"), route=Route.COMMISSIONED)
        .filter(opened_at__lte=asked.known_at)
        .exclude(outcome__in=sorted(NOBODY_SENT))
        .alias(its_time=F("opened_at"))
    )


HELD = Population(
    "held", "Interviews that were held", Basis.HELD, rows=_held,
    source="Return home interviews, and the reasons written in them",
    opens=Permission.READ_INTERVIEW, page="interviews:interview",
)  # fmt: skip
COMMISSIONED = Population(
    "commissioned", "Commissioned interviews", Basis.OPENED, rows=_commissioned,
    source="Return home interviews whose route is the commissioned provider",
    opens=Permission.READ_INTERVIEW, page="interviews:interview",
)  # fmt: skip
