"""The pen. A change and its line in the book are written together or not at all;
a reading is written down, and committed, before anything is read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pghistory
from django.db import models, transaction

from methub.audit.codes import EntryKind
from methub.audit.models import Entry
from methub.foundation.actors import Actor
from methub.foundation.many import insert_many
from methub.foundation.transactions import read_only

_IS_OPEN: ContextVar[bool] = ContextVar("a page is open", default=False)


class UnwrittenChange(Exception):
    """A change finished without saying what it did."""


@dataclass
class Page:
    """The lines one change writes."""

    by: Actor
    at: datetime
    entries: list[Entry] = field(default_factory=list)
    has_lines: bool = False

    def write(
        self, what: str, *, about: models.Model, person_id: int | None = None, **details: object
    ) -> None:
        """Add a line. `person_id` is the child it concerns, so that their reader can be found."""
        self.entries.append(
            _entry(
                EntryKind.CHANGE,
                what,
                self.by,
                self.at,
                about=about,
                person_id=person_id,
                details=details,
            )
        )

    def write_each(
        self,
        what: str,
        *,
        about: type[models.Model],
        whose: Sequence[tuple[int, int]],
        **details: object,
    ) -> None:
        """A line for each of many rows of one kind, at once: by the row's key, and its person's."""
        insert_many(
            Entry,
            [{"about_id": key, "person_id": person_id} for key, person_id in whose],
            kind=EntryKind.CHANGE,
            what=what,
            about_kind=about._meta.label,
            details=_plain(details),
            **_signed(self.by, self.at),
        )
        self.has_lines = self.has_lines or bool(whose)


@contextmanager
def open_page(*, by: Actor, at: datetime) -> Iterator[Page]:
    """One transaction: what changes inside it, and the lines that say so.

    A change that makes other changes is undone whole when one of them is refused: only the
    outermost keeps a place to go back to. To try one and go on without it, try it in an
    `atomic()` of its own.
    """
    is_part = _IS_OPEN.get()
    opened = _IS_OPEN.set(True)
    try:
        with (
            transaction.atomic(savepoint=not is_part),
            pghistory.context(actor_id=by.id, actor=by.name, agency=by.agency, at=at.isoformat()),
        ):
            page = Page(by=by, at=at)
            yield page
            if not (page.entries or page.has_lines):
                raise UnwrittenChange
            Entry.objects.bulk_create(page.entries)
    finally:
        _IS_OPEN.reset(opened)


@contextmanager
def reading(
    what: str,
    *,
    by: Actor,
    at: datetime,
    person_id: int | None = None,
    about: models.Model | None = None,
    **details: object,
) -> Iterator[None]:
    """The line commits first, then a read-only transaction reads. No line, no page."""
    note_reading(what, by=by, at=at, person_id=person_id, about=about, **details)
    with read_only():
        yield


def note_reading(
    what: str,
    *,
    by: Actor,
    at: datetime,
    person_id: int | None = None,
    about: models.Model | None = None,
    **details: object,
) -> None:
    """Write down that something is about to be read: a page, a list, a search, an export.

    `shown` are the keys of the persons who stand on it, and nothing else: by them a child's reader
    finds the lists and searches that only showed the child.
    """
    _entry(EntryKind.READING, what, by, at, about=about, person_id=person_id, details=details).save(
        force_insert=True
    )


def _entry(
    kind: EntryKind,
    what: str,
    by: Actor,
    at: datetime,
    *,
    about: models.Model | None,
    person_id: int | None,
    details: dict[str, object],
) -> Entry:
    return Entry(
        kind=kind,
        what=what,
        person_id=person_id,
        about_kind=about._meta.label if about else "",
        about_id=about.pk if about else None,
        details=_plain(details),
        **_signed(by, at),
    )


def _signed(by: Actor, at: datetime) -> dict[str, Any]:
    return {
        "actor_id": by.id,
        "actor_name": by.name,
        "actor_agency": by.agency,
        "happened_at": at,
    }


def _plain(value: object) -> object:
    """Details as JSON can hold them; instants and dates as ISO text."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return str(value)
