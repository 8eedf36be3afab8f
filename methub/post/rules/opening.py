"""An e-mail taken apart: what it says, what is attached, what could not be read.

Nothing here raises. Whatever cannot be opened is said in plain words, and the bytes stay kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from methub.post.rules.markup import text_of
from methub.post.rules.wording import clean, decode, from_its_start

TOO_LARGE = 25 * 1024 * 1024
"""Bytes. Larger than any mail system here lets through; refused at a door where somebody can be
told, and taken from the mailbox by its headers alone."""

MOST_READ = 400_000
"""Characters of one body that are read; a notification is a few thousand. All of it is kept."""

# Mail systems stop at about ten layers. Beyond these the standard parser takes minutes, which
# would let one hostile message hold up every child behind it.
_MOST_LAYERS = 30
_MOST_DASHED_LINES = 5_000
_MOST_WORK = 2_000_000  # each line is looked at once a layer; 25 MB attached is 430,000 lines
_LAYER = re.compile(rb"content-type:\s*(?:multipart|message)/", re.IGNORECASE)

_MAIL_HEADERS = ("From", "To", "Subject", "Date", "Received", "Message-ID", "Content-Type")
_OUTLOOK = b"\xd0\xcf\x11\xe0"

_NOT_OPENED = (
    "This is an Outlook .msg file or an Office document, not an e-mail file, so it could not be"
    " read. It is kept: forward the e-mail, or save it as .eml."
)
_EMPTY = "This is an empty file. It is kept: ask the sender to send it again."

# What is attached and hides its words from us, though it may hold the whole notification.
_CLOSED = {
    "winmail.dat": "There is an Outlook attachment that could not be opened (winmail.dat).",
    ".msg": "There is an Outlook .msg file attached that could not be read: save it as .eml.",
    "": "There is an empty file attached.",
}
_FOREIGN = (
    "The message says it is written in “{}”, which is not so or not known here; letters with"
    " accents may be wrong."
)
_UNSAID = "The message does not say which alphabet it is in; letters with accents may be wrong."
_LONG = "This message is very long; only its beginning was read. All of it is kept."


@dataclass(frozen=True)
class Body:
    """One text of a message, in each form it was sent in (plain, then HTML as text)."""

    forms: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """A message taken apart."""

    bodies: tuple[Body, ...]
    attached: tuple[Message, ...]
    troubles: tuple[str, ...]

    @property
    def text(self) -> str:
        """What a person is shown beside what was read: each body once."""
        return "\n\n".join(body.forms[0] for body in self.bodies if body.forms)


def open_message(raw: bytes) -> Opened:
    """Take a message apart."""
    if not raw.strip():
        return Opened((), (), (_EMPTY,))
    if raw.startswith(_OUTLOOK):
        return Opened((), (), (_NOT_OPENED,))
    if is_too_tangled(raw):
        return _as_it_stands(raw, "This message has too many layers to open; it is shown as it is.")
    try:
        message = message_from_bytes(from_its_start(raw), policy=compat32)
        return _opened(message) if _is_mail(message) else _as_it_stands(raw)
    except Exception as trouble:  # whatever the standard parser trips over, the message stays
        return _as_it_stands(raw, f"This message could not be opened ({type(trouble).__name__}).")


def is_too_tangled(raw: bytes) -> bool:
    layers = sum(1 for _ in _LAYER.finditer(raw))
    return (
        layers > _MOST_LAYERS
        or (layers + 1) * raw.count(b"\n") > _MOST_WORK
        or raw.count(b"\n--") > _MOST_DASHED_LINES
    )


def parts(message: Message) -> Iterator[Message]:
    """Every part that is not a mere wrapper, in order, those of forwarded messages included."""
    return (part for part in message.walk() if not part.is_multipart())


def is_attached(part: Message) -> bool:
    kind = part.get_content_type()
    says = str(part.get("Content-Disposition") or "").strip().lower()
    # A wrapper whose pieces could not be told apart is read as the text it is.
    is_text = kind in ("text/plain", "text/html") or kind.startswith("multipart/")
    return says.startswith("attachment") or not is_text


def _is_mail(message: Message) -> bool:
    """Or plain text with no envelope: a saved note, or what was taken down on the telephone."""
    return any(name in message for name in _MAIL_HEADERS)


def _as_it_stands(raw: bytes, *troubles: str) -> Opened:
    text, _ = decode(from_its_start(raw)[:MOST_READ], "utf-8")
    return Opened((Body((clean(text),)),), (), troubles)


def _opened(message: Message) -> Opened:
    troubles: list[str] = []
    if any(
        type(defect).__name__ in _CUT_SHORT for part in message.walk() for defect in part.defects
    ):
        troubles.append("This message stops before its end; part of it may be missing.")
    written = [part for part in parts(message) if not is_attached(part)]
    bodies = [
        Body(tuple(_text(p, troubles) for p in group)) for group in _grouped(message, written)
    ]
    attached = tuple(part for part in parts(message) if is_attached(part))
    troubles += [_CLOSED[why] for part in attached if (why := _closed(part)) is not None]
    return Opened(tuple(bodies), attached, tuple(dict.fromkeys(troubles)))


def _closed(part: Message) -> str | None:
    """Which of the attachments nobody can open this is, if it is one."""
    name = str(part.get_filename() or "").casefold()
    kind = part.get_content_type()
    if kind in ("application/ms-tnef", "application/vnd.ms-tnef") or name == "winmail.dat":
        return "winmail.dat"
    if kind == "application/vnd.ms-outlook" or name.endswith(".msg"):
        return ".msg"
    return None if part.get_payload() else ""


_CUT_SHORT = frozenset({"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect"})


def _grouped(message: Message, written: list[Message]) -> Iterator[list[Message]]:
    """Parts that say the same thing in two forms stand together; every other stands alone."""
    alternatives = {
        id(part): id(whole)
        for whole in message.walk()
        if whole.get_content_type() == "multipart/alternative"
        for part in parts(whole)
    }
    groups: dict[int, list[Message]] = {}
    for part in written:
        groups.setdefault(alternatives.get(id(part), id(part)), []).append(part)
    return iter(groups.values())


def _text(part: Message, troubles: list[str]) -> str:
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    charset = _charset(part)
    text, is_as_said = decode(data[: MOST_READ * 4], charset)
    if not is_as_said:
        troubles.append(_FOREIGN.format(clean(charset)) if charset else _UNSAID)
    if len(text) > MOST_READ:
        troubles.append(
            "This message is very long; only its beginning was read. All of it is kept."
        )
        text = text[:MOST_READ]
    return clean(text_of(text) if part.get_content_type() == "text/html" else text)


def _charset(part: Message) -> str:
    try:
        return str(part.get_content_charset() or "")[:40]
    except (LookupError, ValueError, TypeError, AttributeError):
        return "unreadable"
