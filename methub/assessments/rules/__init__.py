"""What a tool is, how it is read and refused, and how it scores. Nothing here knows a database."""

from methub.assessments.rules.answers import About, Answers, AnswersError, allowed, read_answers
from methub.assessments.rules.judging import (
    GRAVE,
    floors_broken,
    higher,
    movement,
    review_due_on,
    warned,
)
from methub.assessments.rules.offering import Offered, offered
from methub.assessments.rules.reader import ToolError, parse, parse_to_load
from methub.assessments.rules.scoring import (
    Answered,
    Line,
    NoSuchScore,
    Result,
    level_of_score,
    scored,
)
from methub.assessments.rules.shape import Floor, Item, Level, Scale, Section, Tool, Windows
from methub.assessments.rules.windows import Aged, aged, months_after, months_before, window_of

__all__ = [
    "About",
    "Aged",
    "Answered",
    "Answers",
    "AnswersError",
    "GRAVE",
    "Floor",
    "Item",
    "Level",
    "Line",
    "NoSuchScore",
    "Offered",
    "Result",
    "Scale",
    "Section",
    "Tool",
    "ToolError",
    "Windows",
    "aged",
    "allowed",
    "floors_broken",
    "higher",
    "level_of_score",
    "months_after",
    "months_before",
    "movement",
    "offered",
    "parse",
    "parse_to_load",
    "read_answers",
    "review_due_on",
    "scored",
    "warned",
    "window_of",
]
