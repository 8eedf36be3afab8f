"""What was brought in, and what a return says."""

from methub.returns.queries.interviews import interviews_after
from methub.returns.queries.loads import (
    authorities_of,
    authority_of,
    left_lying,
    load_named,
    loads,
    seen_children,
    seen_episodes,
    waiting_loads,
)
from methub.returns.queries.outgoing import (
    InReturn,
    WholeReturn,
    missing_rows,
    open_when_year_began,
    whole_return,
)

__all__ = [
    "InReturn",
    "WholeReturn",
    "authorities_of",
    "authority_of",
    "interviews_after",
    "left_lying",
    "load_named",
    "loads",
    "missing_rows",
    "open_when_year_began",
    "seen_children",
    "seen_episodes",
    "waiting_loads",
    "whole_return",
]
