"""What was brought in, and what a return says."""

from methub.returns.queries.further import A_YEAR, Further, further
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
    "A_YEAR",
    "Further",
    "InReturn",
    "WholeReturn",
    "authorities_of",
    "authority_of",
    "further",
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
