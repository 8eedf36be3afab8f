"""Exploitation: who is on the tracker and at which level (practice.md §9.2), how levels moved, and
what is overdue."""

from django.db.models import F, Q

from methub.assessments.codes import Concern, Exploitation, Movement
from methub.reports.queries.populations import ASSESSED, CONCERNS, ENTRIES, MOVES, REVIEWS
from methub.reports.queries.shape import Measure

ENTRY = Measure(
    "entries", "Entries on the tracker",
    "An entry for each type of exploitation a child is on the tracker for. A child who is there "
    "for two types is two entries: the entries add up to more than the children.",
    ENTRIES,
)  # fmt: skip
ENTRY_IN_CARE = Measure(
    "entries_in_care", "of which in care",
    "Entries of children who were in care at the end of the period.",
    ENTRIES, counts=Q(its_care="yes"), of=Q(), of_words="entries",
)  # fmt: skip
ON_TRACKER = Measure(
    "on_tracker", "Children on the tracker", "Children on the tracker, each counted once.",
    ENTRIES, by_child=True,
)  # fmt: skip
ON_TRACKER_IN_CARE = Measure(
    "on_tracker_in_care", "of whom in care",
    "Those of them who were in care at the end of the period.",
    ENTRIES, counts=Q(its_care="yes"), of=Q(), of_words="children on the tracker", by_child=True,
)  # fmt: skip
ON_TRACKER_FEARED = Measure(
    "on_tracker_trafficked", "of whom for trafficking",
    "Those of them who are there because they are, or are feared to be, trafficked.",
    ENTRIES, counts=Q(subject=Exploitation.TRAFFICKING), of=Q(),
    of_words="children on the tracker", by_child=True,
)  # fmt: skip
RECORDED = Measure(
    "recorded", "Levels recorded",
    "Levels recorded in the period for a type of exploitation, first ones and later ones.",
    MOVES,
)  # fmt: skip


def _moved(key: str, name: str, movement: Movement) -> Measure:
    return Measure(
        key, name, "By the level of the same type before, with the same tool.",
        MOVES, counts=Q(movement=movement), of=Q(), of_words="levels recorded",
    )  # fmt: skip


MOVEMENTS = (
    RECORDED,
    _moved("moved_new", "New", Movement.NEW),
    _moved("moved_up", "Risen", Movement.UP),
    _moved("moved_same", "The same", Movement.SAME),
    _moved("moved_down", "Fallen", Movement.DOWN),
)
_RAISED = Q(movement__in=[Movement.NEW, Movement.UP])
RAISED = Measure(
    "raised", "Levels new or risen",
    "Levels recorded in the period that are the first of their type or higher than the one before.",
    MOVES, counts=_RAISED,
)  # fmt: skip
RAISED_CHILDREN = Measure(
    "raised_children", "Children with a level new or risen",
    "Children of whom such a level was recorded, each once.",
    MOVES, counts=_RAISED, by_child=True,
)  # fmt: skip
HIGH_TO_LOW = Measure(
    "high_to_low", "From high concern to low",
    "Levels recorded as of low or no concern, out of those where the one before was of high "
    "concern.",
    MOVES,
    counts=Q(concern__in=[Concern.LOW, Concern.NONE]),
    of=Q(concern_was=Concern.HIGH), of_words="levels that were of high concern",
)  # fmt: skip
OVERDUE = (
    Measure(
        "reviews_owed", "Reviews owed",
        "Assessments that are to be made again, due by then or later.",
        REVIEWS,
    ),
    Measure(
        "reviews_overdue", "Overdue",
        "Reviews that were due before the end of the period and had not been made.",
        REVIEWS, counts=Q(late_since__lt=F("end")), of=Q(), of_words="reviews owed",
    ),
)  # fmt: skip
ASSESSMENTS = Measure(
    "assessments", "Risk assessments completed",
    "Assessments of exploitation that were finished in the period.",
    ASSESSED,
)  # fmt: skip
CONCERNS_RAISED = Measure(
    "concerns", "Concerns raised",
    "Concerns about a child who is known, by the day the hub was told.",
    CONCERNS,
)  # fmt: skip
