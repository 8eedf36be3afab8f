"""Concerns: those a viewer may know of, how each stands, and how many there were from whom."""

from methub.concerns.queries.concerns import (
    A_PAGE,
    KEPT,
    Found,
    FoundConcern,
    FoundFeedback,
    Listed,
    Sought,
    agencies_that_raise,
    concern_named,
    concerns,
    letters_that_left,
    listed,
    still_open,
    types_feared,
    whole,
)
from methub.concerns.queries.figures import Line, figures, types_figures

__all__ = [
    "A_PAGE",
    "Found",
    "FoundConcern",
    "FoundFeedback",
    "KEPT",
    "Line",
    "Listed",
    "Sought",
    "agencies_that_raise",
    "concern_named",
    "concerns",
    "figures",
    "letters_that_left",
    "listed",
    "still_open",
    "types_feared",
    "types_figures",
    "whole",
]
