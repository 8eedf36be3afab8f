"""Levels that cannot be: scores in no level or in two, and conditions nothing can meet."""

from collections.abc import Mapping

from methub.assessments.codes import Concern, Method
from methub.assessments.rules.refusing import Wrong, known
from methub.assessments.rules.shape import Level, Tool
from methub.policies.rules.lines import Path


def impossible_levels(tool: Tool) -> Wrong:
    """Everything about the levels that cannot be, with where it stands in the file."""
    if len(tool.levels) < 2:
        yield ("levels",), "There must be at least two levels to choose between."
    order = list(Concern)
    for index, level in enumerate(tool.levels):
        before = tool.levels[index - 1].concern if index else level.concern
        if order.index(level.concern) < order.index(before):
            yield (
                ("levels", index, "concern"),
                "Levels stand from the lowest to the highest: its concern is less than the one"
                " before.",
            )
    yield from _HOW[tool.method](tool)


def _bands(tool: Tool) -> Wrong:
    """Every score there can be belongs to one level."""
    yield from _unused(tool, "when")
    expected = 0
    last = len(tool.levels) - 1
    for index, level in enumerate(tool.levels):
        path: Path = ("levels", index)
        if level.from_score is None:
            yield path, f"Level “{level.code}” does not say “from_score”."
            return
        if level.from_score != expected:
            both = min(level.from_score, expected)
            where = "no level" if level.from_score > expected else "two levels"
            yield (
                (*path, "from_score"),
                f"Level “{level.code}” starts at {level.from_score}: {both} would be in {where}.",
            )
            return
        if level.to_score is None and index < last:
            yield path, f"Level “{level.code}” does not say “to_score”; only the last may."
            return
        if level.to_score is not None and level.to_score < level.from_score:
            yield (*path, "to_score"), f"Level “{level.code}” ends before it starts."
            return
        expected = (level.to_score or 0) + 1
    yield from _reach(tool, tool.levels[-1], last)


def _reach(tool: Tool, level: Level, index: int) -> Wrong:
    """The scores there can be, and the scores that have a level, end together."""
    if level.to_score is not None and level.to_score != tool.most:
        yield (
            ("levels", index, "to_score"),
            f"The items can score {tool.most} at most, and the highest level ends at"
            f" {level.to_score}.",
        )
    for row, one in enumerate(tool.levels):
        if one.from_score is not None and one.from_score > tool.most:
            yield (
                ("levels", row, "from_score"),
                f"Level “{one.code}” starts at {one.from_score}, and the items can score"
                f" {tool.most} at most.",
            )


def _conditions(tool: Tool) -> Wrong:
    """The lowest level needs nothing; each other says what is enough for it."""
    yield from _unused(tool, "from_score", "to_score")
    if not tool.grades:
        yield (), "A tool that counts must say its “grades”, from the lowest to the highest."
    for index, level in enumerate(tool.levels):
        path: Path = ("levels", index, "when")
        if not index and level.when:
            yield path, "The lowest level is what is left: it needs no “when”."
        if index and not level.when:
            yield ("levels", index), f"Level “{level.code}” does not say “when”."
        for row, needs in enumerate(level.when):
            yield from _needs(tool, needs, (*path, row))


def _needs(tool: Tool, needs: Mapping[str, int], path: Path) -> Wrong:
    if not needs:
        yield path, "This would always be so."
    for grade, count in needs.items():
        yield from known(grade, tool.grades, path, "grade")
        if not 1 <= count <= len(tool.items):
            yield path, f"{count} of grade “{grade}” cannot be."


def _nothing_computed(tool: Tool) -> Wrong:
    yield from _unused(tool, "from_score", "to_score", "when")


def _unused(tool: Tool, *names: str) -> Wrong:
    for index, level in enumerate(tool.levels):
        for name in names:
            if getattr(level, name) not in (None, ()):
                yield ("levels", index, name), f"“{name}” means nothing in a tool by {tool.method}."


_HOW = {
    Method.SCORE: _bands,
    Method.COUNTS: _conditions,
    Method.JUDGEMENT: _nothing_computed,
}
