"""What is attached: named safely, its kind told by its content and not by its name."""

import re
from dataclasses import dataclass
from hashlib import sha256

from methub.post.rules.envelope import decoded
from methub.post.rules.opening import Opened

_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST_NAME = 100
_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)


@dataclass(frozen=True)
class Attachment:
    """One attached file. Only ever served as a download."""

    index: int
    name: str
    kind: str
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def attached_files(opened: Opened) -> tuple[Attachment, ...]:
    """The attached files of a message, in order."""
    return tuple(
        Attachment(index, _name(part.get_filename(), index), kind_of(content), content)
        for index, part in enumerate(opened.attached)
        for content in [_content(part.get_payload(decode=True))]
    )


def kind_of(content: bytes) -> str:
    """By its first bytes; what is not known is a plain run of bytes, which no browser opens."""
    return next(
        (kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)),
        "application/octet-stream",
    )


def _content(payload: object) -> bytes:
    return payload if isinstance(payload, bytes) else b""


def _name(said: object, index: int) -> str:
    """The last piece of whatever path it claims, without anything a file system would obey."""
    name = decoded(said or "").replace("\\", "/").rsplit("/", 1)[-1]
    name = _UNSAFE.sub(" ", name).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if dot and len(name) > _LONGEST_NAME:
        name = f"{stem[: _LONGEST_NAME - 10]}.{ending[:9]}"
    return name[:_LONGEST_NAME] or f"attachment {index + 1}"
