"""Letters as people see them, whoever typed them and however."""

import re
import sys
import unicodedata

MARKS_TOGETHER = 30
"""More marks on one letter than any language writes (UAX #15, stream-safe text format)."""

_MARKS = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.combining(c))
_TOO_MANY = re.compile(f"([{re.escape(_MARKS)}]{{{MARKS_TOGETHER}}})[{re.escape(_MARKS)}]+")


def composed(text: str) -> str:
    """NFC. Putting marks in order takes the square of how many stand together: a few thousand on
    one letter would stop everybody's work, so those that nobody could read are left out."""
    return unicodedata.normalize("NFC", _TOO_MANY.sub(r"\1", text))
