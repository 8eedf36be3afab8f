"""The score of an assessment, which explains itself item by item.

A score informs; it decides nothing. Every point can be followed to an answer and a rule of the
tool, so that whoever disagrees knows with what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from methub.assessments.codes import Kind, Method, Presence
from methub.assessments.rules.shape import Item, Level, Tool, Windows
from methub.assessments.rules.windows import aged

NO_WINDOWS = Windows(1, 2)
"""For tools that ask nothing with a date."""


@dataclass(frozen=True)
class Answered:
    """What was said about one item, when, and the days its evidence is of."""

    said: str
    evidence: tuple[date, ...] = ()
    answered_on: date | None = None


@dataclass(frozen=True)
class Line:
    """One item's part in the result, and why. `counted_as` is what was left of the answer."""

    item: str
    said: str
    counted_as: str
    points: int
    grade: str
    why: str
    has_aged: bool = False


@dataclass(frozen=True)
class Result:
    """What a tool makes of the answers. `level` is None where judgement alone decides."""

    score: int | None
    most: int | None
    counts: Mapping[str, int]
    level: Level | None
    why: str
    lines: tuple[Line, ...]

    @property
    def unanswered(self) -> tuple[str, ...]:
        return tuple(line.item for line in self.lines if not line.said)

    @property
    def aged(self) -> tuple[Line, ...]:
        """What no longer counts as it was answered, because its evidence is too old."""
        return tuple(line for line in self.lines if line.has_aged)


class NoSuchScore(ValueError):
    """A score that no level is for."""


def scored(tool: Tool, answers: Mapping[str, Answered], *, on: date) -> Result:
    """What the tool makes of the answers on a day."""
    lines = tuple(_line(tool, item, answers.get(item.code), on) for item in tool.items)
    counts = _counts(tool, lines)
    score = sum(line.points for line in lines) if tool.method is Method.SCORE else None
    if score is not None:
        level = level_of_score(tool, score)
        return Result(score, tool.most, counts, level, _in_band(level, score, tool.most), lines)
    if tool.method is Method.COUNTS:
        level, why = _level_of_counts(tool, counts)
        return Result(None, None, counts, level, why, lines)
    return Result(
        None, None, counts, None, "This tool suggests no level: judgement decides.", lines
    )


def level_of_score(tool: Tool, score: int) -> Level:
    """The one level a score belongs to."""
    if score <= tool.most:
        for level in tool.levels:
            least, most = level.from_score or 0, level.to_score
            if least <= score and (most is None or score <= most):
                return level
    raise NoSuchScore(f"{tool.key} scores 0 to {tool.most}: {score} is impossible.")


def _line(tool: Tool, item: Item, answer: Answered | None, on: date) -> Line:
    if answer is None or not answer.said:
        return Line(item.code, "", "", 0, "", "Not answered: no points.")
    if answer.said == Presence.NOT_KNOWN:
        return Line(item.code, answer.said, answer.said, 0, "", "Not known: no points.")
    if tool.kind_of(item) is Kind.WORDS:
        return Line(item.code, answer.said, "", 0, "", "Words are read, and never score.")
    if tool.kind_of(item) is Kind.GRADED:
        return _graded(tool, item, answer)
    return _present(tool, item, answer, on)


def _graded(tool: Tool, item: Item, answer: Answered) -> Line:
    scale = tool.scale_of(item)
    assert scale is not None, "a graded item without a scale is refused"
    chosen = next(one for one in scale.answers if one.code == answer.said)
    says = chosen.label if tool.method is not Method.SCORE else _says(chosen.label, chosen.points)
    points = chosen.points if tool.method is Method.SCORE else 0
    return Line(item.code, answer.said, chosen.code, points, chosen.grade, f"{says}.")


def _present(tool: Tool, item: Item, answer: Answered, on: date) -> Line:
    said = Presence(answer.said)
    windows = tool.windows or NO_WINDOWS
    left = aged(said, answer.evidence, answered_on=answer.answered_on or on, on=on, windows=windows)
    weights = tool.points_of(item)
    points, answered = weights.of(left.counts_as), weights.of(said)
    has_aged = left.counts_as is not said and points < answered
    words = _PRESENT[left.counts_as].format(
        current=windows.current_months, recent=windows.recent_months
    )
    why = _says(words, points) if tool.method is Method.SCORE else words
    return Line(
        item.code,
        said,
        left.counts_as,
        points if tool.method is Method.SCORE else 0,
        tool.grade_of(item) if points else "",
        f"{left.why} {why}.".strip() if has_aged else f"{why}.",
        has_aged,
    )


_PRESENT: dict[Presence, str] = {
    Presence.NOW: "Present now or in the last {current} months",
    Presence.RECENTLY: "Present between {current} and {recent} months ago",
    Presence.BOTH: "Present now, and between {current} and {recent} months ago as well",
    Presence.EARLIER: "Present earlier than {recent} months ago",
    Presence.NO: "Not present",
    Presence.NOT_KNOWN: "Not known",
}


def _says(words: str, points: int) -> str:
    """ "Present now: 5 points"."""
    how_many = {0: "no points", 1: "1 point"}.get(points, f"{points} points")
    return f"{words}: {how_many}"


def _counts(tool: Tool, lines: Sequence[Line]) -> dict[str, int]:
    """How many items were found at each grade, as they were graded."""
    return {grade: sum(line.grade == grade for line in lines) for grade in tool.grades}


def at_least(tool: Tool, counts: Mapping[str, int], grade: str) -> int:
    """How many at this grade or worse: what is high is medium as well, so that something worse
    never makes for a lower level."""
    return sum(counts[worse] for worse in tool.grades[tool.grades.index(grade) :])


def _level_of_counts(tool: Tool, counts: Mapping[str, int]) -> tuple[Level, str]:
    """The highest level that anything is enough for."""
    for level in reversed(tool.levels):
        for needs in level.when:
            if all(at_least(tool, counts, grade) >= count for grade, count in needs.items()):
                return level, f"{level.label}: {_needs(needs)}."
    return tool.levels[0], f"{tool.levels[0].label}: nothing was enough for a higher level."


def _needs(needs: Mapping[str, int]) -> str:
    """ "1 or more graded high, and 3 or more graded medium or worse"."""
    return ", and ".join(
        f"{count} or more graded {grade} or worse" for grade, count in needs.items()
    )


def _in_band(level: Level, score: int, most: int) -> str:
    to = most if level.to_score is None else level.to_score
    return f"A score of {score} of {most}: {level.label} is {level.from_score} to {to}."
