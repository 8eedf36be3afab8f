"""The inbox in words."""

from methub.intake.presenters.listing import Listing, Received, filters, listing, received
from methub.intake.presenters.notification import (
    Join,
    NotificationPage,
    join,
    notification_page,
    problem_words,
)

__all__ = [
    "Join",
    "Listing",
    "NotificationPage",
    "Received",
    "filters",
    "join",
    "listing",
    "notification_page",
    "problem_words",
    "received",
]
