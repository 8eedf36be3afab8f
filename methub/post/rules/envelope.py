"""What the envelope says: shown in lists, believed by nobody."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from methub.post.rules.wording import clean, decode, from_its_start

_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_MOST_HEADERS = 256 * 1024
_MOST_VALUE = 2_000


@dataclass(frozen=True)
class Envelope:
    subject: str = ""
    sender: str = ""
    message_id: str = ""
    sent_at: datetime | None = None


def envelope(raw: bytes) -> Envelope:
    """The headers people look at; blank where they cannot be read."""
    raw = from_its_start(raw)
    end = _HEADERS_END.search(raw, 0, _MOST_HEADERS)
    try:
        headers = BytesHeaderParser(policy=compat32).parsebytes(
            raw[: end.end() if end else _MOST_HEADERS]
        )
        return Envelope(
            subject=_words(headers, "Subject"),
            sender=_sender(headers),
            message_id=_words(headers, "Message-ID")[:250],
            sent_at=_sent_at(headers),
        )
    except Exception:  # an envelope that trips the standard parser is an envelope we cannot read
        return Envelope()


def decoded(value: object) -> str:
    """A header's words, its encoded pieces opened one by one."""
    try:
        pieces = decode_header(str(value)[:_MOST_VALUE])
    except Exception:  # half-written encoded words raise whatever their codec raises
        return _one_line(str(value)[:_MOST_VALUE])
    return _one_line(
        "".join(
            piece if isinstance(piece, str) else decode(piece, charset or "utf-8")[0]
            for piece, charset in pieces
        )
    )


def _words(headers: Message, name: str) -> str:
    """The first header of this name. Letters beyond ASCII may stand in it as plain UTF-8."""
    for key, value in headers.raw_items():
        if key.casefold() == name.casefold():
            plain = str(value).encode("utf-8", "surrogateescape")
            return decoded(decode(plain, "utf-8")[0])
    return ""


def _sender(headers: Message) -> str:
    shown = _words(headers, "From")
    name, address = parseaddr(shown)
    return f"{name} <{address}>" if name and address else address or shown


def _sent_at(headers: Message) -> datetime | None:
    """The moment of sending; without an offset it is taken as UTC, as mail systems mean it."""
    try:
        sent = parsedate_to_datetime(_words(headers, "Date"))
        return sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
