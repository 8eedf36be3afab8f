"""The audit book of a county, and other rows by the hundred thousand: straight into the table."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import chain
from random import Random
from typing import TypeVar

from django.db import connection, models

from methub.audit.codes import EntryKind
from methub.audit.models import Entry
from methub.demo.partnership import Town
from methub.foundation.records import new_reference
from methub.people.models import Person

Row = TypeVar("Row", bound=models.Model)

OPENED_EACH = 10
LISTS_A_BATCH = 250
LINE = (
    "reference", "kind", "what", "person_id", "about_kind", "actor_id", "actor_name",
    "actor_agency", "happened_at", "details",
)  # fmt: skip


def fill_book(town: Town, persons: list[Person], at: datetime, rng: Random) -> None:
    """Each record was opened ten times, and each list showed fifty children."""
    readers = [user for name, user in sorted(town.users.items())]

    def line(what: str, number: int, person_id: int | None, details: str) -> tuple[object, ...]:
        reader = rng.choice(readers)
        when = at - timedelta(minutes=number)
        return (
            new_reference(), EntryKind.READING, what, person_id, "", reader.pk, reader.name, "",
            when, details,
        )  # fmt: skip

    ids = [person.pk for person in persons]
    opened = (
        line("chronology.child.read", number, pk, "{}")
        for number in range(OPENED_EACH)
        for pk in ids
    )
    listed = (
        line("children.list.read", number, None, json.dumps({"shown": shown}))
        for number in range(LISTS_A_BATCH)
        for shown in [rng.sample(ids, min(50, len(ids)))]
    )
    copy_rows(Entry, LINE, chain(opened, listed))


def copy_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Of the kinds a county has hundreds of thousands: straight into the table."""
    into = f"COPY {model._meta.db_table} ({', '.join(columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copied:
        for row in rows:
            copied.write_row(row)


def add_rows(rows: Iterable[Row]) -> list[Row]:
    """Rows of one model, which get their numbers here, as saving would give them."""
    made = list(rows)
    model = type(made[0])
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    _number(model, [row for row in made if row.pk is None])
    copy_rows(
        model,
        [str(field.column) for field in fields],
        (
            [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
            for row in made
        ),
    )
    return made


def _number(model: type[Row], rows: Sequence[Row]) -> None:
    """Numbers for them all, in one question."""
    assert model._meta.pk is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, len(rows)],
        )
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number
