"""Children who came from abroad alone (practice.md §6.4)."""

from django.db.models import F, Q

from methub.reports.queries.populations import ALONE, ARRIVED
from methub.reports.queries.shape import Measure

_ALL = "unaccompanied children"


def _who(key: str, name: str, meaning: str, counts: Q) -> Measure:
    return Measure(key, name, meaning, ALONE, counts=counts, of=Q(), of_words=_ALL, by_child=True)


CHILDREN = Measure(
    "alone", "Unaccompanied children",
    "Children whom immigration or care records as unaccompanied on the last day of the period.",
    ALONE, by_child=True,
)  # fmt: skip
PROFILE = (
    CHILDREN,
    _who("alone_in_care", "in care", "Those who are in the care of an authority.",
         Q(its_care="yes")),
    _who("alone_feared", "with a fear of trafficking",
         "Those of whom it is written down that they may have been trafficked.",
         Q(is_feared=True)),
    _who("alone_on_tracker", "on the exploitation tracker",
         "Those who stand on the tracker for any type.", Q(is_on_tracker=True)),
    _who("alone_missing", "missing in the ninety days before",
         "Those with a missing episode that began in the ninety days before the end of the period.",
         Q(was_missing=True)),
)  # fmt: skip
ARRIVALS = (
    Measure(
        "arrivals", "Children who arrived alone",
        "Children of whom it is recorded that they arrived alone, by the day they arrived.",
        ARRIVED,
    ),
    Measure(
        "arrivals_assessed", "assessed as a whole",
        "Those whose holistic assessment is recorded, whenever that was.",
        ARRIVED, counts=Q(assessed_at__lte=F("known_end")), of=Q(),
        of_words="children who arrived alone",
    ),
)  # fmt: skip
