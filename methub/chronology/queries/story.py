"""What has happened to one child, newest first: one query, a page at a time."""

from dataclasses import dataclass
from datetime import datetime

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.chronology.codes import EntryGroup, EntryKind
from methub.chronology.queries import assessed, care, feared, planned, sources

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
    parts = [
        source.told(child.pk, may_know_where=may_know_where) for source in _open_to(viewer, group)
    ]
    if not parts:
        return Story(happenings=(), has_more=False)
    first = (page - 1) * size
    rows = parts[0].union(*parts[1:], all=True).order_by("-story_at", "story_kind")
    found = list(rows[first : first + size + 1])
    return Story(
        happenings=tuple(Happening(at, EntryKind(kind), *rest) for at, kind, *rest in found[:size]),
        has_more=len(found) > size,
    )


def groups_open_to(*, viewer: Viewer) -> tuple[EntryGroup, ...]:
    """What the viewer may filter by: a school nurse is not told that there are interviews."""
    return tuple(group for group in EntryGroup if group not in NEEDS or viewer.may(NEEDS[group]))


def _open_to(viewer: Viewer, group: EntryGroup | None) -> list[sources.Source]:
    """The sources this viewer may read: interviews only with their own permission."""
    shelves = {group: SHELVES[group] for group in groups_open_to(viewer=viewer)}
    chosen = shelves.values() if group is None else [shelves.get(group, ())]
    return [source for shelf in chosen for source in shelf]
