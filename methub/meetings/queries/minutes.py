"""The minutes as one reader gets them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from methub.agencies.viewer import Viewer
from methub.meetings import rules
from methub.meetings.models import CopiedChild, Copy, Item, Meeting, Minutes, may_know
from methub.meetings.queries.content import content_of
from methub.meetings.queries.meetings import meetings, reader_of


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


def issued_whole(*, viewer: Viewer, meeting: Meeting) -> Issued | None:
    """What may leave: issued, and matching its seal. A draft does not."""
    found = issued(viewer=viewer, meeting=meeting)
    is_issued = found.minutes is not None and found.minutes.issued_at is not None
    return found if is_issued and found.is_whole else None


def for_outsider(*, viewer: Viewer, found: Issued, ticked: Collection[str]) -> rules.Redacted:
    """What somebody without an account would get of minutes that were found through the viewer: of
    what was ticked, what the viewer may see too."""
    assert found.minutes is not None
    mine = {item["reference"] for item in found.shown.content["items"]}
    return rules.for_outsider(found.minutes.content, mine & set(ticked))


def copies_of(*, viewer: Viewer, meeting: Meeting) -> list[Copy]:
    """Who without an account received what of a meeting that was found through the viewer."""
    rows = Copy.objects.filter(meeting=meeting).prefetch_related("children")
    return list(rows.order_by("-recorded_at", "-pk"))


def copy_named(*, viewer: Viewer, reference: str) -> QuerySet[Copy]:
    rows = Copy.objects.filter(reference=reference, meeting__in=meetings(viewer=viewer))
    return rows.select_related("minutes", "meeting__authority__partnership")


def told_outside(*, viewer: Viewer, person_id: int) -> list[CopiedChild]:
    """Every copy that speaks of a child whom the viewer has been shown already."""
    rows = CopiedChild.objects.filter(child=person_id).select_related("copy__meeting")
    return list(rows.order_by("-copy__recorded_at", "-pk"))
