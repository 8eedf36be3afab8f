"""Several people save the same section of the same interview at the same moment: one is saved,
each of the others is shown both texts, and no word that anybody was told is saved is gone."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse

from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.interviews.codes import Section
from methub.interviews.models import Answers, Interview
from tests.desk import signed_in
from tests.interviews.conftest import (
    Hub,
    hub,  # noqa: F401
)
from tests.proofs.conftest import Tally, sized
from tests.proofs.controls import Controls

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = (Role.HUB_WORKER, Role.HUB_SENIOR, Role.HUB_MANAGER)
AT_ONCE = 8
FIELD = "own_words"


class Writer:
    """Somebody at their own browser."""

    def __init__(self, user: User, address: str) -> None:
        self.browser, self.address = signed_in(user), address

    def opens(self) -> dict[str, str]:
        offered = Controls.of(self.browser.get(self.address).content.decode()).offered
        return {name: answers[0] if answers else "" for name, answers in offered.items()}

    def saves(self, form: dict[str, str], words: str) -> str:
        """What they are told: saved, or both texts."""
        answer = self.browser.post(self.address, form | {FIELD: words})
        return "saved" if answer.status_code == 302 else answer.content.decode()


def round_of(writers: list[Writer], number: int) -> dict[str, str]:
    """Everybody opens the same page, then everybody presses the button."""
    told: dict[str, str] = {}
    forms = [writer.opens() for writer in writers]
    ready = Barrier(len(writers))

    def write(writer: Writer, form: dict[str, str], words: str) -> None:
        ready.wait()
        try:
            told[words] = writer.saves(form, words)
        finally:
            connection.close()

    threads = [
        Thread(target=write, args=(writer, form, f"round {number} writer {index} said"))
        for index, (writer, form) in enumerate(zip(writers, forms, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def lost(told: dict[str, str], kept: list[str]) -> list[str]:
    """Who was told something that is not so."""
    saved = [words for words, said in told.items() if said == "saved"]
    found = [f"{words}: told saved, not kept" for words in saved if kept.count(words) != 1]
    if len(saved) != 1:
        found.append(f"{len(saved)} were told that theirs was saved")
    for words, said in told.items():
        if said != "saved" and not (words in said and any(one in said for one in saved)):
            found.append(f"{words}: not shown both texts")
    return found


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param(16, id="a sample"),
        pytest.param(sized(1_600), id="all", marks=pytest.mark.proof),
    ],
)
def test_no_edit_is_lost_when_people_write_at_once(
    hub: Hub,  # noqa: F811
    tally: Tally,
    edits: int,
) -> None:
    tally.promises(edits=edits, planted=2)
    interview: Interview = hub.started(hub.opened(hub.child()))
    address = reverse("interviews:section", args=[interview.reference, Section.VOICE])
    writers = [
        Writer(hub.town.people[WRITERS[index % len(WRITERS)]], address) for index in range(AT_ONCE)
    ]
    found: list[str] = []
    told: dict[str, str] = {}
    for number in range(-(-edits // AT_ONCE)):
        told = round_of(writers, number)
        found += lost(told, [row.answers[FIELD] for row in Answers.objects.all()])
        tally.adds("edits", len(told))
    assert found == []
    kept = [row.answers[FIELD] for row in Answers.objects.all()]
    tally.adds("planted", bool(lost(told, kept[:-1])))
    tally.adds("planted", bool(lost(dict.fromkeys(told, "saved"), kept)))
