"""What a person confirmed that a message says."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from methub.children.models import Placement
from methub.missing.codes import PoliceGrade


@dataclass(frozen=True)
class MissingReport:
    """What a person confirmed of a report that a child is missing. `facts` are further fields of
    `missing.open_episode`, as they were read or put right."""

    missing_since: datetime
    reported_at: datetime | None = None
    grade: PoliceGrade | None = None
    graded_at: datetime | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FoundReport:
    """What a person confirmed of a report that a child is found. `missing_since` is needed only
    when nobody had told the hub that the child was missing, and so is which `home` they were
    missing from. `prevention` are the fields of `missing.record_prevention`, empty when the message
    says nothing of it."""

    found_at: datetime
    found_where: str = ""
    found_by: str = ""
    returned_at: datetime | None = None
    returned_to: str = ""
    missing_since: datetime | None = None
    home: Placement | None = None
    prevention: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RiskChange:
    """The grade the police gave a child, from when, and why."""

    grade: PoliceGrade
    graded_at: datetime
    reason: str = ""
