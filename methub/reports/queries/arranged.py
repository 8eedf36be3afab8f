"""The reports: arrangements of measures, and nothing else. A report is a row of this table."""

from collections.abc import Collection, Mapping

from django.db.models import F, Value
from django.db.models.functions import Coalesce

from methub.assessments.codes import Exploitation
from methub.interviews.codes import Outcome, Reason
from methub.missing.codes import PreventionOutcome, ThresholdKind
from methub.reports.codes import By, Topic
from methub.reports.queries.asked import TEXT
from methub.reports.queries.axes import AXES, BUCKET, TIME
from methub.reports.queries.measures import MEASURES, alone, completeness, levels, missing, reasons
from methub.reports.queries.populations.levels import BETWEEN
from methub.reports.queries.shape import Axis, Part, Report
from methub.reports.queries.whereabouts import CHILDRENS_HOME, LIVING, SCHOOL

BANDS = (1, 2, 3, 4, 10)
BAND_WORDS = ("Once", "Twice", "Three times", "Four to nine times", "Ten times or more")


def _said(key: str, words: str, path: str, **more: object) -> Axis:
    """What a record says in one of its own words."""
    return Axis(
        key,
        words,
        lambda asked, population: Coalesce(F(path), Value(""), output_field=TEXT),
        **more,  # type: ignore[arg-type]
    )


TYPE = _said("type", "Type", "subject", labels=dict(Exploitation.choices()))


def _levels(values: Collection[str]) -> Mapping[str, str]:
    """A level is called what its tool calls it, and where there are two tools, by both."""
    parts = {value: value.split(BETWEEN) for value in values}
    is_one_tool = len({tool for tool, *_ in parts.values()}) == 1
    return {v: said[-1] if is_one_tool else f"{said[0]}: {said[-1]}" for v, said in parts.items()}


LEVEL = _said("level", "Level", "level_said", names=_levels, is_in_order=True)
LEVEL_BEFORE = _said(
    "was", "Level before", "level_was", names=_levels, is_in_order=True, not_known="None before"
)
WHY_NOT_HELD = _said("why", "Reason", "reason", not_known="No reason given")
OUTCOME = _said("outcome", "Outcome", "outcome", labels=dict(Outcome.choices()))
WHY_NOT_DONE = _said("because", "Reason", "not_done", not_known="No reason given")
MAIN_REASON = _said("reason", "Main reason", "main_reason", labels=dict(Reason.choices()))
SPOKEN = _said(
    "spoken", "Prevention interview", "spoken",
    labels=dict(PreventionOutcome.choices()), not_known="Nothing heard",
)  # fmt: skip
TIMES = Axis(
    "times", "How many times", lambda asked, population: BUCKET(F("episodes"), *BANDS),
    labels={str(n): words for n, words in enumerate(BAND_WORDS, 1)},
)  # fmt: skip
THRESHOLD = _said("threshold", "Threshold", "kind", labels=dict(ThresholdKind.choices()))
OWN_AXES: Mapping[str, Axis] = {
    axis.key: axis
    for axis in (
        TYPE,
        LEVEL,
        LEVEL_BEFORE,
        WHY_NOT_HELD,
        OUTCOME,
        WHY_NOT_DONE,
        MAIN_REASON,
        SPOKEN,
        TIMES,
        THRESHOLD,
        CHILDRENS_HOME,
        SCHOOL,
        LIVING,
    )
}

