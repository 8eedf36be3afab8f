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
from methub.assessments.views.lists import begin, incident, of_child, off, waiting
from methub.assessments.views.tools import choose, load, paper, tools
from methub.assessments.views.writing import answer, harm, words, write

__all__ = [
    "accept",
    "agree",
    "answer",
    "assessment",
    "begin",
    "choose",
    "compare",
    "done",
    "harm",
    "incident",
    "judge",
    "load",
    "of_child",
    "off",
    "paper",
    "tools",
    "waiting",
    "withdraw",
    "words",
    "write",
]
