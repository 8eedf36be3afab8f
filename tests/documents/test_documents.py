"""A paper about a child is made for whoever asked, with the sight they have when it is made."""

import hashlib
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdf
import pytest
from django.db import ProgrammingError
from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.documents import jobs, rules
from methub.documents.changes import NotWaiting, ask_document, begin_document, give_up_document
from methub.documents.codes import Form, State
from methub.documents.models import Document, DocumentBody
from methub.documents.rules import Made, Maker, NotAllowed, maker_of, register
from methub.fittings.papers import Paper, Paragraph
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from tests import town as the_town
from tests.copies import again
from tests.desk import signed_in
from tests.fittings.page import axe, chromium, show

PICTURES = os.environ.get("HUB_PICTURES")
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


class Note:
    """What a room above would do: it has a reader or none, and may fail on the way."""

    def __init__(self):
        self.readers = set()
        self.trouble = None
        self.seen = []

    def may(self, *, viewer, of, options):
        return viewer.user_id in self.readers

    def make(self, *, viewer, of, options, progress):
        progress(1, 4)
        self.seen.append((viewer.user_id, viewer.doing, of, dict(options)))
        if self.trouble:
            raise self.trouble
        return Made(Paper("Note", (Paragraph(f"Of {of} for {viewer.name}"),)), (12, 7, 12))


@pytest.fixture
def town(db):
    return again("documents", lambda: the_town.found(at=NOW - timedelta(days=400)))


@pytest.fixture
def note(monkeypatch):
    monkeypatch.setattr(rules, "_MAKERS", {})
    note = Note()
    register(Maker("note", "A note", "places:place", Permission.READ_PLACES, note.may, note.make))
    return note


@pytest.fixture
def worker(town, note):
    user = town.people[Role.HUB_WORKER]
    note.readers.add(user.pk)
    return user


@pytest.fixture
def document(worker):
    return asked(worker)


@pytest.fixture
def client(worker):
    return signed_in(worker)


def asked(user, form=Form.PDF, **options):
    _, actor = front_desk(user=user, at=NOW)
    return ask_document(kind="note", of="ABC2345678", form=form, options=options, by=actor, at=NOW)


def get(client, document, page="document"):
    return client.get(reverse(f"documents:{page}", args=[document.reference]))


def made(document):
    jobs.make_waiting(at=NOW)
    document.refresh_from_db()
    return document


def test_a_worker_waits_on_a_page_that_asks_again_and_then_fetches_the_file(client, document):
    waiting = get(client, document).content.decode()
    assert "Waiting to be made" in waiting
    assert "hx-get" in waiting
    assert "Download" not in waiting
    assert get(client, document, "file").status_code == 302
    made(document)
    ready = get(client, document, "progress").content.decode()
    assert "hx-get" not in ready
    assert "Download (PDF" in ready
    answer = get(client, document, "file")
    assert answer["Content-Disposition"] == (
        f'attachment; filename="note-{document.reference}.pdf"'
    )
    said = pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert f"Of ABC2345678 for {document.asked_by_name}" in said


def test_the_same_paper_can_be_had_for_word(client, worker):
    document = made(asked(worker, Form.WORD))
    answer = get(client, document, "file")
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert answer.content.startswith(b"PK")


def test_it_is_made_with_the_sight_of_whoever_asked_and_what_they_asked(worker, document, note):
    made(asked(worker, recipient="police"))
    what = frozenset({Permission.READ_PLACES})
    assert note.seen[-1] == (worker.pk, what, "ABC2345678", {"recipient": "police"})


def test_whoever_asked_may_no_longer_have_it_when_it_is_made(client, document, note, worker):
    note.readers.clear()
    assert made(document).state == State.FAILED
    assert document.trouble == jobs.NOT_ALLOWED
    assert note.seen == []
    assert not DocumentBody.objects.exists()


@pytest.mark.parametrize("page", ["document", "progress", "file"])
def test_sight_that_ended_closes_every_page_of_it(client, document, note, page):
    made(document)
    note.readers.clear()
    assert get(client, document, page).status_code == 404


def test_while_it_is_made_the_page_that_asks_again_asks_nothing_about_whom_it_is_of(
    client, document, note
):
    note.readers.clear()
    assert get(client, document, "progress").status_code == 200
    assert get(client, document).status_code == 404


def test_what_somebody_asked_for_lately_is_found_again_by_them_alone(client, town, document):
    Document.objects.update(asked_at=now())
    listed = client.get(reverse("documents:list"))
    assert reverse("documents:document", args=[document.reference]) in listed.text
    other = signed_in(town.people[Role.TEAM_MANAGER])
    assert document.reference not in other.get(reverse("documents:list")).text
    Document.objects.update(asked_at=now() - timedelta(days=31))
    assert document.reference not in client.get(reverse("documents:list")).text


