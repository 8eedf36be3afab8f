"""Names as people write them, and how near two of them are.

A name is compared after folding: no capitals, accents, apostrophes or hyphens, one alphabet. A
child must not be lost because one officer wrote O'Brien, the next OBrien, and a third O’Brien.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from jellyfish import metaphone, nysiis
from rapidfuzz.distance import OSA, JaroWinkler

from methub.foundation.codes import Code
from methub.people.codes import NameKind
from methub.people.rules.diminutives import same_name

LONGEST_NAME = 200  # characters looked at: a longer "name" is an attack or a mistake
LONGEST_WORD = 40
MOST_WORDS = 12

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹ`´"))
# Letters that Unicode does not take apart, and the Cyrillic a case file is likeliest to hold.
_LETTERS = str.maketrans(
    {
        "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "ħ": "h", "ŋ": "n", "ə": "a",
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie",
        "ж": "zh", "з": "z", "и": "i", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n",
        "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
        "ю": "yu", "я": "ya",
    }
)  # fmt: skip
# Words that many surnames share and none is known by.
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "den", "di", "du", "el", "ibn", "la", "le",
                        "san", "st", "ul", "van", "von"})  # fmt: skip


_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})


@dataclass(frozen=True)
class Named:
    """One name of one person."""

    surname: str
    forenames: str
    kind: NameKind = NameKind.LEGAL


class Nearness(Code):
    """How near two names are, nearest first."""

    SAME = "same", "The same"
    FIRST = "first", "The same first word"
    PART = "part", "A word in common"
    DIMINUTIVE = "diminutive", "Forms of one name"
    LETTER_AND_SOUND = "letter-and-sound", "One letter apart, sounds alike"
    SOUND = "sound", "Sounds alike"
    LETTER = "letter", "One letter apart"
    SPELLING = "spelling", "Spelt alike"
    INITIAL = "initial", "The same initial"
    DIFFERENT = "different", "Different"


def words(text: str) -> tuple[str, ...]:
    """The words of a name, folded: "Zoë O'Brien-Łowe" → zoe, obrien, lowe."""
    return _words(text[:LONGEST_NAME])


def joined(text: str) -> str:
    """The words of a name as one: Smith-Jones, Smith Jones and SmithJones are one surname."""
    return "".join(words(text))


def taken_apart(text: str) -> tuple[str, str]:
    """Forenames and surname of a name said in one breath: the last word is the surname, with the
    particles before it. "Maria de la Cruz": Maria, de la Cruz. A single word is a forename; nobody
    is called Ms."""
    said = text.split()
    if len(said) == 2 and said[0].lower().strip(".") in _TITLES:
        return "", " ".join(said)
    last = len(said) - 1
    while last > 1 and said[last - 1].lower() in _PARTICLES:
        last -= 1
    return (" ".join(said[:last]), " ".join(said[last:])) if last > 0 else (" ".join(said), "")


def filed_as(surname: str, forenames: str) -> str:
    """What a list is sorted by: surname first, folded."""
    return " ".join((*words(surname), *words(forenames)))


@lru_cache(maxsize=4096)
def sounds(word: str) -> tuple[str, str]:
    """How a word sounds, by two rules that fail on different names; blank in other alphabets."""
    if not (word.isascii() and word.isalpha()):
        return "", ""
    return metaphone(word), nysiis(word)


def surnames_apart(one: str, other: str) -> Nearness | None:
    """How near two surnames are; None where either is not given."""
    ours, theirs = words(one), words(other)
    if not (ours and theirs):
        return None
    whole, their_whole = "".join(ours), "".join(theirs)
    if whole == their_whole:
        return Nearness.SAME
    if set(ours) & set(theirs) - _PARTICLES:
        return Nearness.PART
    return _words_apart(whole, their_whole)


def forenames_apart(one: str, other: str) -> Nearness | None:
    """How near two sets of forenames are; None where either is not given."""
    ours, theirs = words(one), words(other)
    if not (ours and theirs):
        return None
    if "".join(ours) == "".join(theirs):
        return Nearness.SAME
    if ours[0] == theirs[0]:
        return Nearness.FIRST if len(ours[0]) > 1 else Nearness.INITIAL
    if set(_whole_words(ours)) & set(_whole_words(theirs)):
        return Nearness.PART
    if same_name(ours[0], theirs[0]):
        return Nearness.DIMINUTIVE
    return _first_words_apart(ours[0], theirs[0])


def _first_words_apart(one: str, other: str) -> Nearness:
    if 1 in (len(one), len(other)) and one[0] == other[0]:
        return Nearness.INITIAL
    return _words_apart(one, other)


def _words_apart(one: str, other: str) -> Nearness:
    is_near = min(len(one), len(other)) > 2 and OSA.distance(one, other, score_cutoff=1) == 1
    if _sound_alike(one, other):
        return Nearness.LETTER_AND_SOUND if is_near else Nearness.SOUND
    if is_near:
        return Nearness.LETTER
    return Nearness.SPELLING if _spelt_alike(one, other) else Nearness.DIFFERENT


def _spelt_alike(one: str, other: str) -> bool:
    """Two errors in six letters, or long foreign names misheard in several; short names are near
    by chance."""
    shorter = min(len(one), len(other))
    if shorter > 6 and JaroWinkler.similarity(one, other) >= 0.92:
        return True
    return shorter > 3 and OSA.normalized_similarity(one, other) >= 0.66


@lru_cache(maxsize=4096)  # one description is compared with many names, each way round
def _words(text: str) -> tuple[str, ...]:
    folded = _fold(text.translate(_APOSTROPHES))
    spaced = "".join(letter if letter.isalnum() else " " for letter in folded)
    return tuple(word[:LONGEST_WORD] for word in spaced.split()[:MOST_WORDS])


def _sound_alike(one: str, other: str) -> bool:
    return any(a and a == b for a, b in zip(sounds(one), sounds(other), strict=True))


def _whole_words(all_words: tuple[str, ...]) -> list[str]:
    """Without initials: half the country shares a J."""
    return [word for word in all_words if len(word) > 1]


def _fold(text: str) -> str:
    """One alphabet, no capitals, no accents. Twice, because lowering a letter can add an accent."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return "".join(letters).translate(_LETTERS)
