"""A child's plans, who holds them, and what is still to be done."""

from methub.plans.queries.giving import Held, distribution, must_hold, readers_of
from methub.plans.queries.keeping import as_told
from methub.plans.queries.looking import (
    Overtaken,
    arrivals_now_feared,
    arrived_lately,
    plans_overtaken,
)
from methub.plans.queries.plans import (
    Known,
    arrival_named,
    arrivals_of,
    copy_named,
    draft_of,
    is_holder,
    known_of,
    may_finish,
    newest,
    plan_named,
    plans_of,
    step_named,
    steps_of,
)

__all__ = [
    "Held",
    "Known",
    "Overtaken",
    "arrival_named",
    "arrivals_of",
    "arrivals_now_feared",
    "arrived_lately",
    "as_told",
    "copy_named",
    "distribution",
    "draft_of",
    "is_holder",
    "known_of",
    "may_finish",
    "must_hold",
    "newest",
    "plan_named",
    "plans_of",
    "plans_overtaken",
    "readers_of",
    "step_named",
    "steps_of",
]
