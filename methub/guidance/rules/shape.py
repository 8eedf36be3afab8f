"""The shape of a file of guidance: everything it can say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from methub.guidance.codes import Kind


@dataclass(frozen=True)
class Wording:
    """Words somebody gave, from a day on: their own where `quoted`, else in short."""

    from_on: date
    text: str
    source: str
    quoted: bool = False


@dataclass(frozen=True)
class Entry:
    """One thing to look up. Without `from_on` it holds on any day; `earlier` is what was said
    before, the oldest first."""

    code: str
    title: str
    text: str
    source: str
    from_on: date | None = None
    quoted: bool = False
    earlier: tuple[Wording, ...] = ()

    @property
    def wordings(self) -> Iterator[Wording]:
        """Every wording, the newest first."""
        yield Wording(self.from_on or date.min, self.text, self.source, self.quoted)
        yield from reversed(self.earlier)

    def wording_on(self, day: date) -> Wording | None:
        """What was in force on a day: nothing, before anybody had said it."""
        return next((wording for wording in self.wordings if wording.from_on <= day), None)


@dataclass(frozen=True)
class Sheet:
    """A file: entries of one kind, in the order they are read."""

    kind: Kind
    entries: tuple[Entry, ...]