@pytest.mark.parametrize("page", ["document", "progress", "file"])
def test_nobody_else_has_it_whatever_their_role(town, document, note, page):
    made(document)
    manager = town.people[Role.HUB_MANAGER]
    note.readers.add(manager.pk)
    assert get(signed_in(manager), document, page).status_code == 404


def test_a_permission_that_ended_closes_it_though_the_maker_would_not(town, note):
    partner = town.people[Role.PARTNER]
    note.readers.add(partner.pk)
    assert Permission.READ_PLACES not in front_desk(user=partner, at=NOW)[0].permissions
    assert made(asked(partner)).state == State.FAILED


def test_a_file_that_is_not_the_one_that_was_made_is_not_sent(client, document):
    made(document)
    DocumentBody.objects.all().delete()
    DocumentBody.objects.create(document=document, content=b"another file")
    answer = get(client, document, "file")
    assert answer.status_code == 409
    assert "This is not the file that was made" in answer.content.decode()
    assert Entry.objects.filter(what="documents.document.tampered").exists()


def test_the_book_says_who_asked_what_was_made_and_who_was_on_it_when_it_was_fetched(
    client, document
):
    made(document)
    get(client, document, "file")
    lines = Entry.objects.filter(what__startswith="documents.").order_by("pk")
    assert [line.what.split(".")[-1] for line in lines] == ["asked", "begun", "made", "fetched"]
    assert lines[2].details["shown"] == lines[3].details["shown"] == [7, 12]
    content = bytes(DocumentBody.objects.get().content)
    assert lines[2].details["sha256"] == hashlib.sha256(content).hexdigest()


def test_one_paper_that_cannot_be_made_does_not_hold_up_the_next(document, worker, note):
    note.trouble = ZeroDivisionError()
    made(document)
    assert (document.state, document.trouble) == (State.FAILED, jobs.WENT_WRONG)
    note.trouble = None
    assert made(asked(worker)).state == State.READY


def test_the_maker_may_say_no_on_the_way(client, document, note):
    note.trouble = NotAllowed()
    assert made(document).trouble == jobs.NOT_ALLOWED
    assert jobs.NOT_ALLOWED in get(client, document).content.decode()
    assert (document.done, document.total) == (1, 4)


def test_what_a_stopped_machine_left_is_made_again_and_given_up_the_fourth_time(client, document):
    for _ in range(2):
        begin_document(document=document, by=MET_HUB, at=NOW)
    Document.objects.update(done=2, total=4)
    assert "2 of 4 parts are done" in get(client, document, "progress").content.decode()
    assert made(document).state == State.READY
    stuck = Document.objects.create(
        kind="note", of="X", form=Form.PDF, asked_at=NOW, asked_by_id=document.asked_by_id,
        asked_by_name="A", state=State.MAKING, attempts=3,
    )  # fmt: skip
    assert made(stuck).state == State.FAILED
    assert stuck.trouble == jobs.WENT_WRONG


def test_what_was_made_is_not_given_up(document):
    made(document)
    with pytest.raises(NotWaiting):
        give_up_document(document=document, trouble="late", by=MET_HUB, at=NOW)


def test_after_a_month_the_file_is_gone_and_the_page_says_so(client, document):
    made(document)
    assert jobs.forget_old_files(at=NOW + timedelta(days=30)) == 0
    assert jobs.forget_old_files(at=NOW + timedelta(days=31)) == 1
    assert not DocumentBody.objects.exists()
    assert "Ask for it again" in get(client, document).content.decode()
    assert get(client, document, "file").status_code == 302


def test_the_bytes_are_never_written_over(document):
    made(document)
    with pytest.raises(ProgrammingError, match="permission denied|update"):
        DocumentBody.objects.update(content=b"another file")


@pytest.mark.journey
def test_the_pages_of_a_document_are_silent_under_axe(client, document, worker):
    kept = made(document)
    failed = asked(worker)
    give_up_document(document=failed, trouble=jobs.WENT_WRONG, by=MET_HUB, at=NOW)
    broken = made(asked(worker))
    DocumentBody.objects.filter(document=broken).delete()
    DocumentBody.objects.create(document=broken, content=b"another file")
    found = {
        "ready": get(client, kept),
        "waiting": get(client, asked(worker)),
        "failed": get(client, failed),
        "tampered": get(client, broken, "file"),
    }
    with chromium() as browser:
        for name, answer in found.items():
            page = browser.new_page()
            said = show(page, answer.text, policy=answer["Content-Security-Policy"])
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 700})
                said += axe(page)
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
                if PICTURES:
                    page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png")
            assert said == [], name
            page.close()


def test_a_kind_that_nobody_makes_cannot_be_asked_for(worker):
    with pytest.raises(LookupError):
        ask_document(kind="unknown", of="X", form=Form.PDF, by=MET_HUB, at=NOW)
    assert not Document.objects.exists()


def test_two_rooms_cannot_make_the_same_kind(note):
    with pytest.raises(ValueError, match="Two makers"):
        register(Maker("note", "Another", "home", Permission.READ_PLACES, note.may, note.make))
    assert maker_of("note").words == "A note"
