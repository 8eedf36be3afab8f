"""A country for the benchmark: the county that was made, many times over, each with its own
partnership, people and children.

Copied inside the database, table by table, because rows that travel through Python take hours.
Every copy keeps what the county's rows say and gets numbers, references and addresses of its own.
Indexes and foreign keys are laid aside and built again afterwards, so that the whole is sorted once
and not a thousand times; building them again also proves that every link was copied right.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg
from django.apps import apps
from django.db import connection, models
from psycopg import sql

from methub.assessments.models import ToolVersion
from methub.audit.models import Entry, Seal
from methub.people.models import Person

# What is no part of a county: seals close the book of one installation, there is one map, and a
# tool is the same wherever it is used.
NOT_COPIED = (Seal, ToolVersion)
SHARED_ROOMS = ("places",)

# Numbers and references that stand in a column without a foreign key.
POINTS_AT_A_PERSON = {(Entry, "person_id")}
POINTS_AT_A_REFERENCE = {("clocks_clock", "about")}
SHOWN = "details"
# Every county has districts of its own.
DISTRICT = ("district", "area")

# References are ten characters; sixty bits of a digest stay apart in tens of millions of rows.
REFERENCE = (
    "left(translate(encode(int8send(hashtextextended({0}, k)), 'base64'), '+/=', 'xyz'), 10)"
)


# The children a list showed.
SHOWN_THERE = """
    CASE WHEN details ? 'shown' THEN jsonb_set(details, '{{shown}}', (
        SELECT jsonb_agg(child::bigint + k * {stride})
        FROM jsonb_array_elements_text(details -> 'shown') listed (child)
    )) ELSE details END
"""

# A foreign key needs the primary keys only, so the order is: drop the links, drop the rest; build
# the indexes, then the links.
_ASIDE = """
    WITH aside AS (
        SELECT conname AS name, conrelid::regclass AS tbl, contype = 'f' AS is_link,
               format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname) AS away,
               format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
                      pg_get_constraintdef(oid)) AS back
        FROM pg_constraint
        WHERE contype IN ('f', 'u', 'x') AND conrelid::regclass::text = ANY(%(names)s)
        UNION ALL
        SELECT relname, indrelid::regclass, false, format('DROP INDEX %%I', relname),
               pg_get_indexdef(indexrelid)
        FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE indrelid::regclass::text = ANY(%(names)s)
          AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid
                          AND contype IN ('p', 'u', 'x'))
    )
"""
LAY_ASIDE = _ASIDE + "SELECT away FROM aside ORDER BY is_link DESC, tbl::text, name"
PUT_BACK = _ASIDE + "SELECT back FROM aside ORDER BY is_link, tbl::text, name"

Owner = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class Table:
    """One table to copy: its columns, and how far apart the numbers of two copies stand."""

    model: type[models.Model]
    stride: int

    @property
    def name(self) -> str:
        return self.model._meta.db_table


def copy_county(*, times: int) -> None:
    """`times` more counties like the one that is there, or none at all."""
    with _as_owner() as owner, laid_aside(), owner.transaction():
        tables = {model: Table(model, _largest(owner, model) + 1) for model in _filled()}
        for table in tables.values():
            owner.execute(_copying(table, tables), {"times": times})
        for table in tables.values():
            _number_on(owner, table)


@contextmanager
def laid_aside() -> Iterator[None]:
    """Without indexes, foreign keys and history, but for the primary keys; they come back whatever
    happens. Only the owner may lay them aside."""
    names = [model._meta.db_table for model in _models()]
    with _as_owner() as owner:
        put_back = [row[0] for row in owner.execute(PUT_BACK, {"names": names}).fetchall()]
        for (drop,) in owner.execute(LAY_ASIDE, {"names": names}).fetchall():
            owner.execute(drop)
        for name in names:
            owner.execute(_on(name, "ALTER TABLE {} DISABLE TRIGGER USER"))
        try:
            yield
        finally:
            for statement in put_back:
                owner.execute(statement)
            for name in names:
                owner.execute(_on(name, "ALTER TABLE {} ENABLE TRIGGER USER"))


def _as_owner() -> Owner:
    database = connection.settings_dict["NAME"]
    return psycopg.connect(
        os.environ["DATABASE_OWNER_URL"],
        dbname=database,
        autocommit=True,
        options="-c maintenance_work_mem=256MB -c synchronous_commit=off",
    )


def _filled() -> list[type[models.Model]]:
    return [model for model in _models() if model._default_manager.exists()]


def _models() -> list[type[models.Model]]:
    """Every table of the product, but the history its triggers write."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("methub.")
        and model._meta.managed
        and not hasattr(model, "pgh_tracked_model")
        and model not in NOT_COPIED
        and model._meta.app_label not in SHARED_ROOMS
        and isinstance(model._meta.pk, models.BigAutoField | models.OneToOneField)
    ]


