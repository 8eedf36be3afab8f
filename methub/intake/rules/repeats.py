"""Whether two notifications tell the same news."""

import re

from methub.intake.codes import NotificationKind
from methub.intake.rules.layout import plain
from methub.intake.rules.reading import ReadNotification

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


def same_news(one: ReadNotification, other: ReadNotification) -> bool:
    """The same words again, or the same case, event, moment, child and grade.

    The child is part of it because siblings are reported under one reference: a second child must
    never pass for a repeat of the first. So is the grade: a repeat that raises it is news.
    """
    if one.digest and one.digest == other.digest:
        return True
    return (
        one.kind != NotificationKind.UNREAD
        and bool(one.police_reference)
        and (_news(one) == _news(other))
    )


def case_of(reference: str) -> str:
    """A police reference as it is compared: spaces and strokes come and go."""
    return _NOT_ALPHANUMERIC.sub("", reference).casefold()


def _news(read: ReadNotification) -> tuple[object, ...]:
    moment = read.missing_since, read.found_at or read.returned_at, read.placed_from
    regraded = (
        (read.graded_at, plain(read.risk_reason))
        if read.kind == NotificationKind.RISK_CHANGED
        else None
    )
    child = plain(read.surname), plain(read.forenames)
    return case_of(read.police_reference), read.kind, moment, regraded, child, read.police_risk
