"""Letters leave, or it is seen that they did not; and none says anything about a child."""

import email
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ALPHABET, new_reference
from methub.post import queries, rules
from methub.post.changes import send_letter
from methub.post.codes import Progress, Template
from methub.post.jobs import follow_sent_letters, send_due_letters
from methub.post.jobs.carriers import carrier_for
from methub.post.jobs.parcels import WORDS, parcel_for, words_of
from methub.post.models import Letter, LetterProgress
from tests.post.conftest import NOW

MINUTE = timedelta(minutes=1)


def states(letter):
    return list(letter.progress.order_by("pk").values_list("state", flat=True))


def test_a_letter_is_queued_with_its_job_in_the_callers_transaction(write):
    jobs = ProcrastinateJob.objects.filter(task_name="post.send_letters", status="todo")
    before = jobs.count()
    letter = write()
    assert states(letter) == [Progress.QUEUED]
    assert jobs.count() == before + 1
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write("alert 2")
        raise ZeroDivisionError
    assert (Letter.objects.count(), jobs.count()) == (1, before + 1)


def test_the_same_occasion_writes_one_letter(write):
    assert write().pk == write().pk
    assert Letter.objects.count() == LetterProgress.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("reference", "KEELEY"),
        ("reference", "MP/35/4471/26"),
        ("path", "/children/Keeley-Hollis/"),
        ("path", "/children/?name=keeley"),
        ("path", "/children/2011-03-14/"),
        ("path", "https://elsewhere.example/"),
    ],
)
def test_a_letter_that_could_name_keeley_is_refused(write, said, value):
    with pytest.raises(rules.SaysTooMuch):
        write(**{said: value})
    assert not Letter.objects.exists()


def test_every_reference_the_product_makes_may_stand_in_a_letter():
    assert set(ALPHABET) == set(re.findall(r"[2-9A-HJKMNP-TV-Z]", ALPHABET))
    rules.refuse_what_tells(reference=new_reference(), path=f"/children/{new_reference()}/")


@pytest.mark.parametrize("template", list(Template))
def test_a_template_has_room_for_nothing_but_a_reference_and_a_link(template):
    words_of(template)
    assert (WORDS / f"{template}.txt").read_text().isascii()


def test_there_is_no_template_that_nobody_sends():
    assert {path.stem for path in WORDS.glob("*.txt")} == set(Template.values())


def test_a_template_with_room_for_a_name_is_refused():
    with pytest.raises(rules.SaysTooMuch):
        rules.parse_letter("Missing: $name\n\nSee $link\n")


def test_nothing_planted_about_keeley_leaves_through_a_real_mail_server(write, postbox):
    letter = write(person_id=4471)
    assert send_due_letters(at=NOW) == 1
    (sent,) = map(email.message_from_bytes, postbox.emails)
    assert sent["To"] == "duty@town.example"
    assert sent["Message-ID"].startswith(f"<{letter.reference}@")
    assert "ABCDEFGH23" in sent.get_payload()
    assert "/today/ABCDEFGH23/" in sent.get_payload()
    assert "4471" not in sent.as_string()
    assert states(letter) == [Progress.QUEUED, Progress.SENT]
    assert send_due_letters(at=NOW + 60 * MINUTE) == 0
    assert Entry.objects.get(what="post.letter.sent").person_id == 4471


def test_a_mail_server_that_refuses_is_tried_again_and_in_the_end_somebody_sees_it(
    write, postbox, hub, stranger
):
    letter, postbox.answer = write(), "451 later"
    at = NOW
    for attempt in range(1, rules.MOST_ATTEMPTS + 1):
        assert send_due_letters(at=at) == 0
        letter.refresh_from_db()
        assert letter.attempts == attempt
        assert send_due_letters(at=at) == 0  # not before its moment
        at = letter.try_at or at
    assert letter.try_at is None
    assert at - NOW > timedelta(hours=12)  # a mail system that is down for a night is reached
    assert states(letter)[-1] == Progress.FAILED
    assert "451" in letter.progress.last().note
    assert list(queries.letters_not_delivered(viewer=hub)) == [letter]
    assert not queries.letters_not_delivered(viewer=stranger)


