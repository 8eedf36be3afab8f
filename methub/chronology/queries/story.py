"""What has happened to one child, newest first: one query, a page at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.chronology.codes import EntryGroup, EntryKind
from methub.chronology.queries import assessed, care, feared, planned, sources, together
from methub.foundation.written import written_once

A_PAGE = 50
SHELVES: dict[EntryGroup, tuple[sources.Source, ...]] = {
    EntryGroup.MISSING: (*sources.MISSING, planned.NOTED),
    EntryGroup.INTERVIEWS: sources.INTERVIEWS,
    EntryGroup.CONCERNS: feared.CONCERNS,
    EntryGroup.ASSESSMENTS: assessed.ASSESSMENTS,
    EntryGroup.PLANS: planned.PLANS,
    EntryGroup.CARE: care.CARE,
    EntryGroup.SHARING: sources.SHARING,
}

NEEDS: dict[EntryGroup, Permission] = {
    EntryGroup.MISSING: Permission.READ_EPISODE,
    EntryGroup.INTERVIEWS: Permission.READ_INTERVIEW,
    EntryGroup.SHARING: Permission.READ_INTERVIEW,
    EntryGroup.CONCERNS: Permission.READ_CONCERN,
    EntryGroup.ASSESSMENTS: Permission.READ_ASSESSMENT,
    EntryGroup.PLANS: Permission.READ_PLAN,
}


@dataclass(frozen=True)
class Happening:
    """One thing that happened. `word` is a code or a name, by kind; `quote` the child's own
    words; `author` who said it; `source` where from; `link` the record's reference; `message`
    that of the message it arrived in; `precision` how exactly `at` is known, where that is said."""

    at: datetime
    kind: EntryKind
    word: str
    text: str
    quote: str
    author: str
    source: str
    link: str
    message: str
    precision: str


@dataclass(frozen=True)
class Story:
    """A page of the story, newest first."""

    happenings: tuple[Happening, ...]
    has_more: bool


def story(
    *,
    viewer: Viewer,
    child: Child,
    may_know_where: bool,
    group: EntryGroup | None = None,
    page: int = 1,
    size: int = A_PAGE,
) -> Story:
    """What has happened to a child whom the viewer was allowed to find. `may_know_where`: whether
    they may read what people typed about where the child is or was."""
    found = _told(
        viewer=viewer,
        groups=_asked(viewer, group),
        child_id=child.pk,
        may_know_where=may_know_where,
        first=(page - 1) * size,
        size=size,
    )
    return Story(
        happenings=tuple(Happening(at, EntryKind(kind), *rest) for at, kind, *rest in found[:size]),
        has_more=len(found) > size,
    )


def groups_open_to(*, viewer: Viewer) -> tuple[EntryGroup, ...]:
    """What the viewer may filter by: a school nurse is not told that there are interviews."""
    return tuple(group for group in EntryGroup if group not in NEEDS or viewer.may(NEEDS[group]))


def _asked(viewer: Viewer, group: EntryGroup | None) -> tuple[EntryGroup, ...]:
    """What this viewer may read: interviews only with their own permission."""
    return tuple(one for one in groups_open_to(viewer=viewer) if group in (None, one))


@written_once("viewer", "child_id")
def _told(
    *,
    viewer: Viewer,
    groups: tuple[EntryGroup, ...],
    child_id: int,
    may_know_where: bool,
    first: int,
    size: int,
) -> QuerySet[Any, tuple[Any, ...]]:
    """One page, and one more."""
    chosen = [source for group in groups for source in SHELVES[group]]
    if EntryGroup.CARE in groups:
        chosen += together.together(viewer=viewer)
    parts = [source.told(child_id, may_know_where=may_know_where) for source in chosen]
    if not parts:
        return Child.objects.none().values_list()
    rows = parts[0].union(*parts[1:], all=True).order_by("-story_at", "story_kind")
    return rows[first : first + size + 1]
