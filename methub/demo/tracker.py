"""Views of the tracker that somebody has saved."""

from datetime import datetime

from methub.agencies import changes as agencies
from methub.demo.partnership import Town

VIEWS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "Three times or more in 90 days": (
        {"missing_90": "2", "sort": "-missing_90"},
        ("missing_90", "missing_since", "grade", "care", "worker", "trigger_plan", "interview_due"),
    ),
    "For the panel": (
        {"why": "recent", "sort": "-missing_365"},
        ("age", "authority", "care", "missing_365", "strategy_why", "strategy_on", "school_status"),
    ),
}


OF_EXPLOITATION: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "Rising": (
        {"movement": "up", "sort": "review_due"},
        ("types", "harm", "agreed", "movement", "review_due", "lead", "plan", "missing_90"),
    ),
}


def saved_views(town: Town, *, at: datetime) -> None:
    """Three that the senior practitioner offers to everybody in the hub."""
    senior = town.users["Samira Whitby"]
    hub = senior.memberships.get().team.agency
    for table, views in (("tracker", VIEWS), ("exploitation", OF_EXPLOITATION)):
        for name, (asked, columns) in views.items():
            agencies.save_view(
                table=table, name=name, asked=asked, columns=columns, agency=hub,
                by=town.actor("Samira Whitby"), at=at,
            )  # fmt: skip
