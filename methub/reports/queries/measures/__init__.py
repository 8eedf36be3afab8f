"""Every measure, once: whatever is counted anywhere is one of these."""

from collections.abc import Mapping

from methub.reports.queries.measures import alone, completeness, levels, missing, reasons
from methub.reports.queries.shape import Measure

_ALL = (
    *missing.MONTHLY, *missing.FUNNEL, missing.NOT_HELD, *missing.PREVENTION,
    missing.PREVENTION_WHY, *missing.LAG, *missing.THEIR_EPISODES, missing.MISSING_90,
    missing.THREE_OR_MORE,
    *missing.MEETINGS, *missing.CONTRACT, *reasons.SAID, reasons.INDEPENDENT,
    reasons.EACH,
    levels.ENTRY, levels.ENTRY_IN_CARE, levels.ON_TRACKER, levels.ON_TRACKER_IN_CARE,
    levels.ON_TRACKER_FEARED,
    *levels.MOVEMENTS, levels.RAISED, levels.RAISED_CHILDREN, levels.HIGH_TO_LOW, *levels.OVERDUE,
    levels.ASSESSMENTS, *alone.PROFILE, *alone.ARRIVALS, levels.CONCERNS_RAISED,
    *completeness.OF_EPISODES, *completeness.OF_CHILDREN,
)  # fmt: skip
MEASURES: Mapping[str, Measure] = {measure.key: measure for measure in _ALL}
