"""Nobody saw an answer, so the same form is sent again: one child waits in the inbox, not two."""

import uuid
from io import BytesIO
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.intake import changes
from methub.intake.models import Notification
from methub.post.changes import keep_message
from methub.post.codes import Channel
from methub.post.models import Message
from tests.intake.conftest import NOW, founded
from tests.intake.reading import sample


def email(number: int) -> BytesIO:
    file = BytesIO(sample(number))
    file.name = "notice.eml"
    return file


def sending(key: object, *numbers: int) -> dict[str, Any]:
    return {"key": str(key), "emails": [email(number) for number in numbers]}


def test_the_same_sending_twice_is_one_message(desk):
    client, address, key = desk(), reverse("intake:receive"), uuid.uuid4()
    first = client.post(address, sending(key, 1))
    again = client.post(address, sending(key, 1))
    assert first["Location"] == again["Location"]
    assert Notification.objects.count() == Message.objects.count() == 1
    assert Entry.objects.filter(what="post.message.kept").count() == 1


def test_the_same_file_put_in_anew_is_kept_again_and_recognised(desk):
    client, address = desk(), reverse("intake:receive")
    for _ in range(2):
        client.post(address, sending(uuid.uuid4(), 1))
    first, again = Notification.objects.order_by("pk")
    assert again.duplicate_of == first


def test_a_sending_that_died_half_way_is_finished_by_its_retry(desk):
    """Two files; the first was kept when the server died, and nobody had read it."""
    client, address, key = desk(), reverse("intake:receive"), uuid.uuid4()
    client.post(address, sending(key, 1))
    client.post(address, sending(key, 1, 10))
    assert Message.objects.count() == 2
    assert Notification.objects.filter(duplicate_of=None).count() == Notification.objects.count()


def test_what_was_kept_and_not_read_is_read_by_the_retry(town):
    how: dict[str, Any] = {
        "raw": sample(1), "channel": Channel.UPLOAD, "partnership": town.partnership,
        "once": "a sending", "by": MET_HUB, "at": NOW,
    }  # fmt: skip
    keep_message(**how)
    assert not Notification.objects.exists()
    assert changes.receive(**how) == changes.receive(**how) == list(Notification.objects.all())


@pytest.mark.django_db(transaction=True)
def test_the_same_sending_from_two_threads_at_one_moment_is_one_message():
    town, ready = founded(), Barrier(4)

    def send() -> None:
        ready.wait()
        changes.receive(
            raw=sample(1), channel=Channel.UPLOAD, partnership=town.partnership,
            once="a sending", by=MET_HUB, at=NOW,
        )  # fmt: skip
        connection.close()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Message.objects.count() == Notification.objects.count() == 1
