"""Whether what somebody wrote repeats an address that nobody may be told."""

import re
from collections.abc import Iterable

WITHHELD = "Withheld: it repeats an address that is protected now"
REPEATS = "The plan repeats an address that is protected now. Write it again without it."


def keys_of(*written: str) -> frozenset[str]:
    """What gives an address away: its first words as they are written, up to the first comma after
    two of them ("9 Secret Lane"), for a single word is said of many places."""
    found = set()
    for one in written:
        parts: list[str] = []
        for part in re.split(r"[,;\n]", one):
            parts += _words(part)
            if len(parts) > 1:
                found.add(f" {' '.join(parts)} ")
                break
    return frozenset(found)


def postcode_keys(*written: str) -> frozenset[str]:
    return frozenset("".join(_words(one)) for one in written if one.strip())


def repeats(said: str, *, keys: Iterable[str], postcodes: Iterable[str]) -> bool:
    """However it is spaced and punctuated."""
    words = _words(said)
    apart, together = f" {' '.join(words)} ", "".join(words)
    return any(key in apart for key in keys) or any(key in together for key in postcodes)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
