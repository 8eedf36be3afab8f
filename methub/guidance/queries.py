"""What is looked up: what comes with the product, and what authorities say in their own words."""

from dataclasses import dataclass
from datetime import date

from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import london_day
from methub.guidance.codes import Kind
from methub.guidance.models import OwnEntry
from methub.guidance.rules import Entry, Own, Said, said_to, shipped_entries
from methub.policies.queries import authorities_of

OwnVersion = OwnEntry
"""For whoever shows what was found."""


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: words, of one kind, as it stood on a day."""

    words: str = ""
    kind: Kind | None = None
    on: date | None = None


@dataclass(frozen=True)
class Known:
    """One entry: what the viewer reads of it, what comes with the product, and every version of
    their authorities, newest first."""

    code: str
    said: tuple[Said, ...]
    shipped: Entry | None
    versions: tuple[OwnEntry, ...]


def entries(*, viewer: Viewer, asked: Asked) -> tuple[Said, ...]:
    """What the viewer's people read of it. Every word asked for stands in the entry somewhere."""
    words = asked.words.casefold().split()
    return tuple(
        said
        for said in _said(viewer, asked.on or london_day(viewer.at))
        if asked.kind in (None, said.kind) and all(word in _searched(said) for word in words)
    )


def entries_named(*, viewer: Viewer, codes: tuple[str, ...]) -> tuple[Said, ...]:
    """What counts, in the order it was asked for. Nothing for a code nobody knows."""
    found = [said for said in _said(viewer, london_day(viewer.at)) if said.code in codes]
    return tuple(sorted(found, key=lambda said: codes.index(said.code)))


def entry(*, viewer: Viewer, code: str) -> Known | None:
    """One entry with its history; None if nobody the viewer works for ever said it."""
    _, shipped = shipped_entries().get(code, (None, None))
    versions = tuple(
        OwnEntry.objects.filter(code=code, authority__in=authorities_of(viewer=viewer))
        .select_related("authority")
        .order_by("authority__name", "-number")
    )
    if shipped is None and not versions:
        return None
    said = entries_named(viewer=viewer, codes=(code,))
    return Known(code, said, shipped, versions)


def names(*, viewer: Viewer) -> dict[int, str]:
    """The names of the authorities somebody works for."""
    return dict(authorities_of(viewer=viewer).values_list("pk", "name"))


def _said(viewer: Viewer, day: date) -> tuple[Said, ...]:
    theirs = set(authorities_of(viewer=viewer).values_list("pk", flat=True))
    rows = OwnEntry.objects.on(day).filter(authority__in=theirs).order_by("authority__name", "pk")
    return said_to(
        authority_ids=theirs, shipped=shipped_entries(), own=map(_plain, rows), on=day
    )  # fmt: skip


def _plain(row: OwnEntry) -> Own:
    return Own(
        row.code, row.authority_id, Kind(row.kind), row.title, row.text, row.source, row.from_on,
        row.is_back,
    )  # fmt: skip


def _searched(said: Said) -> str:
    return f"{said.title} {said.text} {said.source}".casefold()
