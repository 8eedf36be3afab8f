"""What plans say, what is printed from them, and how they stand."""

from methub.plans.rules.keeping import REPEATS, WITHHELD, keys_of, postcode_keys, repeats
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
    "REPEATS",
    "SHAPES",
    "SHEETS",
    "Shape",
    "Sheet",
    "WITHHELD",
    "about_photograph",
    "copy_state",
    "in_words",
    "keys_of",
    "months_after",
    "postcode_keys",
    "repeats",
]
