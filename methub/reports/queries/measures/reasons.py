"""Why children went, as they said in the interview (practice.md §3.6)."""

from collections.abc import Iterable

from django.db.models import Q

from methub.interviews.codes import Reason
from methub.interviews.rules import INDEPENDENCE
from methub.reports.queries.populations import HELD
from methub.reports.queries.shape import Measure
from methub.reports.rules.reasons import PULL, PUSH

_GAVE = ~Q(main_reason="")
_WORDS = "interviews with a main reason"


def _main(key: str, name: str, meaning: str, reasons: Iterable[Reason]) -> Measure:
    counts = Q(main_reason__in=sorted(reasons))
    return Measure(key, name, meaning, HELD, counts=counts, of=_GAVE, of_words=_WORDS)


SAID = (
    Measure(
        "interviews_held", "Interviews held",
        "Interviews that were held in the period, in whole or in part.",
        HELD,
    ),
    Measure(
        "reason_given", "with a main reason",
        "Interviews in which the main reason is written down.",
        HELD, counts=_GAVE, of=Q(), of_words="interviews held",
    ),
    _main("push", "Pushed away", "The main reason is something at home or in the placement, at "
          "school, or in how the child felt.", PUSH),
    _main("pull", "Drawn to somebody or something", "The main reason is somebody or something "
          "elsewhere, those who exploit included.", PULL),
)  # fmt: skip
_NO_PART = sorted(who for who, ruling in INDEPENDENCE.items() if ruling.is_independent)
INDEPENDENT = Measure(
    "independent", "held by somebody independent",
    "Interviews held by somebody who has no part in the child’s care.",
    HELD, counts=Q(interviewer__in=_NO_PART), of=Q(), of_words="interviews held",
)  # fmt: skip
EACH = Measure(
    "main_reason",
    "Interviews, by main reason",
    "Interviews by the main reason that is written in them.",
    HELD,
    counts=_GAVE,
)
