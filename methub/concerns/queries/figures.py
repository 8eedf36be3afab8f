"""How many concerns each agency raised, where they led, and what was feared in them."""

from collections import Counter
from dataclasses import dataclass, field

from methub.agencies.viewer import Viewer
from methub.concerns import rules
from methub.concerns.codes import NOT_SAID, Destination
from methub.concerns.queries.concerns import KEPT, OUTSIDE, Sought, sought_for


@dataclass
class Line:
    """One agency: what it raised. `in_time` of `ripe`: those whose time has come or that were
    decided before it; the rest can still be either."""

    agency: str
    name: str
    raised: int = 0
    waiting: int = 0
    in_time: int = 0
    ripe: int = 0
    leads_to: Counter[str] = field(default_factory=Counter)


def figures(*, viewer: Viewer, sought: Sought) -> tuple[Line, ...]:
    """Every agency that raised any, the most first; then all of them together. One query."""
    found = sought_for(viewer=viewer, sought=sought).order_by().with_decision()
    rows = found.values_list(
        "tells_source", "agency__reference", "agency__name", "leads_to", "decided_at", "due_at"
    )
    lines: dict[str, Line] = {}
    total = Line("", "All agencies")
    for is_told, reference, name, leads_to, decided_at, due_at in rows:
        key = (reference or OUTSIDE) if is_told else KEPT
        words = (name or "Somebody outside the partnership") if is_told else "Protected"
        line = lines.setdefault(key, Line(key, words))
        in_time = rules.is_in_time(decided_at=decided_at, due_at=due_at, at=viewer.at)
        for one in (line, total):
            _count(one, leads_to, in_time)
    ordered = sorted(lines.values(), key=lambda line: (-line.raised, line.name))
    return (*ordered, total) if ordered else ()


def types_figures(*, viewer: Viewer, sought: Sought) -> Counter[str]:
    """In how many concerns each type was feared; in how many nobody could say. One concern may
    count in several. One query."""
    rows = sought_for(viewer=viewer, sought=sought).order_by().values_list("types", flat=True)
    return Counter(one for types in rows for one in types or [NOT_SAID])


def _count(line: Line, leads_to: str | None, in_time: bool | None) -> None:
    line.raised += 1
    line.waiting += leads_to is None
    line.in_time += in_time is True
    line.ripe += in_time is not None
    if leads_to is not None:
        line.leads_to[Destination(leads_to)] += 1
