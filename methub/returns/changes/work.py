"""What every part of one load shares."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from methub.agencies.models import Authority
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.returns.models import Load
from methub.returns.rules.days import CollectionYear
from methub.returns.rules.report import Report

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def in_silence(what: str, done: int, of: int) -> None:
    """For whoever does not watch."""


@dataclass
class Work:
    """One load as it goes on. `children`: by the number the return gives them."""

    load: Load
    by: Actor
    at: datetime
    progress: Progress = in_silence
    report: Report = field(default_factory=Report)
    children: dict[str, Child] = field(default_factory=dict)
    registered: set[str] = field(default_factory=set)

    @property
    def authority(self) -> Authority:
        return self.load.authority

    @property
    def year(self) -> CollectionYear:
        return CollectionYear(self.load.year)

    @property
    def source(self) -> str:
        return f"SSDA903 return {self.year.name}, {self.authority.name}"
