"""Letters that can stand on paper: whatever somebody pasted, none of it is an instruction."""

import re
import unicodedata

from methub.foundation.letters import composed

UNDRAWN = "▯"
"""Stands for a letter that no font of the compiler holds. A blank would read as if nothing stood
there, and a name without its letters is somebody else's name."""
HOW_WE_SAY_SO = (
    f"Some letters cannot be drawn in a PDF and stand here as {UNDRAWN}. The Word copy has them."
)

_LINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_KEPT = frozenset(
    "\n\t\u00ad\u200c\u200d"
)  # the last three: where words may break, and how letters join
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))

# What the fonts inside the compiler's wheel draw, of the scripts they draw whole.
_DRAWN = re.compile(
    "[^\n\t -~\u00a0-\u00ac\u00ae-\u034e\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c"
    "\u038e-\u03a1\u03a3-\u0482\u048a-\u04ff\u0531-\u0556\u0559-\u058a\u05d0-\u05ea\u05ef-\u05f4"
    "\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u066d\u0679-\u067b\u067e-\u0680\u0683"
    "\u0684\u0686\u0687\u0691\u0698\u06a4\u06a9\u06af\u06be\u06cc\u06f0-\u06f9\u10d0-\u10ff"
    "\u1e00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f5f-\u1f7d\u1f80-\u1fb4"
    "\u2010-\u2027\u2030-\u2040\u2044-\u2052\u2070\u2071\u2074-\u208e\u20a0-\u20c0\u2100-\u211e"
    "\u2120\u2122\u2126\u2153-\u2184\u2190-\u23ff\u2500-\u262f\u2701-\u2704\u2706-\u2709"
    "\u270c-\u2727\u2761-\u277f\u2794\u27c0-\u27ef\ufb00-\ufb06\ufffd]"
)
_MADE_OF_PICTURES = frozenset(("So", "Sk"))
_LONG = 40
_LONGEST_LINE = 160
_LONG_IN_A_CELL = 20


def clean(text: str) -> str:
    """Without what nobody sees: control characters, halves of letters, and the marks that turn the
    direction of writing round, with which a line can be made to read as another."""
    kept = _LINES.sub("\n", composed(text))
    return "".join(c for c in kept if c in _KEPT or unicodedata.category(c) not in _UNSEEN)


def drawable(text: str) -> str:
    """Only what the fonts hold. A picture becomes its name, as a child's message may be made of
    them; a letter becomes a box."""
    return _DRAWN.sub(lambda found: _instead(found[0]), text)


def latin(text: str) -> str:
    """Only the letters of western Europe: nothing is joined, turned or shaped."""
    return re.sub("[^\n\t -~\u00a0-\u00ac\u00ae-\u00ff]", UNDRAWN, text)


def shortened(text: str) -> str:
    """What stands on every page may not take the page."""
    return text if len(text) <= _LONGEST_LINE else f"{text[: _LONGEST_LINE - 1]}…"


def breakable(text: str, *, in_a_cell: bool = False) -> str:
    """With places where a word that is longer than its line may go on in the next one."""
    most = _LONG_IN_A_CELL if in_a_cell else _LONG
    return re.sub(rf"\S{{{most}}}(?=\S)", lambda found: found[0] + "\u200b", text)


def _instead(letter: str) -> str:
    if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return ""
    name = unicodedata.name(letter, "")
    if unicodedata.category(letter) in _MADE_OF_PICTURES and name:
        return f"[{name.lower()}]"
    return UNDRAWN
