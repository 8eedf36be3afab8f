"""Many rows written at once are what they would have been one by one, history and all."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from methub.agencies.models import Authority, Partnership
from methub.audit import trail
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.foundation.many import insert_many
from methub.foundation.records import ALPHABET
from methub.people.codes import Precision, Sex
from methub.people.models import Person

AT = datetime(2026, 11, 21, 18, 30, 0, 123456, tzinfo=UTC)
NAMES = ["Keeley O’Brien", 'Łukasz "Luk" \\ %s', "علي", "x\ty\nz"]
BY = {"by": MET_HUB, "at": AT}

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Partnership:
    return Partnership.objects.create(name="Town")


def said(name: str) -> dict[str, Any]:
    return {"name": name, "sort_name": name.lower(), "sex": Sex.FEMALE}


def plain(table: str, ids: list[int]) -> list[dict[str, Any]]:
    """The rows of a table, without what is another each time it is written."""
    column = "pgh_obj_id" if table.endswith("event") else "id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {column} = ANY(%s) ORDER BY id", [ids])
        names = [one.name for one in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    other = {"id", "reference", "pgh_id", "pgh_obj_id", "pgh_context_id"}
    return [{name: value for name, value in row.items() if name not in other} for row in rows]


@pytest.mark.parametrize("table", ["people_person", "people_personevent"])
def test_many_at_once_are_the_same_rows_and_the_same_history(town: Partnership, table: str) -> None:
    birth = {"born_on": date(2010, 2, 28), "born_year": 2010, "born_month": 2}
    shared = {**birth, "born_on_precision": Precision.DAY}
    with trail.open_page(**BY) as page:
        one_by_one = [
            Person.objects.create(partnership=town, **said(name), **shared).pk for name in NAMES
        ]
        at_once = insert_many(
            Person, [said(name) for name in NAMES], partnership_id=town.pk, **shared
        )
        page.write("test.people.came", about=town)
    rows = plain(table, at_once)
    assert [row["name"] for row in rows] == NAMES
    assert rows == plain(table, one_by_one)


def test_each_row_has_a_reference_of_its_own(town: Partnership) -> None:
    keys = insert_many(Person, [said(name) for name in NAMES], partnership_id=town.pk)
    references = set(Person.objects.filter(pk__in=keys).values_list("reference", flat=True))
    assert len(references) == len(NAMES)
    assert all(len(one) == 10 and set(one) <= set(ALPHABET) for one in references)


def test_the_keys_come_in_the_order_of_the_rows(town: Partnership) -> None:
    keys = insert_many(Person, [said(f"{n}") for n in range(50)], partnership_id=town.pk)
    found = Person.objects.in_bulk(keys)
    assert [found[key].name for key in keys] == [f"{n}" for n in range(50)]


def test_the_database_refuses_among_many_what_it_refuses_alone(town: Partnership) -> None:
    bad = {"name": "Somebody", "born_on_precision": "to the hour"}
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(Person, [bad], partnership_id=town.pk)


def test_what_json_cannot_say_is_refused(town: Partnership) -> None:
    with pytest.raises(TypeError):
        insert_many(Person, [{"name": b"bytes"}], partnership_id=town.pk)


def test_nothing_is_nothing() -> None:
    assert insert_many(Authority, []) == []


def test_each_of_many_has_its_line_in_the_book(town: Partnership) -> None:
    with trail.open_page(**BY) as page:
        keys = insert_many(Person, [said(name) for name in NAMES], partnership_id=town.pk)
        page.write_each(
            "test.person.came", about=Person, whose=[(key, key) for key in keys], since=AT
        )
        page.write("test.person.came", about=Person.objects.get(pk=keys[0]), person_id=0, since=AT)
    *each, alone = Entry.objects.filter(what="test.person.came").order_by("pk")
    assert [(line.about_id, line.person_id) for line in each] == [(key, key) for key in keys]
    other = {"id", "reference", "about_id", "person_id"}
    assert all(_fields(line, other) == _fields(alone, other) for line in each)


def _fields(row: models.Model, other: set[str]) -> dict[str, object]:
    names = (field.attname for field in row._meta.concrete_fields)
    return {name: getattr(row, name) for name in names if name not in other}


def test_lines_about_nobody_are_no_lines() -> None:
    with pytest.raises(trail.UnwrittenChange), trail.open_page(**BY) as page:
        page.write_each("test.person.came", about=Person, whose=[])


def test_no_trigger_asks_in_vain_whether_to_stand_aside() -> None:
    """The asking would fail, row by row, each time as slowly as the transaction is large."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pgtrigger.ignore', true)")
        assert cursor.fetchone() == ("{}",)
