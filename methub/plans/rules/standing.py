"""How far a copy has come, when a plan is looked at again, and what is said of a photograph."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from methub.plans.codes import CopyState
from methub.post.codes import Progress

PHOTOGRAPH_AGES = timedelta(days=365)
ARRIVED_LATELY = timedelta(days=90)
"""A record of an older arrival tells of somebody who has long been here."""


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where there is no such day."""
    ahead = day.month - 1 + months
    year, month = day.year + ahead // 12, ahead % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def copy_state(
    *, opened_at: datetime | None, acknowledged_at: datetime | None, letters: Iterable[str]
) -> CopyState:
    """By what people did; and until they did anything, by what became of the e-mails: one that
    arrived is enough."""
    if acknowledged_at is not None:
        return CopyState.ACKNOWLEDGED
    if opened_at is not None:
        return CopyState.OPENED
    states = list(letters)
    if Progress.DELIVERED in states:
        return CopyState.DELIVERED
    if states and all(state == Progress.FAILED for state in states):
        return CopyState.FAILED
    return CopyState.SENT


def about_photograph(taken_on: date | None, has_one: bool, today: date) -> str:
    """What to do about the photograph; nothing where it is recent."""
    if not has_one:
        return "There is no photograph. Ask for an up-to-date one, and add it to the record."
    if taken_on is None:
        return "Nobody said when the photograph was taken. Check that the child still looks so."
    if today - taken_on > PHOTOGRAPH_AGES:
        return "The photograph is more than a year old. Ask for a newer one."
    return ""
