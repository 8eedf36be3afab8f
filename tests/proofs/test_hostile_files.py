"""Two hundred files nobody should open: none is kept as a photograph as it is, and none that came
with an e-mail is ever given out as anything but a download in a sandbox."""

from base64 import encodebytes
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from methub.children.models import Photograph
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.intake.changes import receive
from methub.post.codes import Channel
from tests.house.matrix import Cast
from tests.house.test_access_matrix import cast  # noqa: F401
from tests.proofs.conftest import Tally
from tests.proofs.hostile_files import SHAPES, files

pytestmark = pytest.mark.django_db

WHOLE = list(files())
ONE_OF_EACH = WHOLE[:: len(WHOLE) // len(SHAPES)]
SIZES = [
    pytest.param(ONE_OF_EACH, id="one of each"),
    pytest.param(WHOLE, id="all", marks=pytest.mark.proof),
]
EMAIL = (
    "Subject: A file\nMIME-Version: 1.0\nContent-Type: {kind}\n"
    'Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="{name}"\n\n'
)
KINDS = ("text/html", "image/svg+xml", "image/jpeg", "application/javascript")


def browser(cast: Cast) -> Client:  # noqa: F811
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cast.keys["hubs"]
    return client


def kept_as_it_is(cast: Cast, name: str, carried: bytes, sent: bytes) -> tuple[str, str]:  # noqa: F811
    """What became of a file sent as a photograph, and what is wrong with that."""
    child = cast.stories["county"].child
    where = [child.person.reference]
    file = SimpleUploadedFile(name[-180:], sent, content_type="image/jpeg")
    with transaction.atomic():
        client = browser(cast)
        before = set(Photograph.objects.values_list("pk", flat=True))
        said = {"photograph": file, "taken_on": ""}
        answer = client.post(reverse("children:edit-photograph", args=where), said)
        rows = Photograph.objects.exclude(pk__in=before).exists()
        shown = client.get(reverse("children:photograph", args=where)) if rows else None
        transaction.set_rollback(True)
    if answer.status_code >= 500:
        return "crashed", f"answered {answer.status_code}"
    if shown is None:
        return "refused", ""
    drawn = b"".join(shown) if shown.streaming else shown.content
    wrong = drawn == sent or carried in drawn or not drawn.startswith(b"\xff\xd8\xff")
    return "drawn again", "what it carried is still there" if wrong else _unsafe(
        shown, "image/jpeg"
    )


def _unsafe(answer: HttpResponse, kind: str) -> str:
    right = (
        answer.headers["Content-Type"] == kind
        and answer.headers["X-Content-Type-Options"] == "nosniff"
        and "default-src 'none'" in answer.headers["Content-Security-Policy"]
    )
    return "" if right else f"given out unsafely: {answer.headers}"


@pytest.mark.parametrize("chosen", SIZES)
def test_no_hostile_file_becomes_a_photograph_as_it_is(
    cast: Cast,  # noqa: F811
    tally: Tally,
    chosen: list[tuple[str, str, bytes, bytes]],
) -> None:
    tally.promises(files=len(chosen), planted=1, refused=10)
    found = []
    for shape, name, carried, sent in chosen:
        became, wrong = kept_as_it_is(cast, name, carried, sent)
        found += [f"{shape}: {wrong}"] if wrong else []
        tally.adds("files")
        tally.adds(became)
    assert found == []
    with patch("methub.children.changes.photographs.redrawn", side_effect=lambda sent: sent):
        _, name, carried, sent = WHOLE[0]
        tally.adds("planted", bool(kept_as_it_is(cast, name, carried, sent)[1]))


@pytest.mark.parametrize("chosen", SIZES)
def test_no_hostile_file_in_an_email_is_given_out_but_to_the_disk(
    cast: Cast,  # noqa: F811
    tally: Tally,
    chosen: list[tuple[str, str, bytes, bytes]],
) -> None:
    tally.promises(files=len(chosen))
    for number, (shape, name, _, sent) in enumerate(chosen):
        head = EMAIL.format(kind=KINDS[number % len(KINDS)], name=name)
        answer = _downloaded(cast, head.encode("utf-8", "replace") + encodebytes(sent))
        assert answer.content == sent, shape
        assert answer.headers["Content-Disposition"].startswith("attachment"), shape
        assert "sandbox" in answer.headers["Content-Security-Policy"], shape
        assert not _unsafe(answer, "application/octet-stream"), shape
        tally.adds("files")


def _downloaded(cast: Cast, raw: bytes) -> HttpResponse:  # noqa: F811
    undone = transaction.atomic()
    undone._from_testcase = True  # what must be durable is as durable as the town
    with undone:
        (row,) = receive(
            raw=raw, channel=Channel.UPLOAD, partnership=cast.town.partnership,
            by=MET_HUB, at=now(),
        )  # fmt: skip
        where = reverse("intake:attachment", args=[row.reference, 0])
        answer = browser(cast).get(where)
        transaction.set_rollback(True)
    return answer
