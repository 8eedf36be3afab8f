"""Concerns in words: a list, one of them, how many there were, and each question."""

from methub.concerns.presenters.concern import ConcernPage, concern_page
from methub.concerns.presenters.listing import FiguresPage, ListPage, figures_page, list_page
from methub.concerns.presenters.questions import (
    Question,
    choices,
    described,
    question,
    raising,
    whom,
)

__all__ = [
    "ConcernPage",
    "FiguresPage",
    "ListPage",
    "Question",
    "choices",
    "concern_page",
    "described",
    "figures_page",
    "list_page",
    "question",
    "raising",
    "whom",
]
