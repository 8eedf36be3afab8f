"""What an authority offers at a level: its table speaks of one tool's levels, a child may have been
assessed with another."""

from dataclasses import dataclass

from methub.assessments.codes import About, Concern
from methub.assessments.rules.shape import Level, Tool
from methub.policies.rules import Policy


@dataclass(frozen=True)
class Offered:
    """`words`: by which level of the table, where it is not named as the tool names it."""

    offers: tuple[str, ...] = ()
    words: str = ""


def offered(tool: Tool, level: Level, policy: Policy) -> Offered:
    """By its name; else by its place from the highest down, among the tool's levels of any concern,
    and between two rather what offers the more. A child found at no concern, or graded for going
    missing, is offered only what the table names: it is about exploitation."""
    rows = {row.level: row.offers for row in policy.assessments.core_offer}
    if level.code in rows:
        return Offered(rows[level.code])
    named = [one for one in policy.lists.exploitation_levels if one.code in rows]
    if not named or level.concern is Concern.NONE or tool.about is About.MISSING:
        return Offered()
    ladder = [one.code for one in tool.levels if one.concern is not Concern.NONE]
    down = len(ladder) - 1 - ladder.index(level.code)
    lower = down * (len(named) - 1) // max(len(ladder) - 1, 1)
    stands_for = named[-1 - lower]
    words = f"The authority’s offer does not name {level.label}: offered as at {stands_for.label}."
    return Offered(rows[stands_for.code], words)
