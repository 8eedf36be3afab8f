"""The minutes as one reader gets them."""

from collections.abc import Callable
from dataclasses import dataclass

from methub.agencies.viewer import Viewer
from methub.meetings import rules
from methub.meetings.models import Item, Meeting, Minutes, may_know
from methub.meetings.queries.content import content_of
from methub.meetings.queries.meetings import reader_of


@dataclass(frozen=True)
class Issued:
    """What this reader gets. `minutes`: the row that was checked, or nothing while it is a draft.
    `is_whole`: it matches its seal."""

    minutes: Minutes | None
    is_whole: bool
    shown: rules.Redacted
    lacks: tuple[str, ...]


def may_see(*, viewer: Viewer, meeting: Meeting) -> Callable[[int], bool]:
    """Of which children of the meeting the viewer may know, now: not of those of last week."""
    rows = Item.objects.filter(meeting=meeting, child__isnull=False).filter(may_know(viewer))
    return frozenset(rows.values_list("child_id", flat=True)).__contains__


def issued(*, viewer: Viewer, meeting: Meeting) -> Issued:
    """The newest minutes; while none are checked, what they would say. Of a meeting that was found
    through the viewer."""
    newest = Minutes.objects.filter(meeting=meeting).order_by("-number").first()
    content = newest.content if newest else content_of(meeting=meeting)
    reader = reader_of(viewer=viewer, meeting=meeting)
    return Issued(
        minutes=newest,
        is_whole=newest is None
        or rules.seal(content, meeting=meeting.reference, number=newest.number) == newest.digest,
        shown=rules.redacted(content, reader, may_see(viewer=viewer, meeting=meeting)),
        lacks=tuple(rules.lacking(content)),
    )
