"""About whom something was written down since the day before."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from methub.assessments.models import DutyDone, Standing, TrackerStep
from methub.children.models import (
    Allocation,
    Background,
    CareRecord,
    Child,
    DisabilityRecord,
    EducationPlan,
    FactCorrection,
    Placement,
    Schooling,
    Transfer,
)
from methub.clocks.models import Clock
from methub.interviews.models import Interview, InterviewEpisode
from methub.meetings.models import Action
from methub.missing.models import (
    AuthorityTold,
    Episode,
    EpisodeUpdate,
    Grade,
    PreventionInterview,
    StatusRecord,
    StrategyMeeting,
    ThresholdMet,
    TriggerPlanNote,
)
from methub.plans.models import Step
from methub.tracker import rules
from methub.tracker.queries.moments import Moment


@dataclass(frozen=True)
class Written:
    """Rows that a column reads, and the instants at which one of them becomes news."""

    model: Any
    at: tuple[str, ...] = ("recorded_at",)
    child: str = "child"

    def since(self, then: Moment, when: Moment) -> Any:
        between = [Q(**{f"{field}__gt": then.at, f"{field}__lte": when.at}) for field in self.at]
        return (
            Moment.every_of(self.model).filter(reduce(or_, between)).order_by().values(self.child)
        )


_FACT = ("recorded_at", "withdrawn_at")

WRITTEN: tuple[Written, ...] = (
    *(
        Written(model, _FACT)
        for model in (Allocation, Background, CareRecord, DisabilityRecord, Placement, Schooling)
    ),
    *(
        Written(model)
        for model in (
            AuthorityTold, EducationPlan, EpisodeUpdate, FactCorrection, Grade, PreventionInterview,
            StatusRecord, Transfer, TriggerPlanNote,
        )
    ),
    Written(Child, child="pk"),
    Written(Episode, ("recorded_at", "ended_recorded_at", "withdrawn_at")),
    Written(StrategyMeeting, ("recorded_at", "held_at")),
    Written(ThresholdMet, ("recorded_at", "withdrawn_at", "overridden_at", "answered_at")),
    Written(Interview, ("opened_at", "outcome_at")),
    Written(InterviewEpisode, ("covered_at",)),
    Written(Clock, ("started_at", "stopped_at", "cancelled_at"), child="person"),
)  # fmt: skip

WRITTEN_BY_TRACKER: Mapping[str, tuple[Written, ...]] = {
    rules.MISSING.key: WRITTEN,
    rules.EXPLOITATION.key: (
        *WRITTEN,
        Written(Standing),
        Written(TrackerStep),
        Written(DutyDone),
        Written(Step, ("recorded_at", "ended_at")),
        Written(Action, ("recorded_at", "ended_at")),
    ),
}
