"""A letter leaves, or does not, and either way it is written down."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import F

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.post import rules
from methub.post.codes import Progress
from methub.post.models import Letter, LetterProgress

_LEASE = timedelta(minutes=10)
"""How long one worker has a letter to itself; a worker that dies leaves it to the next."""


@dataclass(frozen=True)
class Parcel:
    """What a carrier is handed."""

    to: str
    subject: str
    text: str
    reference: str


class Carrier(Protocol):
    """Something that carries e-mail: a mail server, GOV.UK Notify, a folder."""

    def carry(self, parcel: Parcel) -> str:
        """Hand it over and return the carrier's receipt; raise if it was not taken."""


def send_letter(
    *, letter: Letter, parcel: Parcel, carrier: Carrier, by: Actor, at: datetime
) -> Progress | None:
    """Send a letter whose moment has come; None when another worker has it already.

    Taken and committed first, carried outside any transaction, then recorded: mail is never sent
    for something that did not happen. A crash in between sends it twice rather than never; both
    carry the same reference.
    """
    if not _take(letter, at):
        return None
    try:
        receipt = carrier.carry(parcel)
    except Exception as trouble:  # every carrier fails in its own way; the letter is tried again
        return _record_not_sent(letter, f"{type(trouble).__name__}: {trouble}"[:500], by, at)
    with trail.open_page(by=by, at=at) as page:
        Letter.objects.filter(pk=letter.pk).update(try_at=None)
        LetterProgress.objects.create(
            letter=letter, state=Progress.SENT, recorded_at=at, receipt=receipt
        )
        page.write("post.letter.sent", about=letter, person_id=letter.person_id)
    return Progress.SENT


def record_delivery(
    *, letter: Letter, state: Progress, note: str = "", by: Actor, at: datetime
) -> None:
    """The carrier says that the letter was delivered, or that it never will be."""
    with trail.open_page(by=by, at=at) as page:
        LetterProgress.objects.create(letter=letter, state=state, recorded_at=at, note=note)
        page.write(f"post.letter.{state}", about=letter, person_id=letter.person_id, note=note)


def _take(letter: Letter, at: datetime) -> bool:
    with transaction.atomic(durable=True):
        taken = Letter.objects.filter(pk=letter.pk, try_at__lte=at).update(
            attempts=F("attempts") + 1, try_at=at + _LEASE
        )
    letter.refresh_from_db(fields=["attempts", "try_at"])
    return taken == 1


def _record_not_sent(letter: Letter, why: str, by: Actor, at: datetime) -> Progress:
    again_at = rules.next_try(attempts=letter.attempts, at=at)
    state = Progress.DELAYED if again_at else Progress.FAILED
    with trail.open_page(by=by, at=at) as page:
        Letter.objects.filter(pk=letter.pk).update(try_at=again_at)
        LetterProgress.objects.create(letter=letter, state=state, recorded_at=at, note=why)
        page.write(f"post.letter.{state}", about=letter, person_id=letter.person_id, why=why)
    return state
