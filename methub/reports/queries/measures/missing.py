"""Going missing, and the interview afterwards (practice.md §3.12 and §9.1)."""

from datetime import timedelta

from django.db.models import F, Q

from methub.interviews.codes import Outcome
from methub.missing.codes import PreventionOutcome
from methub.reports.queries.populations import (
    COMMISSIONED,
    EPISODES,
    FOUND,
    OWED,
    REPEATS,
    THEIRS,
    THRESHOLDS,
)
from methub.reports.queries.shape import Measure

HOURS_72 = timedelta(hours=72)
A_DAY = timedelta(hours=24)
_COMPLETED = Q(outcome=Outcome.COMPLETED)
_IN_TIME = Q(outcome=Outcome.COMPLETED, held__lte=F("due"))

EPISODE_COUNT = Measure(
    "episodes", "Missing episodes",
    "Every time a child was missing or away without authorisation, counted once, in the month in "
    "which it began.",
    EPISODES,
)  # fmt: skip
CHILDREN = Measure(
    "children", "Children with an episode",
    "Children who were missing at least once in the period, each counted once. A child missing in "
    "two months is counted in both, so the months do not add up to the whole.",
    EPISODES, by_child=True,
)  # fmt: skip
IN_CARE = Measure(
    "in_care", "of whom in care",
    "Of those children, the ones who were in the care of an authority when they went missing.",
    EPISODES, counts=Q(was_in_care=True), of=Q(), of_words="children with an episode",
    by_child=True,
)  # fmt: skip
COMPLETED = Measure(
    "completed", "Return home interviews completed",
    "Episodes of the period whose return home interview was completed, whenever that was. An "
    "interview that answers two episodes is counted for both; one completed in part is not.",
    EPISODES, counts=_COMPLETED, of=Q(), of_words="missing episodes",
)  # fmt: skip
IN_TIME = Measure(
    "in_time", "completed within their hours",
    "Completed interviews that were held before the episode’s own hours ran out: 72 hours from "
    "when the child was found, unless the authority decided otherwise. Out of completed "
    "interviews, as Cambridgeshire’s committee report counts them.",
    EPISODES, counts=_IN_TIME, of=_COMPLETED, of_words="completed interviews",
)  # fmt: skip
IN_TIME_OF_ALL = Measure(
    "in_time_of_all", "within their hours, of all episodes",
    "The same interviews, out of every episode of the period.",
    EPISODES, counts=_IN_TIME, of=Q(), of_words="missing episodes",
)  # fmt: skip
MONTHLY = (EPISODE_COUNT, CHILDREN, IN_CARE, COMPLETED, IN_TIME, IN_TIME_OF_ALL)


def _outcome(key: str, outcome: Outcome, meaning: str) -> Measure:
    return Measure(
        key, outcome.label, meaning, OWED, counts=Q(outcome=outcome), of=Q(),
        of_words="episodes owed an interview",
    )  # fmt: skip


_OFFERED = Q(offered__isnull=False)
_ACCEPTED = Q(held__isnull=False) | Q(agreed__isnull=False)
NEEDED = Measure(
    "needed", "Episodes owed an interview",
    "Episodes after which the hours of a return home interview began in the period.",
    OWED,
)  # fmt: skip
OFFERED = Measure(
    "offered", "Offered",
    "An attempt reached the child or the family with the offer. A telephone that rang is none.",
    OWED, counts=_OFFERED, of=Q(), of_words="episodes owed an interview",
)  # fmt: skip
ACCEPTED = Measure(
    "accepted", "Accepted",
    "The child agreed, or was heard.",
    OWED, counts=_ACCEPTED, of=_OFFERED, of_words="offered",
)  # fmt: skip
FUNNEL = (
    NEEDED,
    OFFERED,
    ACCEPTED,
    Measure(
        "heard", "Completed", "The interview was completed.",
        OWED, counts=_COMPLETED, of=Q(), of_words="episodes owed an interview",
    ),
    Measure(
        "heard_in_time", "completed within their hours",
        "Held before the episode’s own hours ran out.",
        OWED, counts=_IN_TIME, of=_COMPLETED, of_words="completed",
    ),
    _outcome("in_part", Outcome.PARTIAL, "Held, and completed in part."),
    _outcome("refused_child", Outcome.REFUSED_CHILD, "The child was offered it and said no."),
    _outcome("refused_parent", Outcome.REFUSED_PARENT, "A parent or carer said no."),
    _outcome("exempt", Outcome.EXEMPT, "It was decided not to offer one, with a reason."),
    _outcome("again", Outcome.MISSING_AGAIN, "The child was missing again before it was held."),
    _outcome("no_show", Outcome.NO_SHOW, "It was arranged, and the child was not there."),
    _outcome("no_contact", Outcome.UNABLE_TO_CONTACT, "Nobody could be reached."),
    _outcome("out_of_time", Outcome.OUT_OF_TIME, "It was left too late to be of use."),
    _outcome("other_authority", Outcome.OTHER_AUTHORITY, "Another authority is responsible."),
    Measure(
        "waiting", "Waiting", "Nothing has come of it yet.",
        OWED, counts=Q(outcome=""), of=Q(), of_words="episodes owed an interview",
    ),
)  # fmt: skip
NOT_HELD = Measure(
    "not_held", "Interviews not held",
    "Interviews that were declined, exempt or not held for another reason, by the reason given.",
    OWED,
    counts=~Q(outcome__in=["", Outcome.COMPLETED, Outcome.PARTIAL]),
)  # fmt: skip

