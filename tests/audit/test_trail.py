"""No change without its line, no reading before its line, and no line that can be altered."""

from datetime import UTC, date, datetime

import pytest
from django.db import Error, connection, transaction

from methub.agencies.models import Partnership
from methub.audit import trail
from methub.audit.codes import EntryKind
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB, Actor

AT = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
NIA = Actor(id=7, name="Nia Night", agency="Children's Social Care")
BY = {"by": NIA, "at": AT}


@pytest.mark.django_db
def test_a_change_says_who_what_when_and_about_whom():
    with trail.open_page(**BY) as page:
        town = Partnership.objects.create(name="Town")
        page.write("test.thing.done", about=town, person_id=42, why="asked")
    line = Entry.objects.get()
    assert (line.kind, line.what, line.person_id) == (EntryKind.CHANGE, "test.thing.done", 42)
    assert (line.actor_id, line.actor_name, line.actor_agency) == (7, NIA.name, NIA.agency)
    assert (line.about_kind, line.about_id) == ("agencies.Partnership", town.pk)
    assert (line.happened_at, line.details) == (AT, {"why": "asked"})


@pytest.mark.django_db
def test_a_silent_change_is_undone():
    with pytest.raises(trail.UnwrittenChange), trail.open_page(**BY):
        Partnership.objects.create(name="Town")
    assert not Partnership.objects.exists()


@pytest.mark.django_db
def test_a_change_that_fails_leaves_neither_change_nor_line():
    def fails() -> None:
        with trail.open_page(**BY) as page:
            page.write("test.thing.done", about=Partnership.objects.create(name="Town"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert not Partnership.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_a_change_within_a_change_stands_or_falls_with_it():
    def outer_fails() -> None:
        with trail.open_page(**BY):
            with trail.open_page(**BY) as page:
                page.write("test.inner.done", about=Partnership.objects.create(name="Town"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        outer_fails()
    assert not Partnership.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_line_of_a_reading_is_there_before_the_reading_and_stays_when_it_fails():
    def fails() -> None:
        with trail.reading("test.page.read", person_id=42, **BY):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    line = Entry.objects.get()
    assert (line.kind, line.what, line.person_id) == (EntryKind.READING, "test.page.read", 42)


@pytest.mark.django_db(transaction=True)
def test_while_a_page_is_read_nothing_can_be_written():
    with (
        pytest.raises(Error, match="read-only"),
        trail.reading("test.page.read", **BY),
    ):
        Partnership.objects.create(name="Town")
    assert not Partnership.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_page_is_read_from_one_picture_of_the_database():
    with trail.reading("test.page.read", **BY), connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("repeatable read",)


@pytest.mark.django_db(transaction=True)
def test_without_a_line_there_is_no_page():
    shown = []
    with (
        pytest.raises(Error),
        trail.reading("test.page.read", by=Actor(id=2**70, name="", agency=""), at=AT),
    ):
        shown.append("the page")
    assert shown == []


@pytest.mark.django_db
def test_details_are_kept_as_plain_words():
    trail.note_reading(
        "test.list.read", **BY,
        instant=AT, day=date(2026, 11, 21), several={3}, nested={"until": (AT,)}, nothing=None,
        code=EntryKind.CHANGE, count=3, so=True, actor=MET_HUB,
    )  # fmt: skip
    assert Entry.objects.get().details == {
        "instant": AT.isoformat(), "day": "2026-11-21", "several": [3],
        "nested": {"until": [AT.isoformat()]}, "nothing": None,
        "code": "change", "count": 3, "so": True, "actor": str(MET_HUB),
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET what = 'nothing'", "DELETE FROM audit_entry"]
)
def test_whoever_serves_the_pages_cannot_alter_the_book(statement):
    trail.note_reading("test.page.read", **BY)
    with (
        pytest.raises(Error, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.get().what == "test.page.read"
