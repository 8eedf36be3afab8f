"""Rows by the hundred thousand: what an authority brings from its past comes in while it waits."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection, models

AT_ONCE = 5_000


def insert_many(
    model: type[models.Model], rows: Sequence[Mapping[str, object]], **shared: object
) -> list[int]:
    """New rows of one table; their keys, in the order given.

    `rows`: what each says of its own, by attribute, the same ones in each; `shared`: what all of
    them say. What neither says is as the model has it. All of it travels as one text, which the
    database takes apart itself: objects and places for values take Django ten times as long.
    Constraints and history triggers see each row as they see any other.
    """
    made: list[int] = []
    for first in range(0, len(rows), AT_ONCE):
        made += _inserted(model, rows[first : first + AT_ONCE], shared)
    return made


def _inserted(
    model: type[models.Model], rows: Sequence[Mapping[str, object]], shared: Mapping[str, object]
) -> list[int]:
    fields = {field.attname: field for field in _fields(model)}
    unsaid = [field for name, field in fields.items() if name not in {*rows[0], *shared}]
    each = {one.attname: one.default for one in unsaid if _is_made_anew(one)}
    own = [{**row, **{name: new() for name, new in each.items()}} for row in rows]
    usual = {one.attname: one.get_default() for one in unsaid if one.attname not in each}
    alike = {**usual, **shared}
    with connection.cursor() as cursor:
        said = [fields[name].get_db_prep_save(value, connection) for name, value in alike.items()]
        cursor.execute(
            _statement(model, [fields[name] for name in own[0]], [fields[name] for name in alike]),
            [*said, json.dumps(own, default=_plain)],
        )
        return [key for (key,) in cursor.fetchall()]


def _fields(model: type[models.Model]) -> list[Any]:
    """Every column but those that the database fills."""
    columns: list[Any] = list(model._meta.concrete_fields)
    return [one for one in columns if not (one.generated or one.db_returning)]


def _is_made_anew(field: Any) -> bool:
    """Such as a reference: another one for each row."""
    return field.has_default() and callable(field.default)


def _statement(model: type[models.Model], own: Sequence[Any], alike: Sequence[Any]) -> str:
    """What each row says, beside what all of them say."""
    quoted = connection.ops.quote_name
    key: Any = model._meta.pk
    columns = ", ".join(quoted(field.column) for field in [*own, *alike])
    named = ", ".join(quoted(field.attname) for field in own)
    given = ", ".join(f"%s::{field.db_type(connection)}" for field in alike)
    typed = ", ".join(f"{quoted(field.attname)} {field.db_type(connection)}" for field in own)
    return (
        f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) "
        f"SELECT {', '.join(filter(None, [named, given]))} "
        f"FROM json_to_recordset(%s) AS own ({typed}) RETURNING {quoted(key.column)}"
    )


def _plain(value: object) -> str:
    """Days and instants as the database reads them; anything else is not for this door."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be written as one of many")
