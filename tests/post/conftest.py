"""A partnership, a letter in it, and real servers on this machine."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_connection, socket
from threading import Thread

import pytest
from aiosmtpd.controller import Controller

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.post.changes import write_letter
from methub.post.codes import Template
from methub.post.models import Letter
from tests import town as the_town
from tests.town import Town

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def town(db: None) -> Town:
    return the_town.found(at=NOW)


@pytest.fixture
def hub(town: Town) -> Viewer:
    return front_desk(user=town.people[Role.HUB_WORKER], at=NOW)[0]


@pytest.fixture
def stranger(town: Town) -> Viewer:
    return front_desk(user=town.stranger, at=NOW)[0]


@pytest.fixture
def write(town: Town) -> Callable[..., Letter]:
    def writing(once: str = "alert 1, first rung", **said: object) -> Letter:
        return write_letter(
            **{
                "to": "duty@town.example",
                "template": Template.ALERT,
                "reference": "ABCDEFGH23",
                "path": "/today/ABCDEFGH23/",
                "once": once,
                "partnership": town.partnership,
                "by": town.actor(Role.HUB_WORKER),
                "at": NOW,
            }
            | said
        )

    return writing


class Postbox:
    """What an SMTP server was handed, and what it answers."""

    def __init__(self) -> None:
        self.emails: list[bytes] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.answer.startswith("2"):
            self.emails.append(envelope.content)
        return self.answer


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    """A real SMTP server."""
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.HUB_MAIL = f"smtp://127.0.0.1:{server.port}"
    yield box
    server.stop()


class NotifyDesk:
    """What GOV.UK Notify was asked, and what it says became of it."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.status = "sending"
        self.answers_with = 201


@pytest.fixture
def notify(settings) -> Iterator[NotifyDesk]:
    """A stub of GOV.UK Notify: its own client speaks to it over HTTP."""
    desk = NotifyDesk()

    class Stub(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            desk.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.answer(desk.answers_with, {"id": "receipt-1"})

        def do_GET(self) -> None:
            self.answer(200, {"id": self.path.rpartition("/")[2], "status": desk.status})

        def answer(self, status: int, said: dict) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.HUB_MAIL = "notify"
    settings.HUB_NOTIFY_KEY = "key-" + "-".join(["12345678-1234-1234-1234-123456789012"] * 2)
    settings.HUB_NOTIFY_TEMPLATE = "template-1"
    settings.HUB_NOTIFY_URL = f"http://127.0.0.1:{server.server_port}"
    yield desk
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def imap_port() -> Iterator[int]:
    """A real IMAP server, with mailboxes in its memory."""
    port = free_port()
    command = [Path(sys.executable).parent / "pymap", "--no-tls", "--host", "127.0.0.1"]
    command += ["--port", str(port), "dict", "--demo-user", "hub", "--demo-password", "p@ss word"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    for _ in range(100):
        with suppress(OSError), create_connection(("127.0.0.1", port), timeout=1):
            break
        time.sleep(0.1)
    yield port
    server.terminate()
    server.wait(10)


def free_port() -> int:
    with socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
