"""What people see and record about assessments."""

from methub.assessments.views.deciding import (
    accept,
    agree,
    assessment,
    compare,
    done,
    judge,
    withdraw,
)
from methub.assessments.views.lists import begin, of_child, off, paper, tools, waiting
from methub.assessments.views.writing import answer, harm, words, write

__all__ = [
    "accept",
    "agree",
    "answer",
    "assessment",
    "begin",
    "compare",
    "done",
    "harm",
    "judge",
    "of_child",
    "off",
    "paper",
    "tools",
    "waiting",
    "withdraw",
    "words",
    "write",
]