_REPORTS = (
    Report(
        "monthly", "R1", "Missing children and return home interviews",
        "The monthly table: how often children were missing, how many children, and what became "
        "of their interviews.",
        (Part("Missing and interviews", missing.MONTHLY, TIME),),
    ),
    Report(
        "snapshot", "R2", "Children at risk of exploitation",
        "Who stood on the exploitation tracker at the end of the period, by type and level. "
        "Children are counted once; entries once for each type.",
        (
            Part("Children", (levels.ON_TRACKER, levels.ON_TRACKER_IN_CARE), TIME),
            Part("By type and level", (levels.ENTRY, levels.ENTRY_IN_CARE), LEVEL, TYPE, False),
        ),
    ),
    Report(
        "levels", "R3", "Levels over time",
        "How many entries stood at each level at the end of each month.",
        (Part("By level", (levels.ENTRY,), TIME, LEVEL),),
    ),
    Report(
        "dataset", "R4", "Quarterly dataset",
        "The indicators that the partnership looks at each quarter.",
        (
            Part(
                "Indicators",
                (
                    levels.CONCERNS_RAISED, levels.ASSESSMENTS, levels.ON_TRACKER,
                    levels.ON_TRACKER_FEARED, levels.HIGH_TO_LOW, missing.EPISODE_COUNT,
                    missing.CHILDREN, missing.OFFERED, missing.FUNNEL[3], reasons.SAID[0],
                    reasons.INDEPENDENT, alone.CHILDREN,
                ),
                TIME,
            ),
            Part("Missing in ninety days", (missing.MISSING_90,), TIME, TIMES, False),
        ),
        supplied=tuple(Topic),
    ),
    Report(
        "alone", "R5", "Children who came from abroad alone",
        "Who they are at the end of the period, how they live, and who arrived in it.",
        (
            Part("Unaccompanied children", alone.PROFILE, TIME),
            Part("By age", (alone.CHILDREN,), AXES[By.AGE], None, False),
            Part("By sex", (alone.CHILDREN,), AXES[By.SEX], None, False),
            Part("Where they live", (alone.CHILDREN,), LIVING, None, False),
            Part("Arrivals", alone.ARRIVALS, TIME),
        ),
    ),
    Report(
        "repeat", "R6", "Children missing again and again",
        "How many times children were missing in the ninety days before the end of each month.",
        (
            Part("In ninety days", (missing.MISSING_90, missing.THREE_OR_MORE), TIME),
            Part("How many times", (missing.MISSING_90,), TIME, TIMES, False),
        ),
    ),
    Report(
        "funnel", "R7", "Return home interviews, step by step",
        "From the episodes that were owed an interview to those heard in time, and what became of "
        "the others.",
        (
            Part("Step by step", missing.FUNNEL, TIME),
            Part("Why not held", (missing.NOT_HELD,), OUTCOME, WHY_NOT_HELD, False),
        ),
    ),
    Report(
        "reasons", "R8", "Why children went",
        "The main reason, as the child said in the interview: away from something, or to "
        "somebody.",
        (
            Part("Push and pull", reasons.SAID, TIME),
            Part("Each reason", (reasons.EACH,), TIME, MAIN_REASON, False),
        ),
    ),
    Report(
        "theirs", "R11", "Other authorities’ children",
        "Children who live here and for whom an authority elsewhere is responsible.",
        (Part("Missing while they lived here", missing.THEIR_EPISODES, TIME),),
    ),
    Report(
        "commissioned", "R12", "Commissioned interviews",
        "How much of the contract for interviews far away is used.",
        (Part("Given to the provider", missing.CONTRACT, TIME),),
    ),
    Report(
        "movement", "R13", "How levels moved",
        "Each level that was recorded, against the level of the same type before.",
        (
            Part("Rises and falls", levels.MOVEMENTS, TIME),
            Part("From one level to another", (levels.RECORDED,), LEVEL, LEVEL_BEFORE, False),
        ),
    ),
    Report(
        "overdue", "R14", "Overdue reviews",
        "Assessments that were to be made again by the end of the period.",
        (Part("Reviews", levels.OVERDUE, TIME),),
    ),
    Report(
        "meetings", "R18", "Thresholds met, and meetings held",
        "Strategy meeting thresholds that were reached, and whether a meeting was held.",
        (
            Part("Met and held", missing.MEETINGS, TIME),
            Part("By threshold", missing.MEETINGS, THRESHOLD, None, False),
        ),
    ),
    Report(
        "training", "R22", "Training, awareness and what agencies supply",
        "What reached the hub, beside what agencies count of their training, their work to raise "
        "awareness, and courts: they are never added up.",
        (Part("What reached the hub", (levels.CONCERNS_RAISED, levels.ASSESSMENTS), TIME),),
        supplied=tuple(Topic),
    ),
    Report(
        "prevention", "", "Prevention interviews",
        "Whether the police spoke to the child, how soon, and how soon the hub was told.",
        (
            Part("Done, and how soon", missing.PREVENTION, TIME),
            Part("What the hub was told", (missing.ENDED,), TIME, SPOKEN, False),
            Part("Why not done", (missing.PREVENTION_WHY,), TIME, WHY_NOT_DONE, False),
        ),
    ),
    Report(
        "lag", "", "From found to told",
        "How long the hub waits to hear that a child is found, and what of lateness that explains.",
        (Part("Waiting for the news", missing.LAG, TIME),),
    ),
    Report(
        "completeness", "", "How complete the record is",
        "Of each field, how many of the records say something in it: how far the other figures can "
        "be relied on.",
        (
            Part("Of the episodes", completeness.OF_EPISODES, TIME),
            Part("Of the children in them", completeness.OF_CHILDREN, TIME),
        ),
    ),
)  # fmt: skip
REPORTS: Mapping[str, Report] = {report.key: report for report in _REPORTS}
BUILT = Report(
    "built", "", "Figures of your own choice",
    "Choose the figures, the days and the columns; keep them under a name; take them as a file.",
    (Part("Figures", tuple(MEASURES.values()), TIME),),
)  # fmt: skip
"""Every measure there is: what somebody chooses from."""
