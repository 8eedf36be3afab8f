"""What plans say, what is printed from them, and how they stand."""

from methub.plans.rules.papers import SHEETS, Sheet
from methub.plans.rules.questions import SHAPES, Answers, Question, Shape, in_words
from methub.plans.rules.standing import (
    ARRIVED_LATELY,
    about_photograph,
    copy_state,
    months_after,
)

__all__ = [
    "ARRIVED_LATELY",
    "Answers",
    "Question",
    "SHAPES",
    "SHEETS",
    "Shape",
    "Sheet",
    "about_photograph",
    "copy_state",
    "in_words",
    "months_after",
]
