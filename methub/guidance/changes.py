"""An authority says something in its own words, or goes back to what is shipped."""

from dataclasses import dataclass
from datetime import datetime

from methub.agencies.models import Authority
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day
from methub.guidance.codes import Kind
from methub.guidance.models import OwnEntry
from methub.guidance.rules import Sheet, shipped_entries


class Refused(Exception):
    """It cannot be recorded; the words say why, and `field` where they belong on a form."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


class NothingToGoBackFrom(Refused):
    """The authority has no words of its own there."""


@dataclass(frozen=True)
class Words:
    """What an authority says, and where it was read."""

    kind: Kind
    title: str
    text: str
    source: str


def write_entry(
    *, authority: Authority, code: str, words: Words, number: int, by: Actor, at: datetime
) -> OwnEntry:
    """From today the authority's people read these words, and nobody else does. `number`: how many
    versions there were when it was opened, so that nobody writes over another."""
    known = shipped_entries().get(code)
    if known is not None and known[0] is not words.kind:
        raise Refused(f"“{code}” is shipped among {known[0].label.lower()}: give it another name.")
    with trail.open_page(by=by, at=at) as page:
        newest = _newest(authority, code)
        if (newest.number if newest else 0) != number:
            raise ChangedMeanwhile
        row = OwnEntry.objects.create(
            authority=authority, code=code, number=number + 1, **vars(words), **_signed(by, at)
        )
        page.write(
            "guidance.entry.written", about=row, authority=authority.name, code=code,
            number=row.number,
        )  # fmt: skip
    return row


def go_back(*, authority: Authority, code: str, number: int, by: Actor, at: datetime) -> OwnEntry:
    """From today the authority's people read what is shipped again or, where it isn't, nothing."""
    with trail.open_page(by=by, at=at) as page:
        newest = _newest(authority, code)
        if newest is None or newest.is_back:
            raise NothingToGoBackFrom("The authority has no words of its own here any longer.")
        if newest.number != number:
            raise ChangedMeanwhile
        row = OwnEntry.objects.create(
            authority=authority, code=code, number=number + 1, kind=newest.kind,
            title=newest.title, text=newest.text, source=newest.source, is_back=True,
            **_signed(by, at),
        )  # fmt: skip
        page.write(
            "guidance.entry.taken-back", about=row, authority=authority.name, code=code,
            number=row.number,
        )  # fmt: skip
    return row


def load_sheet(*, authority: Authority, sheet: Sheet, by: Actor, at: datetime) -> list[OwnEntry]:
    """Everything a file says becomes the authority's own words; what it says already, nothing."""
    written = []
    with trail.open_page(by=by, at=at) as page:
        for entry in sheet.entries:
            words = Words(sheet.kind, entry.title, entry.text, entry.source)
            newest = _newest(authority, entry.code)
            if newest is not None and not newest.is_back and _words_of(newest) == words:
                continue
            number = newest.number if newest else 0
            written.append(
                write_entry(
                    authority=authority, code=entry.code, words=words, number=number, by=by, at=at
                )
            )
        page.write(
            "guidance.sheet.loaded", about=authority, authority=authority.name,
            written=len(written), read=len(sheet.entries),
        )  # fmt: skip
    return written


def _newest(authority: Authority, code: str) -> OwnEntry | None:
    """What it said last; nobody else writes about this authority until we are done."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    return OwnEntry.objects.filter(authority=authority, code=code).order_by("-number").first()


def _words_of(row: OwnEntry) -> Words:
    return Words(Kind(row.kind), row.title, row.text, row.source)


def _signed(by: Actor, at: datetime) -> dict[str, object]:
    return {
        "from_on": london_day(at),
        "recorded_at": at,
        "recorded_by_id": by.id,
        "recorded_by_name": by.name,
    }
