"""Entries as they are read: a table for each kind, one entry with its history, what counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from methub.fittings.components import Cell, Column, Link, SideItem, Table, Tag
from methub.foundation.spoken import short_day
from methub.guidance.codes import Kind
from methub.guidance.queries import Known, OwnVersion
from methub.guidance.rules import Said, Wording

COLUMNS = (Column("What"), Column("What it says"), Column("Read in"))


@dataclass(frozen=True)
class Reading:
    """One entry as somebody reads it."""

    title: str
    href: str
    text: str
    is_quoted: bool
    source: str
    whose: str


@dataclass(frozen=True)
class Whole:
    """One entry: what is read, what was said before, and what may be done about it."""

    title: str
    kind: str
    readings: tuple[Reading, ...]
    wordings: tuple[Reading, ...]
    versions: tuple[SideItem, ...]
    steps: tuple[Link, ...]


def found(entries: Sequence[Said], names: Mapping[int, str]) -> tuple[Table, ...]:
    """A table for each kind, in the order of kinds."""
    return tuple(
        Table(kind.label, COLUMNS, tuple(_row(said, names) for said in group), empty="")
        for kind, group in groupby(entries, key=lambda said: said.kind)
    )


def how_many(entries: Sequence[Said]) -> str:
    return f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}"


def readings(entries: Sequence[Said], names: Mapping[int, str]) -> tuple[Reading, ...]:
    return tuple(_reading(said, names) for said in entries)


def whole(known: Known, names: Mapping[int, str], kept: Mapping[str, str]) -> Whole:
    """`kept`: the authorities whose words the reader keeps, by reference."""
    newest = known.versions[0] if known.versions else None
    title = known.shipped.title if known.shipped else newest.title if newest else ""
    kind = known.said[0].kind.label if known.said else Kind(newest.kind).label if newest else ""
    return Whole(
        title=title,
        kind=kind,
        readings=readings(known.said, names),
        wordings=tuple(_wordings(known)),
        versions=tuple(_version(row) for row in known.versions),
        steps=tuple(_steps(known, kept)),
    )


def own_of(known: Known | None, authority_id: int) -> OwnVersion | None:
    """What an authority said last."""
    rows = known.versions if known else ()
    return next((row for row in rows if row.authority_id == authority_id), None)


def opened(known: Known, own: OwnVersion | None) -> dict[str, object]:
    """What the form begins with: the authority's own words, else what is shipped."""
    first: OwnVersion | Said | None = own if own and not own.is_back else None
    first = first or next((one for one in known.said if one.authority_id is None), None) or own
    words = {name: getattr(first, name, "") for name in ("title", "text", "source")}
    return {**words, "version": own.number if own else 0}


def _row(said: Said, names: Mapping[int, str]) -> tuple[Cell, ...]:
    reading = _reading(said, names)
    return (
        Cell(reading.title, href=reading.href, note=reading.whose),
        Cell(reading.text),
        Cell(said.source, note=_since(said.since, said.authority_id is not None)),
    )


def _reading(said: Said, names: Mapping[int, str]) -> Reading:
    whose = names.get(said.authority_id, "") if said.authority_id else ""
    since = _since(said.since, bool(said.authority_id))
    return Reading(
        title=said.title,
        href=reverse("guidance:entry", args=[said.code]),
        text=f"“{said.text}”" if said.is_quoted else said.text,
        is_quoted=said.is_quoted,
        source=". ".join(filter(None, (said.source, since))),
        whose=f"In the words of {whose}" if whose else "",
    )


def _since(day: date | None, is_own: bool) -> str:
    """Of what is published, often only the month is known."""
    if day is None:
        return ""
    return f"Since {short_day(day) if is_own else f'{day:%B %Y}'}"


def _wordings(known: Known) -> Iterator[Reading]:
    """Earlier wordings, the newest first."""
    if known.shipped is None:
        return
    until = known.shipped.from_on
    for wording in reversed(known.shipped.earlier):
        yield _earlier(wording, until)
        until = wording.from_on


def _earlier(wording: Wording, until: date | None) -> Reading:
    return Reading(
        title=f"From {wording.from_on:%B %Y}" + (f" until {until:%B %Y}" if until else ""),
        href="",
        text=f"“{wording.text}”" if wording.quoted else wording.text,
        is_quoted=wording.quoted,
        source=wording.source,
        whose="",
    )


def _version(row: OwnVersion) -> SideItem:
    return SideItem(
        text=f"{row.authority.name}, {short_day(row.from_on)}",
        note=row.recorded_by_name if row.is_back else f"{row.recorded_by_name}: {row.text}",
        tag=Tag("Taken back") if row.is_back else None,
    )


def _steps(known: Known, kept: Mapping[str, str]) -> Iterator[Link]:
    """What whoever keeps an authority's words may do here."""
    speaking = {one.authority.reference for one in known.versions if _is_newest(one, known)}
    for reference, name in kept.items():
        href = reverse("guidance:write", args=[known.code, reference])
        yield Link(f"Say it in the words of {name}", href)
        if reference in speaking:
            yield Link(
                f"Take back the words of {name}",
                reverse("guidance:back", args=[known.code, reference]),
            )


def _is_newest(row: OwnVersion, known: Known) -> bool:
    own = own_of(known, row.authority_id)
    return own is not None and own.pk == row.pk and not row.is_back
