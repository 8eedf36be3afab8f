"""The hub's mailbox: every message is kept before it leaves the inbox, on a real IMAP server."""

from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from imapclient import SEEN, IMAPClient

from methub.post import rules
from methub.post.codes import Channel
from methub.post.jobs import collect_waiting_mail, mailbox
from methub.post.models import Message, MessageBody
from tests.intake.reading import sample
from tests.post.conftest import NOW

PASSWORD = "p@ss word"


@pytest.fixture
def inbox(imap_port, town, settings):
    settings.HUB_IMAP = f"imap://hub:{quote(PASSWORD)}@127.0.0.1:{imap_port}/INBOX"
    settings.HUB_IMAP_PARTNERSHIP = town.partnership.name
    with IMAPClient("127.0.0.1", port=imap_port, ssl=False) as client:
        client.login("hub", PASSWORD)
        for folder in ("INBOX", mailbox.KEPT, mailbox.TOO_LARGE):
            if client.folder_exists(folder):
                client.select_folder(folder)
                client.delete_messages(client.search())
                client.expunge()
        client.select_folder("INBOX")
        yield client


def in_folder(client, folder):
    client.select_folder(folder, readonly=True)
    return client.search()


def test_keeleys_notification_is_kept_byte_for_byte_and_leaves_the_inbox(inbox, town):
    inbox.append("INBOX", sample(1))
    assert collect_waiting_mail(at=NOW) == 1
    message = Message.objects.get()
    assert (message.channel, message.partnership) == (Channel.MAILBOX, town.partnership)
    assert bytes(MessageBody.objects.get().raw) == sample(1)
    assert (len(in_folder(inbox, "INBOX")), len(in_folder(inbox, mailbox.KEPT))) == (0, 1)
    assert collect_waiting_mail(at=NOW) == 0


def test_a_message_somebody_has_already_glanced_at_arrives_too(inbox):
    inbox.append("INBOX", sample(2), flags=[SEEN])
    assert collect_waiting_mail(at=NOW) == 1


def test_a_crash_between_keeping_and_moving_loses_nothing_and_is_recognised(inbox, monkeypatch):
    inbox.append("INBOX", sample(1))

    def dies(*_):
        raise ConnectionResetError

    with monkeypatch.context() as crash:
        crash.setattr(mailbox, "_move", dies)
        assert collect_waiting_mail(at=NOW) == 0
    assert collect_waiting_mail(at=NOW) == 1
    first, second = Message.objects.order_by("pk")
    assert list(Message.objects.all().same_bytes_as(second)) == [first]


def test_a_message_that_cannot_be_kept_stays_and_the_next_child_does_not_wait(inbox, monkeypatch):
    inbox.append("INBOX", sample(1))
    inbox.append("INBOX", sample(7))
    keep = mailbox.keep_message

    def keep_all_but_keeleys(*, raw, **said):
        if b"HOLLIS" in raw:
            raise OSError
        return keep(raw=raw, **said)

    monkeypatch.setattr(mailbox, "keep_message", keep_all_but_keeleys)
    assert collect_waiting_mail(at=NOW) == 1
    assert len(in_folder(inbox, "INBOX")) == 1


def test_of_a_message_too_large_to_take_in_the_envelope_is_kept_and_the_rest_waits(
    inbox, monkeypatch
):
    monkeypatch.setattr(rules, "TOO_LARGE", 500)
    inbox.append("INBOX", sample(1))
    assert collect_waiting_mail(at=NOW) == 1
    message = Message.objects.get()
    assert not message.is_whole
    assert message.subject.startswith("MISSING - HOLLIS")
    assert len(in_folder(inbox, mailbox.TOO_LARGE)) == 1


@pytest.mark.parametrize("address", ["imap://mail.example/INBOX", "https://mail.example", "imaps:"])
def test_a_mailbox_of_childrens_names_is_never_read_in_clear(town, settings, address):
    settings.HUB_IMAP = address
    settings.HUB_IMAP_PARTNERSHIP = town.partnership.name
    with pytest.raises(ImproperlyConfigured, match="imaps://"):
        collect_waiting_mail(at=NOW)