# A comparison with nothing is neither true nor false: what is missing is asked for by name.
_LATE = (
    Q(due__isnull=False)
    & (Q(held=None) | Q(held__gt=F("due")))
    & ~Q(outcome__in=["", Outcome.OTHER_AUTHORITY])
)
_HUB_KNEW = Q(heard__isnull=False)
ENDED = Measure("ended", "Episodes that ended", "Episodes that ended in the period.", FOUND)
PREVENTION = (
    ENDED,
    Measure(
        "prevention", "Prevention interviews done",
        "The police spoke to the child after the episode, and told the hub.",
        FOUND, counts=Q(spoken=PreventionOutcome.DONE), of=Q(), of_words="episodes that ended",
    ),
    Measure(
        "prevention_prompt", "spoken to within 24 hours of being found",
        "From when the child was found to when the police spoke to them.",
        FOUND,
        counts=Q(spoken_at__lte=F("found") + A_DAY),
        of=Q(spoken=PreventionOutcome.DONE), of_words="prevention interviews done",
    ),
    Measure(
        "prevention_told", "the hub told within 24 hours of it",
        "From when the police spoke to the child to when the hub was told of it.",
        FOUND,
        counts=Q(passed_on__lte=F("spoken_at") + A_DAY),
        of=Q(spoken=PreventionOutcome.DONE), of_words="prevention interviews done",
    ),
)  # fmt: skip
PREVENTION_WHY = Measure(
    "prevention_why", "Prevention interviews not done",
    "Prevention interviews that were not done, by the reason given.",
    FOUND, counts=Q(spoken=PreventionOutcome.NOT_DONE),
)  # fmt: skip
LAG = (
    ENDED,
    Measure(
        "told_in_a_day", "The hub told within 24 hours",
        "From when the child was found to when the hub was told of it.",
        FOUND, counts=Q(heard__lte=F("found") + A_DAY), of=_HUB_KNEW,
        of_words="episodes whose end the hub was told of",
    ),
    Measure(
        "told_after_72", "The hub told when the hours were over",
        "The hub heard more than 72 hours after the child was found: nobody could have held the "
        "interview in time.",
        FOUND, counts=Q(heard__gt=F("found") + HOURS_72), of=_HUB_KNEW,
        of_words="episodes whose end the hub was told of",
    ),
    Measure(
        "late", "Interviews late or never held",
        "Interviews that were owed, have an outcome, and were not held within their hours.",
        FOUND, counts=_LATE, of=Q(due__isnull=False), of_words="episodes owed an interview",
    ),
    Measure(
        "late_by_lag", "held within 72 hours of the hub being told",
        "Late by when the child was found, and in time by when the hub was told: the part of "
        "lateness that waiting for the news explains.",
        FOUND, counts=Q(held__lte=F("heard") + HOURS_72), of=_LATE,
        of_words="late or never held",
    ),
)  # fmt: skip

THEIR_EPISODES = (
    Measure(
        "their_episodes", "Missing episodes of other authorities’ children",
        "Episodes of children of other authorities who lived here when they went missing.",
        THEIRS,
    ),
    Measure(
        "their_children", "Other authorities’ children", "Those children, each once.",
        THEIRS, by_child=True,
    ),
    Measure(
        "their_in_care", "of whom in care", "Those who were in care when they went missing.",
        THEIRS, counts=Q(was_in_care=True), of=Q(), of_words="other authorities’ children",
        by_child=True,
    ),
    Measure(
        "their_done", "Interviews completed",
        "Completed interviews that the hub itself was to hold; their own authority holds most.",
        THEIRS, counts=_COMPLETED, of=Q(), of_words="their missing episodes",
    ),
)  # fmt: skip


MISSING_90 = Measure(
    "missing_90", "Children missing in the ninety days before",
    "Children with an episode that began in the ninety days before the end of the period, here or "
    "under another authority.",
    REPEATS,
)  # fmt: skip
THREE_OR_MORE = Measure(
    "three_or_more", "three times or more",
    "Those of them with three episodes or more in those ninety days: a meeting is owed.",
    REPEATS, counts=Q(episodes__gte=3), of=Q(),
    of_words="children missing in those ninety days",
)  # fmt: skip

_HELD = Q(held__lte=F("known_end"))
_NOT_HELD = Q(held=None) | Q(held__gt=F("known_end"))
MEETINGS = (
    Measure(
        "reached", "Thresholds reached",
        "Strategy meeting thresholds that were reached in the period, by the facts.",
        THRESHOLDS,
    ),
    Measure(
        "meeting_held", "A meeting was held", "A strategy meeting answered the threshold.",
        THRESHOLDS, counts=_HELD, of=Q(), of_words="thresholds reached",
    ),
    Measure(
        "meeting_overridden", "Overridden, with a reason",
        "Somebody decided that no meeting was needed, and said why.",
        THRESHOLDS, counts=Q(overridden_at__isnull=False) & _NOT_HELD, of=Q(),
        of_words="thresholds reached",
    ),
    Measure(
        "meeting_owed", "Met, and no meeting held",
        "A threshold was reached, nobody overrode it, and no meeting is recorded as held.",
        THRESHOLDS, counts=Q(overridden_at=None) & _NOT_HELD,
        of=Q(), of_words="thresholds reached",
    ),
)  # fmt: skip

CONTRACT = (
    Measure(
        "commissioned", "Interviews given to the provider",
        "Each interview once, whatever it covers; one that nobody was ever sent to is not counted.",
        COMMISSIONED,
    ),
    Measure(
        "commissioned_done", "completed", "Completed by the provider.",
        COMMISSIONED, counts=Q(outcome=Outcome.COMPLETED), of=Q(),
        of_words="interviews given to the provider",
    ),
)  # fmt: skip
