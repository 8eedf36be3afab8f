"""An Excel file, opened with care: a zip of XML parts that a stranger may have made.

Nothing in it is run, followed or fetched. What is too large, damaged, locked or not what it says
is refused in words that tell somebody what to do next.
"""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import IO
from xml.parsers import expat

MEGABYTE = 1024 * 1024
LARGEST_PART = 60 * MEGABYTE
LARGEST_IN_ALL = 100 * MEGABYTE
MOST_PARTS = 2_000
_CHUNK = 64 * 1024
# How spreadsheet programs pack. Another way may ask for gigabytes before it gives a letter back.
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")


class Unreadable(Exception):
    """This file cannot be read."""


class TooLarge(Unreadable):
    """A small file that would fill the machine."""

    def __init__(self) -> None:
        super().__init__("This file is far larger inside than it looks, and was not opened")


class Package:
    """The parts of the file, by name."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLD_EXCEL):
            raise Unreadable(
                "This is an old Excel file (.xls), or one with a password. Open it in Excel, take "
                "the password off, and save it as an Excel workbook (.xlsx)"
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as damaged:
            raise Unreadable(
                "This file is damaged or is not an Excel workbook (.xlsx)"
            ) from damaged
        self._sizes = {part.filename: part.file_size for part in self._zip.infolist()}
        self._read = 0
        self._refuse()

    def _refuse(self) -> None:
        names = {name.lower() for name in self._sizes}
        if len(self._sizes) > MOST_PARTS or sum(self._sizes.values()) > LARGEST_IN_ALL:
            raise TooLarge
        if any(part.compress_type not in _PACKED for part in self._zip.infolist()):
            raise Unreadable("This file is packed in a way that Excel does not use: save it again")
        if any(name.endswith("vbaproject.bin") for name in names):
            raise Unreadable(
                "This workbook has macros, which are never run here. Save it as a workbook without "
                "macros (.xlsx)"
            )
        if not names & {"xl/workbook.xml"}:
            raise Unreadable("This is not an Excel workbook. Save it as .xlsx or .csv")

    def has(self, name: str) -> bool:
        return name in self._sizes

    def walk(
        self,
        name: str,
        *,
        started: Callable[[str, dict[str, str]], None],
        ended: Callable[[str], None],
        said: Callable[[str], None],
    ) -> None:
        """Go through one part's XML, tag by tag: it is never held whole."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = lambda tag, more: started(tag.rpartition(":")[2], more)
        parser.EndElementHandler = lambda tag: ended(tag.rpartition(":")[2])
        parser.CharacterDataHandler = said
        try:
            with self._zip.open(name) as part:
                self._feed(parser, part)
        except (
            KeyError, ValueError, IndexError, OSError, EOFError, RuntimeError, NotImplementedError,
            struct.error, zipfile.BadZipFile, zipfile.zlib.error, expat.ExpatError,  # type: ignore[attr-defined]
        ) as damaged:  # fmt: skip
            raise Unreadable("This file is damaged: part of it cannot be read") from damaged

    def _feed(self, parser: expat.XMLParserType, part: IO[bytes]) -> None:
        """What a part says of its own size is not believed; and one part may be read as many
        worksheets."""
        before = self._read
        while chunk := part.read(_CHUNK):
            self._read += len(chunk)
            if self._read - before > LARGEST_PART or self._read > LARGEST_IN_ALL:
                raise TooLarge
            parser.Parse(chunk)
        parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    """No spreadsheet program writes one; a text that swells to gigabytes needs one."""
    raise Unreadable("This file has instructions for programs in it, and was not opened")