def _largest(owner: Owner, model: type[models.Model]) -> int:
    asked = sql.SQL("SELECT max({}) FROM {}").format(
        sql.Identifier(_pk(model)), sql.Identifier(model._meta.db_table)
    )
    found = owner.execute(asked).fetchone()
    return found[0] if found else 0


def _pk(model: type[models.Model]) -> str:
    assert model._meta.pk is not None
    return str(model._meta.pk.column)


def _copying(table: Table, tables: dict[type[models.Model], Table]) -> sql.Composed:
    """One INSERT that makes every copy of one table."""
    fields: list[Any] = [f for f in table.model._meta.concrete_fields if not f.generated]
    return sql.SQL(
        "INSERT INTO {table} ({columns}) "
        "SELECT {said} FROM generate_series(1, %(times)s) k CROSS JOIN {table}"
    ).format(
        table=sql.Identifier(table.name),
        columns=sql.SQL(", ").join(sql.Identifier(field.column) for field in fields),
        said=sql.SQL(", ").join(_copied(field, tables) for field in fields),
    )


def _copied(field: Any, tables: Mapping[type[models.Model], Table]) -> sql.Composable:
    """What a column says in copy number k."""
    column = sql.Identifier(field.column)
    model = field.model
    if target := _points_at(field):
        if target not in tables:
            return column
        return sql.SQL("{} + k * {}").format(column, sql.Literal(_stride(target, tables)))
    if field.column == "reference" or (model._meta.db_table, field.column) in POINTS_AT_A_REFERENCE:
        return sql.SQL(REFERENCE).format(column)
    if model is Entry and field.column == SHOWN:
        return sql.SQL(SHOWN_THERE).format(stride=sql.Literal(_stride(Person, tables)))
    if field.unique or field.column in DISTRICT:
        return sql.SQL("k || '-' || {}").format(column)
    return column


def _points_at(field: Any) -> type[models.Model] | None:
    """Whose number stands in the column: another table's, or its own."""
    if isinstance(field, models.ForeignKey):
        return field.related_model
    if field.primary_key:
        return field.model  # type: ignore[no-any-return]
    return Person if (field.model, field.column) in POINTS_AT_A_PERSON else None


def _stride(model: type[models.Model], tables: Mapping[type[models.Model], Table]) -> int:
    """A child has its person's number, so its copies stand as far apart as the persons do."""
    pk = model._meta.pk
    return tables[pk.related_model if isinstance(pk, models.OneToOneField) else model].stride


def _on(name: str, words: LiteralString) -> sql.Composed:
    return sql.SQL(words).format(sql.Identifier(name))


def _number_on(owner: Owner, table: Table) -> None:
    """The next row that is added gets a number nobody has."""
    pk = _pk(table.model)
    owner.execute(
        sql.SQL(
            "SELECT setval(sequence, (SELECT max({pk}) FROM {table})) FROM "
            "pg_get_serial_sequence({name}, {column}) sequence WHERE sequence IS NOT NULL"
        ).format(
            pk=sql.Identifier(pk), table=sql.Identifier(table.name),
            name=sql.Literal(table.name), column=sql.Literal(pk),
        )
    )  # fmt: skip
