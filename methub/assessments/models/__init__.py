"""Tools, assessments, and what was decided."""

from methub.assessments.models.assessments import (
    Answer,
    Assessment,
    AssessmentQuerySet,
    Passage,
    Signed,
    TypeHarm,
    signature,
)
from methub.assessments.models.deciding import (
    SUBJECTS,
    Agreement,
    DutyDone,
    Judgement,
    Standing,
    TrackerStep,
)
from methub.assessments.models.incidents import Incident
from methub.assessments.models.tools import ToolInUse, ToolVersion

__all__ = [
    "SUBJECTS",
    "Agreement",
    "Answer",
    "Assessment",
    "AssessmentQuerySet",
    "DutyDone",
    "Incident",
    "Judgement",
    "Passage",
    "Signed",
    "Standing",
    "ToolInUse",
    "ToolVersion",
    "TrackerStep",
    "TypeHarm",
    "signature",
]
