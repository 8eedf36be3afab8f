"""People who put e-mails in and do not give up until they are told that each has arrived."""

import http.client
import json
import re
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.test.client import encode_multipart

from tests.intake.reading import sample
from tests.proofs.ledger import Receive
from tests.proofs.standing import Standing

PUT_IN = "/inbox/put-in/"
PATIENCE = 90
# Of the samples, those that tell of one child under one police reference.
TELLING = (1, 2, 3, 4, 8, 10)
REFERENCE = re.compile(rb"MP/35/\d{4}/26")


def receives(many: int, *, by_command: int) -> list[Receive]:
    """Real e-mail files, each telling news of its own."""
    made = []
    for number in range(many):
        mine = f"MP/35/{10_000 + number}/26".encode()
        raw, changed = REFERENCE.subn(mine, sample(TELLING[number % len(TELLING)]))
        assert changed, "the samples have changed: this one names no police reference"
        made.append(Receive(raw, with_key=number >= by_command))
    return made


class Unanswered(Exception):
    """No answer, or an answer that promises nothing: try again."""


def put_in(hub: Standing, receive: Receive) -> None:
    """Through the form: open it once, then send the same form until it is answered."""
    token, key, cookies = _opened(hub)
    _until_answered(receive, lambda: _posted(hub, receive.raw, token, key, cookies))


def command(hub: Standing, receive: Receive, folder: Path) -> None:
    """`./hub manage receive FILE --json`, until it says that it has."""
    file = folder / f"{uuid.uuid4()}.eml"
    file.write_bytes(receive.raw)

    def run() -> list[str]:
        ran = hub.ran("manage.py", "receive", "--json", "--partnership", hub.partnership, str(file))
        if ran.returncode:
            raise Unanswered(ran.stderr)
        return [json.loads(line)["id"] for line in ran.stdout.splitlines()]

    _until_answered(receive, run)


def _until_answered(receive: Receive, attempt: Callable[[], list[str]]) -> None:
    end = time.monotonic() + PATIENCE
    while not receive.answered and time.monotonic() < end:
        receive.tries += 1
        try:
            receive.told = attempt()
            receive.answered = True
        except (OSError, http.client.HTTPException, Unanswered):
            time.sleep(0.2)


def _opened(hub: Standing) -> tuple[str, str, str]:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            status, headers, page = _asked(hub, "GET", PUT_IN, hub.cookie)
            if status == 200:
                break
        except (OSError, http.client.HTTPException):
            pass
        assert time.monotonic() < end, "the form never opened"
        time.sleep(0.2)
    token = _hidden(page, "csrfmiddlewaretoken")
    planted = [value.split(";")[0] for name, value in headers if name.lower() == "set-cookie"]
    return token, _hidden(page, "key"), "; ".join([hub.cookie, *planted])


def _hidden(page: str, name: str) -> str:
    tag = next(tag for tag in re.findall(r"<input[^>]*>", page) if f'name="{name}"' in tag)
    found = re.search(r'value="([^"]*)"', tag)
    assert found is not None
    return found[1]


def _posted(hub: Standing, raw: bytes, token: str, key: str, cookies: str) -> list[str]:
    """The references of the messages it became."""
    boundary = uuid.uuid4().hex
    body = _form(boundary, {"csrfmiddlewaretoken": token, "key": key}, raw)
    status, headers, _ = _asked(hub, "POST", PUT_IN, cookies, body, boundary)
    if status != 302:
        raise Unanswered(status)
    where = urlsplit(dict(headers)["Location"])
    assert where.path == f"{PUT_IN}done/", where
    assert parse_qs(where.query)["message"]
    return []


def _form(boundary: str, fields: dict[str, str], raw: bytes) -> bytes:
    start = encode_multipart(boundary, fields).removesuffix(f"--{boundary}--\r\n".encode())
    file = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="emails"; filename="notice.eml"\r\n'
        "Content-Type: message/rfc822\r\n\r\n"
    )
    return start + file.encode() + raw + f"\r\n--{boundary}--\r\n".encode()


def _asked(
    hub: Standing, method: str, path: str, cookies: str, body: bytes = b"", boundary: str = ""
) -> tuple[int, list[tuple[str, str]], str]:
    line = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=30)
    headers = {
        "Host": f"localhost:{hub.port}",
        "Cookie": cookies,
        "Origin": f"http://localhost:{hub.port}",
        "Content-Type": f"multipart/form-data; boundary={boundary}" if boundary else "text/plain",
    }
    try:
        line.request(method, path, body, headers)
        answer = line.getresponse()
        return answer.status, answer.getheaders(), answer.read().decode()
    finally:
        line.close()