def test_a_mail_server_that_comes_back_gets_the_letter(write, postbox):
    letter, postbox.answer = write(), "451 later"
    send_due_letters(at=NOW)
    postbox.answer = "250 OK"
    assert send_due_letters(at=NOW + MINUTE) == 1
    assert states(letter) == [Progress.QUEUED, Progress.DELAYED, Progress.SENT]


def test_two_workers_send_a_letter_once(write, settings, tmp_path):
    letter, carrier = write(), carrier_for("file")
    stale = Letter.objects.get(pk=letter.pk)
    said = {"parcel": parcel_for(letter), "carrier": carrier, "by": MET_HUB, "at": NOW}
    assert send_letter(letter=letter, **said) == Progress.SENT
    assert send_letter(letter=stale, **said) is None


def test_a_worker_that_dies_while_sending_leaves_the_letter_to_the_next(write, postbox):
    letter = write()

    class Dies:
        def carry(self, parcel):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send_letter(letter=letter, parcel=parcel_for(letter), carrier=Dies(), by=MET_HUB, at=NOW)
    assert send_due_letters(at=NOW + MINUTE) == 0
    assert send_due_letters(at=NOW + 10 * MINUTE) == 1
    assert len(postbox.emails) == 1


def test_in_the_demonstration_letters_are_files_nobody_else_can_read(write, settings, tmp_path):
    settings.HUB_VAR = tmp_path
    letter = write()
    assert send_due_letters(at=NOW) == 1
    (file,) = (tmp_path / "post-out").iterdir()
    assert email.message_from_bytes(file.read_bytes())["Message-ID"].startswith(
        f"<{letter.reference}@"
    )
    assert (tmp_path / "post-out").stat().st_mode & 0o077 == 0


def test_notify_is_given_the_words_and_says_what_became_of_them(write, notify):
    letter = write()
    assert send_due_letters(at=NOW) == 1
    (asked,) = notify.asked
    assert asked["email_address"] == "duty@town.example"
    assert asked["reference"] == letter.reference
    assert (
        asked["personalisation"]["subject"]
        == "MET Hub: an alert waits for you (reference ABCDEFGH23)"
    )
    follow_sent_letters(at=NOW + MINUTE)
    assert states(letter)[-1] == Progress.SENT
    notify.status = "delivered"
    follow_sent_letters(at=NOW + 2 * MINUTE)
    follow_sent_letters(at=NOW + 3 * MINUTE)
    assert states(letter) == [Progress.QUEUED, Progress.SENT, Progress.DELIVERED]


def test_what_notify_cannot_deliver_is_seen(write, notify, hub):
    letter = write()
    send_due_letters(at=NOW)
    notify.status = "permanent-failure"
    follow_sent_letters(at=NOW + MINUTE)
    assert list(queries.letters_not_delivered(viewer=hub)) == [letter]


def test_notify_that_answers_with_an_error_is_tried_again(write, notify):
    letter, notify.answers_with = write(), 503
    assert send_due_letters(at=NOW) == 0
    notify.answers_with = 201
    assert send_due_letters(at=NOW + MINUTE) == 1
    assert states(letter) == [Progress.QUEUED, Progress.DELAYED, Progress.SENT]


@pytest.mark.parametrize("setting", ["", "sendmail", "http://mail.example", "smtp://"])
def test_a_carrier_nobody_knows_is_said_in_a_sentence(setting):
    with pytest.raises(ImproperlyConfigured, match="HUB_MAIL must be"):
        carrier_for(setting)


def test_what_became_of_a_letter_is_only_ever_added_to(write):
    progress = write().progress.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        LetterProgress.objects.filter(pk=progress.pk).update(state=Progress.DELIVERED)


def test_the_worker_finds_the_job_that_a_letter_asks_for():
    assert {"post.send_letters", "post.follow_letters", "post.collect_mail"} <= set(app.tasks)
    every_minute = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert {"post.send_letters", "post.collect_mail", "intake.read_kept_messages"} <= every_minute


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_sends_what_waits(write, postbox):
    letter = write()
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    assert states(letter) == [Progress.QUEUED, Progress.SENT]
    # what other tests left in the queue is sent as well: this letter once
    assert len([mail for mail in postbox.emails if b"an alert waits" in mail]) == 1
