"""One child in ten of the benchmark's county stands on the tracker of exploitation."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from methub.assessments.changes import load_tool
from methub.assessments.codes import Concern, Exploitation, Harm, Movement, Trigger
from methub.assessments.models import Assessment, Judgement, Standing, ToolVersion, TrackerStep
from methub.assessments.rules.shipped import shipped_tools
from methub.children.models import Child
from methub.demo.book import add_rows
from methub.demo.partnership import Town
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import days_after, london_day

ONE_IN = 10
TOOL = "cambridgeshire-2015"
SIGNED = {"recorded_by_id": 0, "recorded_by_name": "MET Hub"}
LEVELS = (
    ("emerging", "Emerging", Concern.LOW),
    ("moderate", "Moderate", Concern.MEDIUM),
    ("significant", "Significant", Concern.HIGH),
)
TYPES = (
    (Exploitation.SEXUAL,),
    (Exploitation.CRIMINAL,),
    (Exploitation.CRIMINAL, Exploitation.GANG),
)


def tool_of_the_county(*, at: datetime) -> ToolVersion:
    return load_tool(text=shipped_tools()[TOOL], by=MET_HUB, at=at)


def fill_levels(
    town: Town, tool: ToolVersion, children: Sequence[Child], *, at: datetime, are_grown: bool
) -> None:
    """Assessed twice: what stood on that day, and what stood three months before. Those who have
    grown up since are off the tracker."""
    found = children[::ONE_IN]
    worker = next(iter(town.users.values()))
    for days_ago, rise in ((110, 0), (20, 1)):
        on = at - timedelta(days=days_ago)
        assessments = add_rows(
            Assessment(
                child=child, authority=child.responsible_authority, tool=tool,
                trigger=Trigger.REVIEW if rise else Trigger.CONCERN, opened_at=on,
                opened_by=worker, finished_at=on, accepted_at=on, accepted_by_name="MET Hub",
            )
            for child in found
        )  # fmt: skip
        said = [
            (one, *LEVELS[min(n % 3 + rise, 2)], TYPES[n % 3]) for n, one in enumerate(assessments)
        ]
        add_rows(
            Judgement(
                assessment=one, child=one.child, level=level, concern=concern, why="As seen",
                result={}, discussed_with="A manager", discussed_on=london_day(on),
                recorded_at=on, **SIGNED,
            )
            for one, level, _, concern, _ in said
        )  # fmt: skip
        add_rows(
            Standing(
                assessment=one, child=one.child, subject=type, harm=Harm.AT_RISK, level=level,
                level_label=label, concern=concern, is_provisional=False, recorded_at=on,
                movement=Movement.UP if rise else Movement.NEW, **SIGNED,
            )
            for one, level, label, concern, types in said
            for type in types
        )  # fmt: skip
        if not rise:
            add_rows(_steps(said, is_on=True, recorded_at=on))
    if are_grown:
        add_rows(_steps(said, is_on=False, recorded_at=days_after(at, 90), why="Grown up"))


def _steps(said: Sequence[Any], **more: Any) -> Iterator[TrackerStep]:
    for one, *_, types in said:
        for type in types:
            yield TrackerStep(assessment=one, child=one.child, subject=type, **more, **SIGNED)
