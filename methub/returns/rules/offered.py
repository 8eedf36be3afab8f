"""Was an interview offered after an episode, and accepted, in the words each format has."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Offered:
    was_offered: bool
    was_accepted: bool
    is_decided: bool


def in_letters(one: Offered | None, *, has_ended: bool) -> tuple[str, str]:
    """Of the Standard Safeguarding Dataset: Y, N, NA; blank while nobody can say yet. Nobody is
    offered an interview about an absence that goes on."""
    if not has_ended:
        return "NA", "NA"
    if one is None:
        return "N", "NA"
    if one.was_offered:
        accepted = "Y" if one.was_accepted else "N" if one.is_decided else ""
        return "Y", accepted
    return ("N", "NA") if one.is_decided else ("", "")


_SAID = {"Y": "a) Yes", "N": "b) No"}


def in_annex_a(letters: tuple[str, str]) -> tuple[str, str]:
    offered, accepted = (_SAID.get(letter, "c) Unknown") for letter in letters)
    return offered, accepted
