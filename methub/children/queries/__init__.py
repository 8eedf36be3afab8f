"""Children: who a viewer may know of, and what is true of them on a day."""

from methub.children.queries.lists import A_PAGE, Listed, Sought, found, listed, worked_with
from methub.children.queries.situations import (
    Situation,
    child_named,
    children,
    situation,
    situation_of,
    situations,
)

__all__ = [
    "A_PAGE",
    "Listed",
    "Situation",
    "Sought",
    "child_named",
    "children",
    "found",
    "listed",
    "situation",
    "situation_of",
    "situations",
    "worked_with",
]
