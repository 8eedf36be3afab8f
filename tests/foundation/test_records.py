"""A reference can be read out over a telephone, and tells nobody anything."""

import pytest
from django.db import IntegrityError, connection, transaction

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Partnership
from methub.foundation.codes import Code
from methub.foundation.records import ALPHABET, new_reference


def test_references_look_like_nothing_else_when_read_aloud():
    assert not set(ALPHABET) & set("0O1ILU")
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_a_thousand_references_are_all_different():
    made = {new_reference() for _ in range(1_000)}
    assert len(made) == 1_000
    assert all(len(reference) == 10 and set(reference) <= set(ALPHABET) for reference in made)


class Answer(Code):
    YES = "yes", "Yes, of course"
    NO = "no", "No"


def test_a_code_is_its_word_and_knows_what_people_read():
    assert Answer("yes") is Answer.YES
    assert Answer.YES == "yes"
    assert Answer.choices() == [("yes", "Yes, of course"), ("no", "No")]
    assert Answer.values() == ["yes", "no"]


@pytest.mark.django_db
def test_the_database_refuses_a_word_that_is_not_in_the_list():
    partnership = Partnership.objects.create(name="Town")
    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.create(name="Guild", kind="guild", partnership=partnership)
    Agency.objects.create(name="Hub", kind=AgencyKind.HUB, partnership=partnership)


@pytest.mark.django_db
def test_every_version_of_a_row_is_kept():
    partnership = Partnership.objects.create(name="Town")
    Partnership.objects.filter(pk=partnership.pk).update(name="City")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM agencies_partnershipevent WHERE pgh_obj_id = %s ORDER BY pgh_id",
            [partnership.pk],
        )
        assert [name for (name,) in cursor.fetchall()] == ["Town", "City"]
