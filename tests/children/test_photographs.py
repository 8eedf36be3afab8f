"""A photograph of a child: one, as they look now, for whoever may open the record."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.models import Photograph
from methub.people.models import Person

pytestmark = pytest.mark.django_db
SECRET = b"12 Bramley Row, Wisbech"


def file(colour="red", name="IMG_0001.jpg", **more):
    written = BytesIO()
    Image.new("RGB", (40, 50), colour).save(written, "JPEG", **more)
    return SimpleUploadedFile(name, written.getvalue(), "image/jpeg")


@pytest.fixture
def door(keeley):
    return lambda name: reverse(f"children:{name}", args=[keeley.person.reference])


@pytest.fixture
def added(browser, door):
    said = {"photograph": file(comment=SECRET), "taken_on": "1/10/2026"}
    answer = browser().post(door("edit-photograph"), said)
    assert answer.status_code == 302


def test_it_stands_at_the_top_of_the_childs_page_with_its_age(browser, added, keeley, door):
    page = browser().get(reverse("chronology:child", args=[keeley.person.reference]))
    assert f'<img src="{door("photograph")}" alt="Photograph of Keeley Hollis">' in page.text
    assert "Taken 1 Oct 2026" in page.text


def test_nothing_is_sent_but_the_picture_and_never_as_a_page(browser, added, door):
    answer = browser().get(door("photograph"))
    assert answer["Content-Type"] == "image/jpeg"
    assert SECRET not in answer.content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


def test_looking_at_it_is_written_down(browser, added, keeley, door):
    browser().get(door("photograph"))
    assert Entry.objects.get(what="children.photograph.read").person_id == keeley.pk


def test_only_whoever_may_open_the_record_sees_it(browser, added, door):
    assert browser(Role.PARTNER).get(door("photograph")).status_code == 404
    assert browser(Role.ALLOCATED_WORKER).get(door("photograph")).status_code == 404
    assert browser(Role.ANALYST).get(door("photograph")).status_code == 403
    assert not Entry.objects.filter(what="children.photograph.read").exists()


def test_a_new_one_takes_its_place_and_the_old_one_is_gone(browser, added, door):
    before = browser().get(door("photograph")).content
    browser().post(door("edit-photograph"), {"photograph": file("blue")})
    assert browser().get(door("photograph")).content != before
    old, new = Photograph.objects.order_by("pk")
    assert old.content is None
    assert old.removed_at
    assert new.removed_at is None


def test_one_taken_away_is_gone_and_not_only_hidden(browser, added, door, town):
    browser().post(door("remove-photograph"))
    assert browser().get(door("photograph")).status_code == 404
    row = Photograph.objects.get()
    assert row.content is None
    assert row.removed_by_name == town.people[Role.HUB_WORKER].name
    again = browser().post(door("remove-photograph"), follow=True)
    assert "There is no photograph to take away." in again.text


def test_no_copy_of_it_lives_on_in_the_history_of_the_row():
    (history,) = [m for m in Photograph.__subclasses__() if m.__name__ == "PhotographEvent"] or [
        Photograph.pgh_event_models["insert"]
    ]
    assert "content" not in {field.name for field in history._meta.get_fields()}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"taken_on": ""}, "Choose a photograph"),
        ({"photograph": SimpleUploadedFile("a.jpg", b"<script>")}, "cannot be opened"),
        ({"photograph": SimpleUploadedFile("a.jpg", b"")}, "is empty"),
        ({"photograph": file(), "taken_on": "1/1/2099"}, "cannot be in the future"),
    ],
)
def test_what_is_no_photograph_is_refused_in_words(browser, keeley, door, said, words):
    words = words.replace("cannot be opened", "This is not a JPEG, PNG or WebP picture")
    page = browser().post(door("edit-photograph"), said).text
    assert words in page
    assert not Photograph.objects.exists()


def test_a_restricted_childs_photograph_is_closed_with_the_record(browser, added, keeley, door):
    Person.objects.filter(pk=keeley.pk).update(is_restricted=True)
    keeley.person.sights.update(is_suspended=True)
    assert browser().get(door("photograph")).status_code == 404
