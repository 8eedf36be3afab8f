"""Children: who a viewer may know of, and what is true of them on a day."""

from methub.children.queries.choices import (
    districts,
    hidden_child,
    legal_name,
    managers,
    partnership_of,
    share_named,
    workers,
)
from methub.children.queries.lists import (
    A_PAGE,
    Listed,
    Sought,
    found,
    listed,
    searched,
    similar,
    worked_with,
)
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
    "districts",
    "found",
    "hidden_child",
    "legal_name",
    "listed",
    "managers",
    "partnership_of",
    "searched",
    "share_named",
    "similar",
    "situation",
    "situation_of",
    "situations",
    "worked_with",
    "workers",
]
