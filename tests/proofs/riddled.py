"""Every column of words in the database, filled with scripts as if no form had looked at them."""

import json
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import psycopg
from django.apps import apps
from django.db import connection, models
from psycopg import sql

from tests.proofs.hostile import MARK, SCRIPTS

# Words that the product wrote for itself, looks things up by, or would not open without.
NOT_WORDS = {
    "reference", "password", "sha256", "digest", "case", "once", "key", "what", "about_kind",
    "district", "about", "area", "role", "about_reference", "profile_text",
    "pgh_label", "path", "message_id", "section", "to",
}  # fmt: skip
ALL_AT_ONCE = "\n".join(SCRIPTS)


def columns() -> Iterator[tuple[str, "models.Field[Any, Any]"]]:
    """Where the product keeps what people wrote: table and column."""
    for model in apps.get_models():
        if model.__module__.startswith("methub.") and "event" not in model._meta.db_table:
            for field in model._meta.concrete_fields:
                is_text = isinstance(field, models.TextField | models.CharField | models.JSONField)
                is_code = bool(field.choices) or field.unique or field.name in NOT_WORDS
                if is_text and not is_code and model._meta.app_label != "policies":
                    yield model._meta.db_table, field


def riddle() -> list[str]:
    """Fill them all; which columns now hold scripts."""
    url = os.environ["DATABASE_OWNER_URL"].replace("postgres://", "postgresql://", 1)
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(url, dbname=name, autocommit=True) as owner:
        return [f"{table}.{f.name}" for table, f in columns() if _filled(owner, table, f)]


def _filled(owner: psycopg.Connection[Any], table: str, field: "models.Field[Any, Any]") -> int:
    """How many rows took them. What a constraint refuses no form could have stored either."""
    names = {"table": sql.Identifier(table), "column": sql.Identifier(str(field.column))}
    switch = "ALTER TABLE {table} {} TRIGGER USER"
    try:
        with owner.transaction():
            owner.execute(sql.SQL(switch).format(sql.SQL("DISABLE"), **names))
            done = _filling(owner, field, names)
            owner.execute(sql.SQL(switch).format(sql.SQL("ENABLE"), **names))
    except psycopg.errors.IntegrityError:
        return 0
    return done


def _filling(
    owner: psycopg.Connection[Any], field: "models.Field[Any, Any]", names: dict[str, Any]
) -> int:
    if isinstance(field, models.JSONField):
        rows = owner.execute(sql.SQL("SELECT id, {column} FROM {table}").format(**names)).fetchall()
        change = sql.SQL("UPDATE {table} SET {column} = %s WHERE id = %s").format(**names)
        for pk, said in rows:
            owner.execute(change, [json.dumps(_leaves(said)), pk])
        return len(rows)
    words = ALL_AT_ONCE[: getattr(field, "max_length", None)]
    change = sql.SQL("UPDATE {table} SET {column} = %s").format(**names)
    return owner.execute(change, [words]).rowcount


def _leaves(said: Any) -> Any:
    """Free words inside a structure; what looks like a code or a time stays one."""
    if isinstance(said, dict):
        return {name: _leaves(value) for name, value in said.items()}
    if isinstance(said, list):
        return [_leaves(value) for value in said]
    return ALL_AT_ONCE if isinstance(said, str) and " " in said else said


class Live(HTMLParser):
    """What on a page would run, and is not ours: it mentions the mark."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    @classmethod
    def on(cls, page: str) -> list[str]:
        looked = cls()
        looked.feed(page)
        return looked.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        for name, value in attrs:
            runs = name.startswith("on") or name in ("srcdoc", "style") or _is_script(value)
            if runs and MARK in (value or ""):
                self.found.append(f"<{tag} {name}={value}>"[:120])

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_script and MARK in data:
            self.found.append(data[:120])


def _is_script(value: str | None) -> bool:
    return (value or "").strip().lower().startswith(("javascript:", "data:text/html"))
