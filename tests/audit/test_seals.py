"""Who owns the database can rewrite the book, and cannot hide that it was rewritten."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from methub.audit import seals, trail
from methub.audit.models import Entry, Seal
from methub.foundation.actors import Actor
from tests.audit import tampering

AT = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
NIA = Actor(id=7, name="Nia Night", agency="Children's Social Care")


def read(times: int = 1) -> None:
    for _ in range(times):
        trail.note_reading("test.page.read", by=NIA, at=AT, person_id=42)


@pytest.fixture
def book(transactional_db: None) -> Iterator[None]:
    """Sixty lines, sealed; and we hold the owner's password."""
    with tampering.as_owner():
        tampering.write_book(60, at=AT, chance=Random(20261121))
        yield


@pytest.mark.django_db
def test_every_finished_line_is_sealed_and_a_second_run_finds_nothing_to_do():
    read(5)
    assert seals.seal_finished_lines(at=AT) == 5
    assert seals.seal_finished_lines(at=AT) == 0
    found = seals.check()
    assert (found.lines, found.seals, found.unsealed, found.wrong) == (5, 1, 0, None)


@pytest.mark.django_db
def test_a_book_nobody_has_written_in_is_whole():
    assert seals.check() == seals.Checked(lines=0, seals=0, unsealed=0, head=None, wrong=None)


@pytest.mark.django_db
def test_many_lines_are_sealed_in_batches_that_hold_one_another(monkeypatch):
    monkeypatch.setattr(seals, "A_SEAL", 3)
    read(7)
    assert seals.seal_finished_lines(at=AT) == 7
    assert [len(bytes(seal.marks)) // seals.MARK for seal in Seal.objects.order_by("number")] == [
        3, 3, 1,
    ]  # fmt: skip
    assert seals.check().wrong is None


@pytest.mark.django_db
def test_lines_that_wait_for_a_seal_are_counted():
    read(2)
    seals.seal_finished_lines(at=AT)
    read(3)
    assert seals.check().unsealed == 3


def test_a_mark_covers_every_column_of_a_line():
    assert set(seals.SEALED) == {column.attname for column in Entry._meta.concrete_fields}
    assert set(tampering.OTHER_WORDS) == set(seals.SEALED) - {"id"}


@pytest.mark.django_db
def test_each_seal_is_said_aloud_so_that_a_log_elsewhere_is_a_witness(caplog):
    read()
    with caplog.at_level(logging.INFO, "methub.audit"):
        seals.seal_finished_lines(at=AT)
    newest = Seal.objects.get()
    assert caplog.messages == [f"Audit book sealed: 1:{newest.digest}"]


@pytest.mark.django_db
def test_two_sealers_at_once_cannot_close_the_same_lines():
    read(2)
    seals.seal_finished_lines(at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seal(number=1, until_id=99, sealed_at=AT, marks=b"", digest="0" * 64).save(
            force_insert=True
        )


@pytest.mark.django_db(transaction=True)
def test_a_line_still_being_written_is_waited_for_and_holds_nobody_up():
    """Its number is lower than that of a line already there: sealed over, it would look forged."""
    settings = connection.settings_dict
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"], dbname=settings["NAME"],
        user=settings["USER"], password=settings["PASSWORD"],
    ) as slow:  # fmt: skip
        slow.execute(
            "INSERT INTO audit_entry (reference, kind, what, about_kind, actor_id, actor_name,"
            " actor_agency, happened_at, details) VALUES"
            " ('SLWSLWSLW2', 'reading', 'test.slow', '', 7, 'Nia', '', now(), '{}')"
        )
        read(2)
        assert seals.seal_finished_lines(at=AT, patience=0.1) == 0
        read()
        slow.commit()
    assert Entry.objects.order_by("pk").first().what == "test.slow"
    assert seals.seal_finished_lines(at=AT) == 4
    assert seals.check().wrong is None


def test_twenty_tamperings_of_twenty_are_found(book):
    """Of every kind a few; `./hub prove` does a thousand."""
    copied, chance = tampering.copied_out(), Random(7)
    found = [
        tampering.was_found(tamper, chance, copied=copied)
        for tamper in tampering.KINDS.values()
        for _ in range(3)
    ]
    assert found == [True] * 3 * len(tampering.KINDS)
    assert len(found) >= 20
    assert seals.check(known=copied).wrong is None, "and everything was put back"


def test_the_first_line_that_is_wrong_is_named(book):
    first, second = Entry.objects.order_by("pk")[20:22]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET actor_name = 'x' WHERE id >= %s", [second.pk])
        wrong = seals.check().wrong
        assert wrong is not None
        assert wrong.line == second.pk
        cursor.execute("DELETE FROM audit_entry WHERE id = %s", [first.pk])
    assert seals.check().wrong.line == second.pk, "what stands where the missing line stood"


def test_without_a_copy_elsewhere_a_torn_off_end_is_not_found(book):
    """Why the newest seal is printed, logged and shown: this is what it is for."""
    assert not tampering.was_found(tampering.tear_off_the_end, Random(1), copied={})
