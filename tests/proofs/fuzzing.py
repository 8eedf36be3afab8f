"""One hostile request after another at every door, each by somebody it opens for, each undone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.house.addresses import kwargs_for
from tests.house.matrix import PEOPLE, Cast, Row, rows
from tests.proofs import hostile
from tests.proofs.controls import Controls, listening

FORM = "application/x-www-form-urlencoded"
PARTS = ("", "[]", "-day", "-month", "-year", "_day", "_time")
# Who is tried first: those for whom most doors open.
EAGER = ("hubs", "hubm", "poli", "admi", "gove", "allo", *PEOPLE)
ASKED_ANYWHERE = ("page", "q", "next", "from", "until", "sort", "message", "tab", "state")


@dataclass
class Target:
    """A door, and somebody it opens for."""

    door: str
    method: str
    who: str
    address: str
    controls: Controls = field(default_factory=Controls)
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sent:
    """One request: how many hostile values stand in it."""

    address: str
    body: bytes
    kind: str
    inputs: int
    typed: dict[str, list[str]]


def send(cast: Cast, target: Target, sent: Sent) -> HttpResponse:
    """Undone afterwards. What crashes is not turned into a page: its traceback is the finding."""
    client = Client()
    if target.who in cast.keys:
        client.cookies[settings.SESSION_COOKIE_NAME] = cast.keys[target.who]
    undone = transaction.atomic()
    undone._from_testcase = True  # what must be durable is as durable as the town
    with undone:
        answer = client.generic(target.method, sent.address, sent.body, content_type=sent.kind)
        transaction.set_rollback(True)
    return answer


def targets(cast: Cast) -> Iterator[Target]:
    """Every door and method that somebody may use, with what its form asks."""
    for row in rows():
        if row.child in ("-", "caseload"):
            target = Target(row.door, row.method, _who(row), _address(cast, row))
            _learn(cast, target)
            yield target


def _who(row: Row) -> str:
    answers = dict(zip(PEOPLE, row.answers, strict=True))
    return next((who for who in EAGER if answers[who] in ("200", "302", "400")), "hubs")


def _address(cast: Cast, row: Row) -> str:
    return reverse(row.door, kwargs=kwargs_for(row.door, cast.town, cast.stories.get(row.child)))


def _learn(cast: Cast, target: Target) -> None:
    """Its own page first; then what the product looks for when nothing is sent."""
    page = Target(target.door, "GET", target.who, target.address)
    with listening() as heard:
        shown = send(cast, page, Sent(target.address, b"", "", 0, {}))
        if "html" in shown.headers.get("Content-Type", "") and not shown.streaming:
            target.controls = Controls.of(shown.content.decode())
        if target.method == "POST":
            send(cast, target, Sent(target.address, b"", FORM, 0, {}))
    target.names = sorted({*target.controls.offered, *heard} - target.controls.files)


def request(target: Target, chance: Random) -> Sent:
    """A hostile one: in the form, in the query, or in the address itself."""
    shape = chance.random()
    if target.method == "POST" and shape < 0.9:
        return _form(target, chance)
    if shape < 0.95:
        return _query(target, chance)
    return _path(target, chance)


def _form(target: Target, chance: Random) -> Sent:
    """One hostile value among likely ones, which reaches deep; or hostile values everywhere."""
    names = target.names or ["anything"]
    wrong = {chance.choice(names)} if chance.random() < 0.6 else set(names)
    typed: dict[str, list[str]] = {}
    for name in names:
        if name not in wrong:
            typed[name] = [target.controls.likely(name, chance)]
        elif chance.random() < 0.95:
            part = chance.choice(PARTS) if chance.random() < 0.1 else ""
            many = 1 if chance.random() < 0.95 else 3
            typed[name + part] = [hostile.value(chance) for _ in range(many)]
    if target.controls.files or chance.random() < 0.1:
        return _multipart(target, typed, len(wrong), chance)
    return Sent(target.address, _encoded(typed), FORM, len(wrong), typed)


def _multipart(target: Target, typed: dict[str, list[str]], inputs: int, chance: Random) -> Sent:
    """The same as a form with files has it; a file where words belong, and words for a file."""
    edge, lines = b"--edge", list[bytes]()
    for name, values in typed.items():
        for each in values:
            lines += [edge, _disposition(name), b"", _bytes(each)]
    for name in target.controls.files or {chance.choice(target.names or ["file"])}:
        filename = hostile.value(chance)[:300].replace("\r", "").replace("\n", "")
        lines += [edge, _disposition(name, filename), b"", _bytes(hostile.value(chance))]
        inputs += 2
    body = b"\r\n".join([*lines, b"--edge--", b""])
    return Sent(target.address, body, "multipart/form-data; boundary=edge", inputs, typed)


def _disposition(name: str, filename: str | None = None) -> bytes:
    said = 'Content-Disposition: form-data; name="' + name.replace('"', "%22") + '"'
    return _bytes(said + ("" if filename is None else f'; filename="{filename}"'))


def _query(target: Target, chance: Random) -> Sent:
    names = [*target.names, *ASKED_ANYWHERE]
    picked = {chance.choice(names): hostile.value(chance)[:1_000] for _ in range(3)}
    query = _encoded({name: [each] for name, each in picked.items()}).decode()
    return Sent(f"{target.address}?{query}", b"", FORM, len(picked), {})


def _path(target: Target, chance: Random) -> Sent:
    parts = target.address.strip("/").split("/")
    parts[chance.randrange(len(parts))] = quote(
        hostile.value(chance)[:1_000], safe="", errors="surrogatepass"
    )
    return Sent("/" + "/".join(parts) + "/", b"", FORM, 1, {})


def _encoded(typed: dict[str, list[str]]) -> bytes:
    pairs: list[tuple[Any, Any]] = [(n, each) for n, values in typed.items() for each in values]
    return urlencode(pairs, errors="surrogatepass").encode()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
