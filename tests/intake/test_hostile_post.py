"""One odd message may not cost another child their place in the inbox."""

from random import Random
from string import ascii_letters, digits
from typing import Any

import pytest
from django.db import DatabaseError

from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.intake import changes, jobs
from methub.intake.codes import NotificationKind
from methub.intake.models import Notification
from methub.intake.rules import ReadNotification
from methub.post import changes as post
from methub.post.codes import Channel

# What no compression makes short enough for an index.
RANDOM = "".join(Random(1).choices(ascii_letters + digits, k=9_000))
ODD = f"Subject: Missing\n\nType: Missing person\nPolice reference: {RANDOM}\nSurname: Khan\n"


@pytest.mark.django_db(transaction=True)
def test_a_reference_of_nine_thousand_letters_is_for_a_person_to_read(town: Any) -> None:
    (row,) = received(town, ODD)
    assert row.police_reference == ""
    assert row.surname == "Khan"
    assert any("too long" in problem.why for problem in row.read_problems)


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_stored_as_it_was_read_is_in_the_inbox_unread(
    town: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes.receiving.rules, "read", lambda *_, **__: [unstorable()])
    (row,) = received(town, ODD)
    assert row.kind == NotificationKind.UNREAD
    assert "a person needs to read it" in row.read_problems[0].why


@pytest.mark.django_db(transaction=True)
def test_two_hundred_that_cannot_be_read_do_not_hold_up_the_child_behind_them(
    town: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    kept = [keep(town, f"Subject: {n}\n\n{n}\n") for n in range(5)]
    read = changes.read_message

    def failing(*, message: Any, **more: Any) -> Any:
        if message in kept[:3]:
            raise DatabaseError
        return read(message=message, **more)

    monkeypatch.setattr(changes, "read_message", failing)
    assert jobs.read_waiting_messages(at=now()) == 2
    assert set(Notification.objects.values_list("message", flat=True)) == {m.pk for m in kept[3:]}


def unstorable() -> ReadNotification:
    """As if a column had been forgotten: more than an index entry can hold."""
    return ReadNotification(police_reference=RANDOM, digest="0" * 64)


def keep(town: Any, words: str) -> Any:
    return post.keep_message(
        raw=words.encode(),
        channel=Channel.MAILBOX,
        partnership=town.partnership,
        by=MET_HUB,
        at=now(),
    )


def received(town: Any, words: str) -> list[Notification]:
    return changes.receive(
        raw=words.encode(),
        channel=Channel.UPLOAD,
        partnership=town.partnership,
        by=MET_HUB,
        at=now(),
    )
