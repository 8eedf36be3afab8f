"""Whose row it is: names as people write them in a list, initials, and two people in one cell."""

import re
from dataclasses import dataclass, replace

from methub.spreadsheets.rules.heard import (
    Heard,
    Odd,
    ask,
    begins_like_a_formula,
    note,
    refuse,
    says_nothing,
)


@dataclass(frozen=True)
class Someone:
    """Somebody as a row names them."""

    forenames: str = ""
    surname: str = ""
    known_as: str = ""

    @property
    def whole(self) -> str:
        return f"{self.forenames} {self.surname}".strip()

    @property
    def is_whole(self) -> bool:
        """Both names, neither of them an initial: enough to put somebody new on the record."""
        return all(len(name.replace(".", "")) > 1 for name in (self.forenames, self.surname))


_TOGETHER = re.compile(r"\s*(?:&|\+|;|\n|\s/\s|\band\b)\s*", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^)]*)\)|[“\"]([^”\"]*)[”\"]|‘([^’]*)’")
_INITIALS = re.compile(r"[A-Z](?:[.\s]*[A-Z]){1,3}\.?")
_A_NAME = re.compile(r"[^\W\d_]")
MOST, LONGEST_NAMES = 10, 200


def people_in(text: str) -> Heard[tuple[Someone, ...]]:
    """Everybody a cell names, in its order. A surname said once at the end, or with a comma at
    the beginning, is everybody's: "Keeley & Jayden B"."""
    if says_nothing(text):
        return Heard()
    if begins_like_a_formula(text):
        return Heard(None, (refuse(f"“{text[:40]}” begins like a formula"),))
    if len(text) > LONGEST_NAMES:
        return Heard(None, (refuse("This is too long to be a name"),))
    parts = [part for part in _TOGETHER.split(text) if part][:MOST]
    heard = [_one(part) for part in parts]
    odd = tuple(dict.fromkeys(line for one in heard for line in one.odd))
    people = _sharing([one.value for one in heard if one.value])
    if not people:
        return Heard(None, odd or (refuse(f"“{text}” is not a name"),))
    if len(people) > 1:
        odd = (*odd, note(f"{len(people)} people in one cell: “{' '.join(text.split())}”"))
    return Heard(people, odd)


def named(*, forenames: str, surname: str, known_as: str) -> Heard[tuple[Someone, ...]]:
    """Somebody whose names stand in columns of their own."""
    said = [" ".join(("" if says_nothing(text) else text).split())
            for text in (forenames, surname, known_as)]  # fmt: skip
    formula = next((text for text in said if begins_like_a_formula(text)), "")
    if formula:
        return Heard(None, (refuse(f"“{formula[:40]}” begins like a formula"),))
    if not any(said):
        return Heard()
    return Heard((Someone(*said),))


def _one(text: str) -> Heard[Someone]:
    known_as, odd = "", []
    for match in _BRACKET.finditer(text):
        inside = next(part for part in match.groups() if part is not None).strip()
        if _is_a_nickname(inside):
            known_as = inside
        elif inside:
            odd.append(note(f"Beside the name: “{inside}”"))
    bare = _BRACKET.sub(" ", text)
    if "?" in bare:
        odd.append(note("A question mark stands beside the name"))
    bare = " ".join(bare.replace("?", " ").split())
    if not _A_NAME.search(bare):
        return Heard(None, tuple(odd))
    if any(letter.isdigit() for letter in bare):
        odd.append(ask(f"“{bare}” has figures in it"))
    return Heard(replace(_ordered(bare), known_as=known_as), _with_initials(bare, odd))


def _with_initials(bare: str, odd: list[Odd]) -> tuple[Odd, ...]:
    if _INITIALS.fullmatch(bare):
        return (*odd, note("Only initials: say which child this is"))
    return tuple(odd)


def _is_a_nickname(inside: str) -> bool:
    """ "(Kee)" is; "(OLA)", "(CLA since 2023)" and "(moved to Leeds last year)" are not."""
    return inside.isalpha() and not inside.isupper() and inside.islower() is False


def _ordered(bare: str) -> Someone:
    """Which part is the surname: what stands before a comma, what is in capitals, or the last."""
    if "," in bare:
        surname, _, forenames = bare.partition(",")
        return Someone(" ".join(forenames.replace(",", " ").split()), surname.strip())
    if _INITIALS.fullmatch(bare):
        letters = [letter for letter in bare if letter.isalpha()]
        return Someone(" ".join(letters[:-1]), letters[-1])
    words = bare.split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words):
        rest = [word for word in words if word not in capitals]
        return Someone(" ".join(rest), " ".join(capitals).title())
    return Someone(" ".join(words[:-1]), words[-1]) if len(words) > 1 else Someone(words[0])


def _sharing(people: list[Someone]) -> tuple[Someone, ...]:
    """Whoever has no surname of their own has the one said last, or first."""
    shared = next((one.surname for one in (*reversed(people[1:]), *people[:1]) if one.surname), "")
    if len(people) < 2 or not shared:
        return tuple(people)
    return tuple(one if one.surname else replace(one, surname=shared) for one in people)
