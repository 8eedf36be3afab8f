"""Judgement decides: what is asked of whoever decides a level, and how levels compare."""

from collections.abc import Iterable
from datetime import date

from methub.assessments.codes import Concern, Movement, Warned
from methub.assessments.rules.shape import Floor, Level, Tool
from methub.assessments.rules.windows import months_after
from methub.children.rules import YOUNG

GRAVE = (Concern.MEDIUM, Concern.HIGH)
"""What owes a child a response, a lead professional and a multi-agency plan."""


def warned(*, age: int | None, has_learning_disability: bool) -> frozenset[Warned]:
    """Who this child is, among those that are not judged of low concern without a reason."""
    found = set()
    if age is not None and age < YOUNG:
        found.add(Warned.UNDER_13)
    if has_learning_disability:
        found.add(Warned.LEARNING_DISABILITY)
    return frozenset(found)


def floors_broken(tool: Tool, level: Level, about: Iterable[Warned]) -> tuple[Floor, ...]:
    """The floors of the tool that a level lies below, for a child of whom these are true."""
    order = tool.levels
    return tuple(
        floor
        for floor in tool.floors
        if floor.about in set(about)
        and order.index(level) < order.index(tool.level_of[floor.at_least])
    )


def movement(*, before: tuple[Tool, Level] | None, now: tuple[Tool, Level]) -> Movement:
    """How a level compares with the one before. Levels of another tool are not compared: each is
    what its own tool means by it."""
    if before is None:
        return Movement.NEW
    (earlier, was), (tool, level) = before, now
    codes = [one.code for one in tool.levels]
    if earlier.name != tool.name or was.code not in codes:
        return Movement.OTHER_TOOL
    step = codes.index(level.code) - codes.index(was.code)
    return Movement.UP if step > 0 else Movement.DOWN if step else Movement.SAME


def higher(tool: Tool, levels: Iterable[Level]) -> Level:
    """The higher of the levels that two sides gave: it drives the response until they agree."""
    return max(levels, key=tool.levels.index)


def review_due_on(tool: Tool, assessed_on: date) -> date:
    """When a child must have been assessed again, at the latest."""
    return months_after(assessed_on, tool.review_months)
