"""Bytes and text from strangers, made fit to keep, to show and to compare."""

import codecs
import re

from methub.foundation.letters import composed

# A name that PostgreSQL would refuse, or that would hide part of itself on a screen, is not kept
# as it is: control characters, lone surrogates, and marks that turn the reading direction.
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n|[\r\x0c\x85\u2028\u2029]")
_NOT_TEXT = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})


def clean(text: str) -> str:
    """NFC, one kind of line end, and nothing that a database or a screen cannot bear."""
    text = _LINE_ENDS.sub("\n", text)
    return composed(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text))


def decode(data: bytes, charset: str) -> tuple[str, bool]:
    """Text, and whether it was in the alphabet it said it was in.

    When it was not: UTF-8 if it fits, else Windows Western, which always gives something to read.
    """
    for name, is_as_said in ((charset, True), ("utf-8", not charset)):
        try:
            if name and codecs.lookup(name).name not in _NOT_TEXT:
                return data.decode(name), is_as_said
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", errors="replace"), False


def from_its_start(raw: bytes) -> bytes:
    """Without the mark and the blank lines that some programs put before the first header."""
    return raw.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
