"""Ways to falsify a book that is already sealed, for whoever owns the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any

import psycopg
from django.db import connection, transaction

from methub.audit import seals, trail
from methub.audit.models import Entry, Seal
from methub.foundation.actors import Actor
from tests.conftest import PARTS

PEOPLE = [Actor(id=n, name=name, agency="MET Hub") for n, name in enumerate(("Ada", "Nia", "Zoë"))]
OTHER_WORDS: dict[str, Callable[[Random], Any]] = {
    "reference": lambda chance: f"FAKE{chance.randrange(10**6):06d}",
    "kind": lambda chance: "tampered",
    "what": lambda chance: "worklist.today.looked",
    "person_id": lambda chance: chance.randrange(10**6, 10**7),
    "about_kind": lambda chance: "people.Nobody",
    "about_id": lambda chance: chance.randrange(10**6, 10**7),
    "actor_id": lambda chance: chance.randrange(10**6, 10**7),
    "actor_name": lambda chance: "Somebody Else",
    "actor_agency": lambda chance: "Another agency",
    "happened_at": lambda chance: f"2020-01-01 00:00:00.{chance.randrange(10**6):06d}+00",
    "details": lambda chance: f'{{"shown": [{chance.randrange(10**6, 10**7)}]}}',
}
Tamper = Callable[[psycopg.Cursor[Any], Random], None]


def write_book(lines: int, *, at: datetime, chance: Random) -> None:
    """A book in many small seals, with gaps where transactions were given up."""
    for number in range(lines):
        trail.note_reading(
            "children.list.read", by=chance.choice(PEOPLE), at=at + timedelta(seconds=number),
            person_id=chance.choice((None, 7, 8)), shown=[chance.randrange(99)], text="ab \u00e9",
        )  # fmt: skip
        if chance.random() < 0.2:
            with connection.cursor() as cursor:
                cursor.execute("SELECT nextval(pg_get_serial_sequence('audit_entry', 'id'))")
        if chance.random() < 0.2:
            seals.seal_finished_lines(at=at + timedelta(seconds=number))
    seals.seal_finished_lines(at=at + timedelta(seconds=lines))


@contextmanager
def as_owner() -> Iterator[None]:
    """The role that owns the tables: whoever holds its password can do all of this."""
    before = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict |= {"USER": PARTS["user"], "PASSWORD": PARTS["password"]}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= before


def was_found(tamper: Tamper, chance: Random, *, copied: dict[int, str]) -> bool:
    """Falsify, check, and put everything back."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            tamper(cursor, chance)
        found = seals.check(known=copied).wrong is not None
        transaction.set_rollback(True)
    return found


def change(cursor: Any, chance: Random) -> None:
    column = chance.choice(sorted(OTHER_WORDS))
    cursor.execute(
        f"UPDATE audit_entry SET {column} = %s WHERE id = %s",
        [OTHER_WORDS[column](chance), _line(cursor, chance)],
    )


def delete(cursor: Any, chance: Random) -> None:
    cursor.execute("DELETE FROM audit_entry WHERE id = %s", [_line(cursor, chance)])


def insert(cursor: Any, chance: Random) -> None:
    """A copy of a line with a number that was free: in a gap, or before the beginning."""
    cursor.execute("SELECT id FROM audit_entry ORDER BY id")
    taken = [key for (key,) in cursor.fetchall()]
    free = sorted(set(range(-5, taken[-1])) - set(taken))
    _copy(cursor, chance, chance.choice(free))


def reorder(cursor: Any, chance: Random) -> None:
    """Two lines change places."""
    first, second = _line(cursor, chance), _line(cursor, chance)
    while second == first:
        second = _line(cursor, chance)
    for here, there in ((first, -99), (second, first), (-99, second)):
        cursor.execute("UPDATE audit_entry SET id = %s WHERE id = %s", [there, here])


def tear_off_the_end(cursor: Any, chance: Random) -> None:
    """The last lines and the seals that closed them."""
    cursor.execute("SELECT number, until_id FROM audit_seal ORDER BY number")
    number, until_id = chance.choice(cursor.fetchall()[:-1])
    cursor.execute("DELETE FROM audit_seal WHERE number > %s", [number])
    cursor.execute("DELETE FROM audit_entry WHERE id > %s", [until_id])


def seal_anew(cursor: Any, chance: Random) -> None:
    """A line is changed, and every seal from there on is made again by the product's own rule."""
    line = _line(cursor, chance)
    cursor.execute("UPDATE audit_entry SET actor_name = 'Nobody' WHERE id = %s", [line])
    cursor.execute("DELETE FROM audit_seal WHERE until_id >= %s", [line])
    seals.seal_finished_lines(at=Entry.objects.latest("happened_at").happened_at)


def damage_a_seal(cursor: Any, chance: Random) -> None:
    cursor.execute("SELECT number FROM audit_seal ORDER BY number")
    (number,) = chance.choice(cursor.fetchall())
    cursor.execute(
        chance.choice(
            (
                "UPDATE audit_seal SET sealed_at = sealed_at - interval '1 hour' WHERE number = %s",
                "UPDATE audit_seal SET digest = reverse(digest) WHERE number = %s",
                "UPDATE audit_seal SET until_id = until_id + 1000000 WHERE number = %s",
                "UPDATE audit_seal SET marks = sha256(marks) WHERE number = %s",
                "DELETE FROM audit_seal WHERE number = %s",
            )
        ),
        [number],
    )


KINDS: dict[str, Tamper] = {
    "changed": change,
    "deleted": delete,
    "inserted": insert,
    "reordered": reorder,
    "torn off": tear_off_the_end,
    "sealed anew": seal_anew,
    "seal damaged": damage_a_seal,
}


def copied_out() -> dict[int, str]:
    """The newest seal, as it stands in a log on another machine."""
    newest = Seal.objects.latest("number")
    return {newest.number: newest.digest}


def _line(cursor: Any, chance: Random) -> int:
    cursor.execute("SELECT id FROM audit_entry ORDER BY id")
    (key,) = chance.choice(cursor.fetchall())
    return int(key)


def _copy(cursor: Any, chance: Random, key: int) -> None:
    columns = ", ".join(name for name in OTHER_WORDS if name != "reference")
    cursor.execute(
        f"INSERT INTO audit_entry (id, reference, {columns})"
        f" SELECT %s, %s, {columns} FROM audit_entry WHERE id = %s",
        [key, f"FAKE{chance.randrange(10**6):06d}", _line(cursor, chance)],
    )
