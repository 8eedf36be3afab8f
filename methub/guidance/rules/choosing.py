"""Which wording somebody reads: their authority's own, or what comes with the product."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from methub.guidance.codes import Kind
from methub.guidance.rules.shape import Entry


@dataclass(frozen=True)
class Own:
    """What an authority says in its own words; `is_back`: it says what is shipped again, or, where
    nothing is shipped, nothing."""

    code: str
    authority_id: int
    kind: Kind
    title: str
    text: str
    source: str
    since: date
    is_back: bool = False


@dataclass(frozen=True)
class Said:
    """One entry as somebody reads it on a day. `authority_id`: whose own words these are; without,
    they come with the product. `since`: from which day, if that is known."""

    code: str
    kind: Kind
    title: str
    text: str
    source: str
    since: date | None
    authority_id: int | None = None
    is_quoted: bool = False
    has_earlier: bool = False


def said_to(
    *,
    authority_ids: Collection[int],
    shipped: Mapping[str, tuple[Kind, Entry]],
    own: Iterable[Own],
    on: date,
) -> tuple[Said, ...]:
    """Every entry for the people of these authorities, by kind, in the order of the files.

    An authority's own words hide the shipped ones for its people only: whoever works for several
    authorities reads the shipped ones too, as long as one of them has no words of its own."""
    theirs: dict[str, list[Own]] = {}
    for one in own:
        if not one.is_back:
            theirs.setdefault(one.code, []).append(one)
    found: list[Said] = []
    for code in dict.fromkeys((*shipped, *theirs)):
        ours = theirs.get(code, [])
        found += map(_of_authority, ours)
        hides = bool(ours) and {one.authority_id for one in ours} >= set(authority_ids)
        if code in shipped and not hides:
            found += _as_shipped(*shipped[code], on)
    return tuple(sorted(found, key=lambda said: list(Kind).index(said.kind)))


def _of_authority(own: Own) -> Said:
    return Said(
        own.code, own.kind, own.title, own.text, own.source, own.since,
        authority_id=own.authority_id,
    )  # fmt: skip


def _as_shipped(kind: Kind, entry: Entry, on: date) -> list[Said]:
    wording = entry.wording_on(on)
    if wording is None:
        return []
    since = None if wording.from_on == date.min else wording.from_on
    return [
        Said(
            entry.code, kind, entry.title, wording.text, wording.source, since,
            is_quoted=wording.quoted, has_earlier=bool(entry.earlier),
        )
    ]  # fmt: skip
