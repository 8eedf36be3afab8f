"""What every stored record has: a key for the database, and a reference for people."""

import os
from collections.abc import Sequence
from typing import Any

import pghistory
from django.db import models

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U: read out over a telephone

# A random byte stands for a letter; the last few of the 256 would make some letters likelier.
_EVEN = 256 - 256 % len(ALPHABET)
_LETTERS = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))
_UNEVEN = bytes(range(_EVEN, 256))


def new_reference() -> str:
    """A random reference: 10 characters, about 49 bits, so that nobody can guess records."""
    letters = b""
    while len(letters) < 10:
        letters += os.urandom(16).translate(_LETTERS, _UNEVEN)
    return letters[:10].decode()


class Record(models.Model):
    """A row with a key for the database and a reference for addresses and telephones."""

    id = models.BigAutoField(primary_key=True)
    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row two people can edit. Each change says which version it was looking at."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class ChangedMeanwhile(Exception):
    """Somebody else saved this since it was opened. Nothing was overwritten."""


def tracked(model: Any, *, without: Sequence[str] = ()) -> Any:
    """Keep every version of the row by database trigger: a cross-check on the audit book.

    `without`: fields that may not live on in the history, such as a password's hash."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(without) or None,
    )(model)


def code_column(name: str, codes: list[str], *, field: str) -> models.CheckConstraint:
    """The database refuses a word that is not in the list."""
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{field}__in": codes}))
