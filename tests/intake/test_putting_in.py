"""What people put in: files, calls, and what came given out again."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.models import Child
from methub.config.middleware.input import WRAPPER
from methub.intake.codes import NotificationKind
from methub.intake.models import Notification
from methub.post.models import Message, MessageBody
from tests.intake.pressing import Arrives, Desk, address, answers
from tests.intake.reading import email, sample


def test_what_came_is_given_out_exactly_and_only_as_a_download(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(5)
    client = desk()
    response = client.get(address(row, "original"))
    assert response.content == sample(5)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    plan = client.get(reverse("intake:attachment", args=[row.reference, 0]))
    assert plan.content.startswith(b"%PDF-")
    assert plan.headers["Content-Disposition"] == 'attachment; filename="Trigger plan v2.pdf"'
    assert client.get(reverse("intake:attachment", args=[row.reference, 9])).status_code == 404
    assert Entry.objects.filter(what="intake.original.downloaded", about_id=row.pk).exists()


def test_what_the_scanner_does_not_pass_is_kept_and_not_given_out(
    arrives: Arrives, desk: Desk, keeley: Child, settings: Any
) -> None:
    (row,) = arrives(5)
    settings.HUB_CLAMAV = "unix:/nowhere/clamd.ctl"
    for held in (address(row, "original"), reverse("intake:attachment", args=[row.reference, 0])):
        response = desk().get(held)
        assert response.status_code == 409
        assert "does not answer" in response.content.decode()
        assert "attachment" not in response.headers.get("Content-Disposition", "")
    assert desk().get(address(row)).status_code == 200


HOSTILE = {
    "empty": b" ",
    "bytes": bytes(range(256)) * 40,
    "outlook": b"\xd0\xcf\x11\xe0" + b"\0" * 2_000,
    "formula": email(
        'Surname: =HYPERLINK("http://x")\nForenames: \u202eevil\nMissing since: never'
    ),
    "letters": email("Surname: Ó Súilleabháin-O'Neill\nForenames: 李明 Нина\nDOB: ??/??/2011\n"),
    "nul": b"Subject: x\n\nSurname: A\0B\nForenames: \xff\xfe\n",
    "crowd": email("".join(f"Surname: A{n}\nForenames: B\nDOB: 1/1/2012\n\n" for n in range(200))),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_is_put_in_is_kept_and_can_be_opened(what: str, desk: Desk, town: Any) -> None:
    client = desk()
    put_in = SimpleUploadedFile("../../évil\r\n.eml", HOSTILE[what])
    response = client.post(reverse("intake:receive"), {"emails": put_in}, follow=True)
    assert response.status_code == 200
    assert bytes(MessageBody.objects.get().raw) == HOSTILE[what]
    for row in Notification.objects.all()[:3]:
        assert client.get(address(row)).status_code == 200
        for kind in NotificationKind:
            assert client.get(f"{address(row)}?as={kind}").status_code == 200
            pressed = client.post(f"{address(row)}?as={kind}", {"choice": "child:NOBODY"})
            assert pressed.status_code == 404
            assert client.post(f"{address(row)}?as={kind}", {"choice": "new"}).status_code == 200


def test_several_files_at_once_each_become_what_they_are(desk: Desk, keeley: Child) -> None:
    files = [SimpleUploadedFile(f"{n}.eml", sample(n)) for n in (1, 7)]
    page = desk().post(reverse("intake:receive"), {"emails": files}, follow=True).content.decode()
    for name in ("HOLLIS, Keeley Anne", "PRYCE, Megan", "PRYCE, Owen"):
        assert name in page


def test_a_file_that_is_too_large_is_refused_in_words_and_nothing_is_half_done(
    desk: Desk, town: Any, settings: Any
) -> None:
    settings.HUB_LARGEST_UPLOAD = 10_000
    files = [
        SimpleUploadedFile("1.eml", sample(1)),
        SimpleUploadedFile("2.eml", b"x" * (10_001 + WRAPPER)),
    ]
    assert "25 MB together" in desk().get(reverse("intake:receive")).content.decode()
    response = desk().post(reverse("intake:receive"), {"emails": files})
    assert response.status_code in (200, 413)
    assert not Message.objects.exists()


def test_no_file_is_asked_for(desk: Desk, town: Any) -> None:
    assert "Choose a file" in desk().post(reverse("intake:receive"), {}).content.decode()


CALL = {
    "reported_by": "Mrs Hollis, 01945 000000",
    "surname": "Hollis",
    "forenames": "Keeley Anne",
    "born_on": "14 Mar 2011",
    "kind": "missing-reported",
    "missing_since_day": "20 Nov 2026",
    "missing_since_time": "6:15pm",
    "missing_from": "Fenview House",
    "circumstances": "She went out after tea.\nSurname: Someone\nRisk: High",
}


def test_a_telephone_call_is_kept_and_read_like_an_email(desk: Desk, keeley: Child) -> None:
    client = desk(Role.INTAKE_OFFICER)
    form = answers(client.get(reverse("intake:telephone")).content.decode())
    said = {**form, **CALL}
    response = client.post(reverse("intake:telephone"), said)
    row = Notification.objects.get()
    assert response.headers["Location"] == address(row)
    read = row.read
    assert row.kind == NotificationKind.MISSING_REPORTED
    assert (read.surname, read.forenames, str(read.born_on)) == (
        "Hollis", "Keeley Anne", "2011-03-14",
    )  # fmt: skip
    assert read.missing_since is not None and read.missing_since.hour == 18
    assert read.police_risk is None, "what the caller says is prose, whatever lines it has"
    assert read.reported_by == "Mrs Hollis, 01945 000000"
    again = client.post(reverse("intake:telephone"), said)
    assert again.headers["Location"] == address(row)
    assert Notification.objects.count() == 1


def test_an_empty_call_is_not_kept(desk: Desk, town: Any) -> None:
    client = desk()
    form = answers(client.get(reverse("intake:telephone")).content.decode())
    page = client.post(reverse("intake:telephone"), {**form, "kind": "found"}).content.decode()
    assert "Enter a name, or what the caller says" in page
    assert not Message.objects.exists()
