"""Plans as pages show them."""

from methub.plans.presenters.forms import beginning, from_concern, standing
from methub.plans.presenters.pages import (
    ChildPage,
    InForce,
    PlanPage,
    Shown,
    child_page,
    copy_facts,
    in_force,
    plan_page,
    shown,
    step_facts,
)
from methub.plans.presenters.papers import PaperPage, paper_page

__all__ = [
    "ChildPage",
    "InForce",
    "PaperPage",
    "PlanPage",
    "Shown",
    "beginning",
    "child_page",
    "copy_facts",
    "from_concern",
    "in_force",
    "paper_page",
    "plan_page",
    "shown",
    "standing",
    "step_facts",
]
