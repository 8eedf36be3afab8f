"""A virus scanner's word on a file, where one is configured. Without its word, no: a scanner that
does not answer must not become a way past it.

ClamAV's own protocol over its socket; what it needs is forty lines, and no package for it is kept.
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing

from django.conf import settings

CHUNK = 64 * 1024
SECONDS = 30
LONGEST_ANSWER = 4_096


class Harmful(Exception):
    """The virus scanner says that this file is harmful, so it is not passed on."""


class NotScanned(Exception):
    """The virus scanner does not answer, and no file is passed on without it. Try again later."""


def refuse_harmful(content: bytes) -> None:
    """Raise `Harmful`, or `NotScanned`; or say nothing, where all is well or nothing is set up.

    HUB_CLAMAV names the socket: `unix:/run/clamav/clamd.ctl`, or `tcp:scanner.example:3310`.
    """
    if not settings.HUB_CLAMAV:
        return
    try:
        verdict = _asked(settings.HUB_CLAMAV, content)
    except OSError as silent:
        raise NotScanned(NotScanned.__doc__) from silent
    if verdict.endswith(" FOUND"):
        raise Harmful(Harmful.__doc__)
    if not verdict.endswith(": OK"):
        raise NotScanned(NotScanned.__doc__)


def _asked(where: str, content: bytes) -> str:
    with closing(_connected(where)) as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for part in _parts(content):
            scanner.sendall(struct.pack(">I", len(part)) + part)
        return _answer(scanner)


def _connected(where: str) -> socket.socket:
    kind, _, address = where.partition(":")
    if kind == "unix":
        scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        scanner.settimeout(SECONDS)
        try:
            scanner.connect(address)
        except OSError:
            scanner.close()
            raise
        return scanner
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _parts(content: bytes) -> Iterator[bytes]:
    """The last part, which is empty, says that there are no more."""
    for start in range(0, len(content), CHUNK):
        yield content[start : start + CHUNK]
    yield b""


def _answer(scanner: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        more = scanner.recv(LONGEST_ANSWER)
        if not more:
            break
        said += more
    return said.rstrip(b"\0\n").decode("ascii", errors="replace")
