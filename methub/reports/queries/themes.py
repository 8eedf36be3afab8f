"""Pages of themes and trends that somebody may read, and one of them as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from methub.agencies.models import Authority
from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.reports.models import Observation, Themes
from methub.reports.queries.figures import authorities
from methub.reports.queries.month import drawn
from methub.reports.rules.fixing import Content, seal
from methub.reports.rules.periods import month_of


@dataclass(frozen=True)
class Written:
    """A page as it stands: what was fixed, or the draft as the figures are now. `is_whole`: it is
    what was sealed."""

    themes: Themes
    content: Content
    is_whole: bool


def themes(*, viewer: Viewer) -> QuerySet[Themes]:
    """What was approved, of the authorities somebody counts for; drafts for who writes them."""
    rows = Themes.objects.filter(authority__in=authorities(viewer=viewer))
    if not viewer.may(Permission.WRITE_THEMES):
        rows = rows.filter(approved_at__isnull=False)
    return rows.select_related("authority", "corrects").order_by(
        "-month", "authority__name", "-number"
    )


def themes_named(*, viewer: Viewer, reference: str) -> QuerySet[Themes]:
    return themes(viewer=viewer).filter(reference=reference)


def written(*, viewer: Viewer, themes: Themes) -> Written:
    """One page, for whoever found it."""
    if themes.fixed is None:
        return Written(themes, content_of(themes=themes, at=viewer.at), is_whole=True)
    return Written(themes, themes.fixed, is_whole=is_whole(themes=themes))


def content_of(*, themes: Themes, at: datetime) -> Content:
    """The figures as they are now, with what people wrote: what approving would fix."""
    content = drawn(authority=themes.authority, month=themes.month, at=at)
    rows = list(themes.observations.order_by("pk"))
    decided = {row.key: row for row in rows if row.proposed}
    own = [row for row in rows if not row.proposed]
    proposals = content.pop("proposals")
    known = {one["key"] for one in proposals}
    return {
        **content,
        "known_at": at.isoformat(),
        "narrative": themes.narrative,
        "observations": [*(_proposed(one, decided) for one in proposals), *map(_own, own)],
        "no_longer": [row.words for key, row in decided.items() if key not in known],
    }


def undecided(*, content: Content) -> list[Content]:
    """What the figures propose, and nobody has kept or struck out as they now stand."""
    return [one for one in content["observations"] if not one["standing"]]


def is_whole(*, themes: Themes) -> bool:
    """Whether what stands here is what was approved."""
    assert themes.fixed is not None, "themes_are_fixed_when_approved"
    sealed = seal(themes.fixed, reference=themes.reference, number=themes.number)
    return sealed == themes.digest


def without_a_page(*, month: date) -> QuerySet[Authority]:
    """Authorities for which nobody has begun this month's page."""
    begun = Themes.objects.filter(month=month, set_aside_at=None)
    ours = Authority.objects.filter(partnership__isnull=False)
    return ours.exclude(pk__in=begun.values("authority")).select_related("partnership")


def months_before(*, viewer: Viewer, count: int) -> Iterator[date]:
    """Months that are over, the last first."""
    today = viewer.at.date()
    yield from (month_of(today, -n) for n in range(1, count + 1))


def _proposed(one: Content, decided: dict[str, Observation]) -> Content:
    """A decision is about what the figures said then: where they say something else, it is open
    again, with what had been written."""
    row = decided.get(one["key"])
    holds = row is not None and row.proposed == one["says"]
    return {
        **one,
        **_said(row),
        "words": row.words if row is not None and holds else one["says"],
        "standing": row.standing if row is not None and holds else "",
        "was": "" if row is None or holds else row.words,
    }


def _own(row: Observation) -> Content:
    return {
        "key": row.key, "notice": "", "says": "", "evidence": [],
        "measure": "", "axis": "", "value": "", "words": row.words, "standing": row.standing,
        "was": "", **_said(row),
    }  # fmt: skip


def _said(row: Observation | None) -> dict[str, Any]:
    if row is None:
        return {"why": "", "by": "", "version": 0}
    return {"why": row.why, "by": row.recorded_by_name, "version": row.version}
