"""Tools, and assessments of children one may know of."""

from methub.assessments.models import (
    Assessment,
    Incident,
    Standing,
    ToolInUse,
    ToolVersion,
    TrackerStep,
)
from methub.assessments.queries.lists import (
    being_written,
    history_of,
    incident_since,
    incidents_of,
    of_child,
    on_tracker,
    standings,
    to_accept,
)
from methub.assessments.queries.one import (
    FilledIn,
    assessment_named,
    assessments,
    evidence_of,
    filled_in,
    may_read_whole,
    said_so_far,
)
from methub.assessments.queries.owed import floors_for, offers_owed, owed, why_offered
from methub.assessments.queries.tools import (
    NoSuchTool,
    decided,
    said_by,
    tool_named,
    tools,
    tools_for,
    tools_in_use,
)
from methub.children.models import Child

__all__ = [
    "Assessment",
    "Child",
    "FilledIn",
    "Incident",
    "NoSuchTool",
    "Standing",
    "ToolInUse",
    "ToolVersion",
    "TrackerStep",
    "assessment_named",
    "assessments",
    "being_written",
    "decided",
    "evidence_of",
    "filled_in",
    "floors_for",
    "history_of",
    "incident_since",
    "incidents_of",
    "may_read_whole",
    "of_child",
    "offers_owed",
    "on_tracker",
    "owed",
    "said_by",
    "said_so_far",
    "standings",
    "to_accept",
    "tool_named",
    "tools",
    "tools_for",
    "tools_in_use",
    "why_offered",
]
