"""No file is passed on that the virus scanner has not passed."""

import socket
import struct
import threading
from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from methub.fittings import scanning
from methub.fittings.fields import FilesField
from methub.fittings.scanning import Harmful, NotScanned, refuse_harmful

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Scanner(threading.Thread):
    """Speaks ClamAV's protocol: what it was sent, and a verdict on it."""

    def __init__(self, verdict: bytes = b"") -> None:
        super().__init__(daemon=True)
        self.verdict = verdict
        self.seen: list[bytes] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.where = f"tcp:127.0.0.1:{self.door.getsockname()[1]}"

    def run(self) -> None:
        while True:
            try:
                caller, _ = self.door.accept()
            except OSError:
                return
            with caller, caller.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                content = b""
                while size := struct.unpack(">I", said.read(4))[0]:
                    content += said.read(size)
                self.seen.append(content)
                found = b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"
                caller.sendall((self.verdict or found) + b"\0")


@pytest.fixture
def scanner(settings) -> Iterator[Scanner]:
    answering = Scanner()
    answering.start()
    settings.HUB_CLAMAV = answering.where
    yield answering
    answering.door.close()


def test_what_is_harmful_is_refused_wherever_in_the_file_it_is(scanner):
    with pytest.raises(Harmful):
        refuse_harmful(b"\0" * 200_000 + EICAR + b"\0" * 10)


def test_the_scanner_sees_every_byte_and_passes_what_is_harmless(scanner):
    content = bytes(range(256)) * 1_000
    refuse_harmful(content)
    refuse_harmful(b"")
    assert scanner.seen == [content, b""]


@pytest.mark.parametrize("where", ["tcp:127.0.0.1:1", "unix:/nowhere/clamd.ctl"])
def test_a_scanner_that_does_not_answer_is_no_way_past_it(settings, where):
    settings.HUB_CLAMAV = where
    with pytest.raises(NotScanned):
        refuse_harmful(b"harmless")


@pytest.mark.parametrize("verdict", [b"INSTREAM size limit exceeded. ERROR", b"OK?", b" "])
def test_an_answer_that_is_no_verdict_passes_nothing(settings, verdict):
    answering = Scanner(verdict)
    answering.start()
    settings.HUB_CLAMAV = answering.where
    with pytest.raises(NotScanned):
        refuse_harmful(b"harmless")
    answering.door.close()


def test_a_file_in_a_form_is_scanned_and_refused_in_words(scanner):
    field = FilesField(label="Photograph")
    with pytest.raises(ValidationError, match="harmful"):
        field.clean([SimpleUploadedFile("a.jpg", EICAR)])
    (kept,) = field.clean([SimpleUploadedFile("a.jpg", b"harmless")])
    assert kept.read() == b"harmless"


def test_what_must_be_kept_as_evidence_is_kept_whatever_it_is(scanner):
    field = FilesField(label="E-mail", is_evidence=True)
    assert field.clean([SimpleUploadedFile("a.eml", EICAR)])
    assert not scanner.seen


def test_where_no_scanner_is_set_up_nothing_is_asked(settings):
    settings.HUB_CLAMAV = ""
    refuse_harmful(EICAR)


def test_a_scanner_that_stays_silent_is_not_waited_for_for_ever(settings, monkeypatch):
    monkeypatch.setattr(scanning, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.HUB_CLAMAV = f"tcp:127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(NotScanned):
            refuse_harmful(b"harmless")
