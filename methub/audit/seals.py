"""The seals of the book: finished lines are closed in batches, each batch over the one before.

The web role cannot alter a line, but the owner of the database can. Seals make that show. They are
made beside the work, never in its way: whoever writes a line waits for nobody.
"""

import hashlib
import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Max, QuerySet

from methub.audit.models import Entry, Seal
from methub.foundation.transactions import read_only

A_SEAL = 1_000  # lines
# What a mark covers: every column. A column added later needs a way to tell the older seals apart.
SEALED = (
    "id", "reference", "kind", "what", "person_id", "about_kind", "about_id", "actor_id",
    "actor_name", "actor_agency", "happened_at", "details",
)  # fmt: skip
MARK = hashlib.sha256().digest_size
PATIENCE, GLANCE = 30.0, 0.05  # seconds for writers to finish, and between two looks

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wrong:
    """The first thing that is not as it was sealed."""

    seal: int
    line: int | None
    words: str


@dataclass(frozen=True)
class Checked:
    """How far a check of the book came, what stands at its end, and what is wrong."""

    lines: int
    seals: int
    unsealed: int
    head: Seal | None
    wrong: Wrong | None


def seal_finished_lines(*, at: datetime, patience: float = PATIENCE) -> int:
    """Close every line that no other line can come before any more; how many were closed."""
    until = _finished_until(patience)
    sealed = 0
    while batch := list(_lines(after=(before := head()), until=until)[:A_SEAL]):
        _close(before, batch, at)
        sealed += len(batch)
    return sealed


def check(*, known: Mapping[int, str] | None = None) -> Checked:
    """Read the whole book against its seals, as far as the first thing that is wrong.

    `known` are seals copied out of this database, digest by number: only they can show that the
    end was torn off, or that everything was sealed anew.
    """
    copies = known or {}
    with read_only():
        newest = head()
        lines = seals = 0
        before: Seal | None = None
        for seal in Seal.objects.order_by("number").iterator(chunk_size=50):
            found = list(_lines(after=before, until=seal.until_id))
            wrong = _wrong_in(seal, before, found) or _otherwise_known(seal, copies)
            if wrong:
                return Checked(lines, seals, unsealed(after=newest), newest, wrong)
            lines, seals, before = lines + len(found), seals + 1, seal
        return Checked(lines, seals, unsealed(after=newest), newest, _torn_off(seals, copies))


def head() -> Seal | None:
    """The newest seal, which stands for every line before it."""
    return Seal.objects.order_by("number").last()


def unsealed(*, after: Seal | None) -> int:
    """How many lines wait for a seal. What is done to these does not show yet."""
    return _lines(after=after).count()


def _lines(*, after: Seal | None, until: int | None = None) -> QuerySet[Entry]:
    """The lines between two seals. Before the first there is no lowest number, so that no line
    hides below it."""
    rows = Entry.objects.order_by("pk")
    rows = rows.filter(pk__gt=after.until_id) if after else rows
    return rows if until is None else rows.filter(pk__lte=until)


def _finished_until(patience: float) -> int:
    """The last line before which no other can still appear, or 0 when we cannot tell.

    Numbers are given out before lines are committed, so a lower line may appear after a higher
    one. Whoever adds a line holds a lock on the book from before it gets its number until it is
    committed: once all who held one when we looked have let go, no lower line can come.
    """
    last = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    waiting = _writers()
    end = time.monotonic() + patience
    while waiting and time.monotonic() < end:
        time.sleep(GLANCE)
        waiting &= _writers()
    return 0 if waiting else last


def _writers() -> set[str]:
    """The transactions, but ours, that may be adding to the book at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT virtualtransaction FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE datname = current_database() AND relation = %s::regclass"
            " AND mode = 'RowExclusiveLock' AND pid IS DISTINCT FROM pg_backend_pid()",
            [Entry._meta.db_table],
        )
        return {transaction for (transaction,) in cursor.fetchall()}


def _close(before: Seal | None, batch: list[Entry], at: datetime) -> None:
    """One seal. Its digest is said aloud: a log kept on another machine is a witness."""
    seal = Seal(
        number=(before.number if before else 0) + 1,
        until_id=batch[-1].pk,
        sealed_at=at,
        marks=b"".join(map(_mark, batch)),
    )
    seal.digest = _digest(seal, before)
    seal.save(force_insert=True)
    _log.info("Audit book sealed: %s:%s", seal.number, seal.digest)


def _mark(line: Entry) -> bytes:
    """Everything a line says, always written the same way."""
    said = {name: getattr(line, name) for name in SEALED}
    said["happened_at"] = line.happened_at.astimezone(UTC).isoformat()
    return hashlib.sha256(_written(said)).digest()


def _digest(seal: Seal, before: Seal | None) -> str:
    said = {
        "before": before.digest if before else "",
        "number": seal.number,
        "until_id": seal.until_id,
        "sealed_at": seal.sealed_at.astimezone(UTC).isoformat(),
        "marks": bytes(seal.marks).hex(),
    }
    return hashlib.sha256(_written(said)).hexdigest()


def _written(said: dict[str, Any]) -> bytes:
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def _wrong_in(seal: Seal, before: Seal | None, found: list[Entry]) -> Wrong | None:
    """What is wrong with one seal or the lines it closed; the lines first, for they say more."""
    if seal.number != (before.number if before else 0) + 1:
        return Wrong(seal.number, None, f"seal {seal.number - 1} is missing")
    marks = bytes(seal.marks)
    sealed = [marks[start : start + MARK] for start in range(0, len(marks), MARK)]
    for line, mark in zip(found, sealed, strict=False):
        if _mark(line) != mark:
            return Wrong(seal.number, line.pk, f"line {line.pk} is not the one that was sealed")
    if len(found) < len(sealed):
        return Wrong(seal.number, seal.until_id, f"lines before {seal.until_id + 1} are missing")
    if len(found) > len(sealed):
        line_id = found[len(sealed)].pk
        return Wrong(seal.number, line_id, f"line {line_id} was not there")
    if _digest(seal, before) != seal.digest:
        return Wrong(seal.number, None, f"seal {seal.number} does not hold what it closed")
    return None


def _otherwise_known(seal: Seal, known: Mapping[int, str]) -> Wrong | None:
    if known.get(seal.number, seal.digest) == seal.digest:
        return None
    return Wrong(seal.number, None, f"seal {seal.number} is not the one that was copied out")


def _torn_off(seals: int, known: Mapping[int, str]) -> Wrong | None:
    last = max(known, default=0)
    return Wrong(last, None, f"the book ends before seal {last}") if last > seals else None
