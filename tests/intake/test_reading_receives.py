"""What arrives is kept, read, and waits in the inbox, whatever goes wrong."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from methub.agencies.changes import found_partnership
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.intake import rules
from methub.intake.changes import read_message, receive
from methub.intake.codes import NotificationKind as K
from methub.intake.codes import NotificationState
from methub.intake.jobs import read_waiting_messages
from methub.intake.models import Notification
from methub.post.changes import keep_message
from methub.post.codes import Channel
from methub.post.models import Message, MessageBody
from tests import town as the_town
from tests.intake.reading import NOON, SAMPLES, email, sample


@pytest.fixture
def partnership(db):
    return found_partnership(name="Cambridgeshire and Peterborough", by=MET_HUB, at=NOON)


@pytest.fixture
def arrive(partnership):
    def arriving(raw, at=NOON):
        return receive(raw=raw, channel=Channel.UPLOAD, partnership=partnership, by=MET_HUB, at=at)

    return arriving


def test_keeleys_notification_waits_in_the_inbox_with_what_was_read(arrive):
    (notification,) = arrive(sample(1))
    notification.refresh_from_db()
    assert notification.state == NotificationState.NEW
    assert (notification.kind, notification.police_reference) == (
        K.MISSING_REPORTED,
        "MP/35/4471/26",
    )
    assert (notification.surname, notification.born_on) == ("Hollis", date(2011, 3, 14))
    assert notification.missing_since == datetime(2026, 11, 20, 18, 15, tzinfo=UTC)
    assert notification.read.circumstances.startswith("Left the home on foot")
    assert (notification.child, notification.episode) == (None, None)  # a person decides
    assert bytes(MessageBody.objects.get().raw) == sample(1)


def test_the_arrival_and_each_notification_are_in_the_book_and_name_no_child(arrive):
    megan, owen = arrive(sample(7))
    lines = Entry.objects.filter(what="intake.notification.received").order_by("pk")
    assert [line.about_id for line in lines] == [megan.pk, owen.pk]
    assert "Pryce" not in json.dumps([line.details for line in Entry.objects.all()])


def test_keeley_reported_again_is_recognised_and_kept(arrive):
    (first,), (again,), (third,) = arrive(sample(1)), arrive(sample(8)), arrive(sample(8))
    assert (first.duplicate_of, again.duplicate_of, third.duplicate_of) == (None, first, first)
    assert Message.objects.count() == 3


def test_a_hotels_letter_sent_twice_is_recognised_by_its_words(arrive):
    (first,), (again,) = arrive(sample(6)), arrive(sample(6))
    assert again.duplicate_of == first


def test_what_another_partnership_was_told_is_nobodys_repeat_here(arrive):
    elsewhere = found_partnership(name="Somewhere Else", by=MET_HUB, at=NOON)
    receive(raw=sample(1), channel=Channel.UPLOAD, partnership=elsewhere, by=MET_HUB, at=NOON)
    (here,) = arrive(sample(1))
    assert here.duplicate_of is None


def test_a_stranger_sees_no_notification(db):
    town = the_town.found(at=NOON)
    receive(
        raw=sample(1), channel=Channel.UPLOAD, partnership=town.partnership, by=MET_HUB, at=NOON
    )
    stranger, _ = front_desk(user=town.stranger, at=NOON)
    hub, _ = front_desk(user=town.people[Role.HUB_WORKER], at=NOON)
    assert not Notification.objects.visible_to(stranger)
    assert Notification.objects.visible_to(hub).count() == 1


def test_when_reading_itself_fails_the_message_waits_for_a_person_all_the_same(arrive, monkeypatch):
    def fails(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(rules, "read", fails)
    (notification,) = arrive(sample(1))
    assert notification.kind == K.UNREAD
    assert "It is kept whole" in notification.problems[0]["why"]
    assert bytes(MessageBody.objects.get().raw) == sample(1)


def test_a_message_kept_just_before_a_crash_is_read_by_the_next_minute(partnership):
    keep_message(
        raw=sample(7), channel=Channel.MAILBOX, partnership=partnership, by=MET_HUB, at=NOON
    )
    assert read_waiting_messages(at=NOON) == 1
    assert read_waiting_messages(at=NOON) == 0
    assert Notification.objects.count() == 2


def test_reading_a_message_again_makes_nothing_new(arrive):
    made = arrive(sample(7))
    again = read_message(message=made[0].message, by=MET_HUB, at=NOON)
    assert [one.pk for one in again] == [one.pk for one in made]


def test_of_a_message_too_large_to_take_in_a_person_is_told(partnership):
    message = keep_message(
        raw=b"Subject: MISSING\r\nDate: Sat, 21 Nov 2026 12:00:00 +0000\r\n\r\n",
        channel=Channel.MAILBOX, partnership=partnership, is_whole=False, by=MET_HUB, at=NOON,
    )  # fmt: skip
    (notification,) = read_message(message=message, by=MET_HUB, at=NOON)
    assert "It waits in the mailbox" in notification.problems[0]["why"]


@pytest.mark.django_db(transaction=True)
def test_the_same_message_twice_at_one_moment_is_recognised():
    partnership = found_partnership(name="Cambridgeshire", by=MET_HUB, at=NOON)

    def arriving(raw):
        try:
            receive(raw=raw, channel=Channel.UPLOAD, partnership=partnership, by=MET_HUB, at=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as at_once:
        list(at_once.map(arriving, [sample(1), sample(8)] * 4))
    assert Notification.objects.filter(duplicate_of=None).count() == 1
    assert Notification.objects.count() == 8


def command(*words):
    said = StringIO()
    call_command("receive", *map(str, words), stdout=said)
    return said.getvalue()


def test_the_command_prints_one_object_a_notification(partnership):
    said = [json.loads(line) for line in command("--json", *SAMPLES).splitlines()]
    assert len(said) == 11
    keeley, found, daniel = said[:3]
    assert list(keeley) == [
        "id", "kind", "police_reference", "surname", "forenames", "born_on", "missing_since",
        "reported_at", "found_at", "police_risk", "problems", "duplicate_of",
    ]  # fmt: skip
    assert keeley | {"id": ""} == {
        "id": "",
        "kind": "missing-reported",
        "police_reference": "MP/35/4471/26",
        "surname": "Hollis",
        "forenames": "Keeley Anne",
        "born_on": "2011-03-14",
        "missing_since": "2026-11-20T18:15:00+00:00",
        "reported_at": "2026-11-20T21:50:00+00:00",
        "found_at": None,
        "police_risk": "medium",
        "problems": [],
        "duplicate_of": None,
    }
    assert found["found_at"] == "2026-11-21T03:40:00+00:00"
    assert (daniel["reported_at"], daniel["problems"][0]["field"]) == (None, "reported_at")
    assert [one["kind"] for one in said[3:6]] == ["risk-changed", "placement-notice", "unread"]
    assert [one["duplicate_of"] for one in said].count(keeley["id"]) == 1


def test_the_command_says_in_words_what_arrived(partnership):
    assert "Missing: Hollis, Keeley Anne · MP/35/4471/26" in command(SAMPLES[0])
    assert "1 to check" in command(SAMPLES[9])


def test_a_file_that_is_not_there_does_not_hold_up_the_others(partnership, tmp_path):
    with pytest.raises(CommandError, match="1 of 2 files were not received"):
        command(tmp_path / "nothing.eml", SAMPLES[0])
    assert Notification.objects.count() == 1


def test_the_command_asks_which_partnership_where_there_are_two(partnership):
    found_partnership(name="Somewhere Else", by=MET_HUB, at=NOON)
    with pytest.raises(CommandError, match="Say which partnership"):
        command(SAMPLES[0])
    command(SAMPLES[0], "--partnership", "Somewhere Else")
    with pytest.raises(CommandError, match="no partnership called"):
        command(SAMPLES[0], "--partnership", "Nowhere")


def test_without_any_partnership_nothing_is_taken_in(db):
    with pytest.raises(CommandError, match="There is no partnership yet"):
        command(SAMPLES[0])


def test_ten_megabytes_of_words_wait_in_the_inbox(arrive):
    (notification,) = arrive(email("Surname: Hollis\n" + "a" * 10 * 1024 * 1024))
    assert notification.surname == "Hollis"
    assert any("very long" in problem["why"] for problem in notification.problems)
