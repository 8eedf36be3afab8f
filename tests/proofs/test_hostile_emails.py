"""Whatever stands in any field of an e-mail: it is kept byte for byte, somebody in the inbox sees
it, and its page opens."""

from collections.abc import Callable
from random import Random
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.intake import changes
from methub.intake.models import Notification
from methub.post.codes import Channel
from methub.post.models import MessageBody
from tests.house.matrix import Cast
from tests.house.test_access_matrix import cast  # noqa: F401
from tests.intake.reading import SAMPLES
from tests.proofs import hostile
from tests.proofs.conftest import Tally, sized

pytestmark = pytest.mark.django_db

A_SAMPLE, THE_PROOF = 150, 10_000
OPENED_EVERY = 5


def said_otherwise(raw: bytes, chance: Random) -> tuple[bytes, int]:
    """Hostile values where the headers and the lines of the message had theirs."""
    lines, changed = raw.split(b"\n"), 0
    for number, line in enumerate(lines):
        name, colon, _ = line.partition(b":")
        if colon and len(name) < 40 and chance.random() < 0.25:
            lines[number] = name + b": " + bytes_of(chance)
            changed += 1
    return b"\n".join(lines), changed


def cut_short(raw: bytes, chance: Random) -> tuple[bytes, int]:
    return raw[: chance.randrange(len(raw))], 1


def bits_turned(raw: bytes, chance: Random) -> tuple[bytes, int]:
    turned = bytearray(raw)
    places = [chance.randrange(len(turned)) for _ in range(12)]
    for place in places:
        turned[place] = chance.randrange(256)
    return bytes(turned), len(places)


def in_other_letters(raw: bytes, chance: Random) -> tuple[bytes, int]:
    """It says one alphabet and is written in another."""
    names = ("utf-16", "utf-7", "iso-2022-jp", "x-unknown", "cp037", "base64", "", "idna", "hex")
    return raw.replace(b"utf-8", chance.choice(names).encode()), 1


def inside_itself(raw: bytes, chance: Random) -> tuple[bytes, int]:
    """Forwarded as an attachment of an attachment, again and again."""
    for depth in range(chance.randrange(1, 60)):
        edge = f"edge{depth}".encode()
        raw = (
            b'Content-Type: multipart/mixed; boundary="' + edge + b'"\n\n--' + edge
            + b"\nContent-Type: message/rfc822\n\n" + raw + b"\n--" + edge + b"--\n"
        )  # fmt: skip
    return raw, 1


def nothing_of_it(raw: bytes, chance: Random) -> tuple[bytes, int]:
    return chance.choice((b"", b"\0" * 300, b"\xff\xfe", b"\n" * 9_000, chance.randbytes(400))), 1


def bytes_of(chance: Random) -> bytes:
    return hostile.value(chance).encode("utf-8", "surrogatepass")


HARMS: tuple[Callable[[bytes, Random], tuple[bytes, int]], ...] = (
    *(said_otherwise,) * 5, cut_short, bits_turned, in_other_letters, inside_itself, nothing_of_it,
)  # fmt: skip


def lost(cast: Cast, raw: bytes, *, opened: bool) -> str:  # noqa: F811
    """What became of an e-mail that should not have; undone afterwards."""
    undone = transaction.atomic()
    undone._from_testcase = True  # what must be durable is as durable as the town
    with undone:
        rows = changes.receive(
            raw=raw, channel=Channel.UPLOAD, partnership=cast.town.partnership,
            by=MET_HUB, at=now(),
        )  # fmt: skip
        wrong = "" if rows else "nobody in the inbox would see it"
        if any(bytes(MessageBody.objects.get(message=r.message).raw) != raw for r in rows):
            wrong = "the bytes are not those that came"
        if any("Reading this message failed" in str(row.problems) for row in rows):
            wrong = "reading it failed"
        if opened:
            wrong = wrong or _pages(cast, rows)
        transaction.set_rollback(True)
    return wrong


def _pages(cast: Cast, rows: list[Notification]) -> str:  # noqa: F811
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cast.keys["hubs"]
    addresses = [reverse("intake:inbox")]
    addresses += [reverse("intake:notification", args=[row.reference]) for row in rows]
    answers = {address: client.get(address).status_code for address in addresses}
    return "" if set(answers.values()) == {200} else str(answers)


def test_the_guard_notices_an_email_whose_reading_is_lost(cast: Cast) -> None:  # noqa: F811
    raw = SAMPLES[0].read_bytes()
    assert lost(cast, raw, opened=True) == ""
    with patch("methub.intake.rules.read", side_effect=ValueError("planted")):
        assert lost(cast, raw, opened=False)


@pytest.mark.parametrize(
    "many",
    [
        pytest.param(A_SAMPLE, id="a sample"),
        pytest.param(sized(THE_PROOF), id="all", marks=pytest.mark.proof),
    ],
)
def test_no_email_is_lost_whatever_stands_in_it(
    cast: Cast,  # noqa: F811
    tally: Tally,
    many: int,
) -> None:
    tally.promises(emails=many, inputs=many, planted=1)
    chance, found = Random("nothing that arrives is ever lost"), []
    for number in range(many):
        harm = chance.choice(HARMS)
        raw, inputs = harm(chance.choice(SAMPLES).read_bytes(), chance)
        try:
            wrong = lost(cast, raw, opened=number % OPENED_EVERY == 0)
        except Exception as crash:
            wrong = f"{type(crash).__name__}: {crash}"[:400]
        found += [f"{harm.__name__}: {wrong}"] if wrong else []
        tally.adds("emails")
        tally.adds("inputs", inputs)
    if found:
        pytest.fail("\n".join(dict.fromkeys(found)), pytrace=False)
    with patch("methub.intake.rules.read", side_effect=ValueError("planted")):
        tally.adds("planted", bool(lost(cast, SAMPLES[0].read_bytes(), opened=False)))
