"""What each finding is worth, as a table a data analyst can check and change.

Provenance. The method is Fellegi and Sunter's (1969): the weight of a finding is the logarithm, to
base 2, of how much commoner it is between two notices of one child than between two children:
log2(m/u). `u` comes from sizes: about 6,500 days of birth under 18, a common surname about once in
200 children, a forename once in 100, two sexes. `m` is our own judgement of how often an officer's
notice repeats, mistypes or mishears what the record says; no published study of such notices is
used. Addresses are worth less than log2(m/u) gives, because brothers and sisters share them.
Replace with measured values when a partnership has a year of confirmed matches.
"""

from dataclasses import dataclass

from methub.people.rules.births import BirthNearness
from methub.people.rules.names import Nearness
from methub.people.rules.places import PlaceNearness


@dataclass(frozen=True)
class Finding:
    """What a comparison found: its worth, and the words for it where it speaks for or against.

    One that is in doubt keeps a proposal from being called likely, whatever else agrees: twins
    share a surname, a date of birth and an address.
    """

    weight: float
    for_it: str = ""
    against_it: str = ""
    is_doubt: bool = False


_SURNAME_DIFFERS = "Surname differs: {said}, {held}"
_FORENAME_DIFFERS = "Forename differs: {said}, {held}"
_BIRTH_DIFFERS = "Date of birth differs"

SURNAME: dict[Nearness, Finding] = {
    Nearness.SAME: Finding(7, "Same surname"),
    Nearness.PART: Finding(5, "Part of the surname is the same"),
    Nearness.LETTER_AND_SOUND: Finding(5, "Surname one letter apart, sounds alike"),
    Nearness.SOUND: Finding(3, "Surname sounds alike", _SURNAME_DIFFERS),
    Nearness.LETTER: Finding(2.5, "Surname one letter apart", _SURNAME_DIFFERS),
    Nearness.SPELLING: Finding(2, "Surname spelt alike", _SURNAME_DIFFERS),
    Nearness.DIFFERENT: Finding(-4, against_it=_SURNAME_DIFFERS),
}

FORENAME: dict[Nearness, Finding] = {
    Nearness.SAME: Finding(6, "Same forename"),
    Nearness.FIRST: Finding(5.5, "Same first forename"),
    Nearness.PART: Finding(4, "A forename in common"),
    Nearness.DIMINUTIVE: Finding(4, "Forms of one forename: {said}, {held}"),
    Nearness.LETTER_AND_SOUND: Finding(3, "Forename sounds alike", _FORENAME_DIFFERS),
    Nearness.SOUND: Finding(2.5, "Forename sounds alike", _FORENAME_DIFFERS),
    # Twins are named Jayden and Kayden: one letter is a doubt where the sound differs too.
    Nearness.LETTER: Finding(1.5, "Forename one letter apart", _FORENAME_DIFFERS, is_doubt=True),
    Nearness.SPELLING: Finding(1, "Forename spelt alike", _FORENAME_DIFFERS, is_doubt=True),
    Nearness.INITIAL: Finding(1, "Same initial", is_doubt=True),
    Nearness.DIFFERENT: Finding(-4, against_it=_FORENAME_DIFFERS, is_doubt=True),
}

NO_FORENAME = Finding(0, is_doubt=True)
OTHER_WAY_ROUND = Finding(-1, "Surname and forename the other way round")

KNOWN_AS = Finding(5, "Known by the same name: {said}")

BIRTH: dict[BirthNearness, Finding] = {
    BirthNearness.SAME: Finding(12, "Same date of birth"),
    BirthNearness.SWAPPED: Finding(8, "Same date of birth, day and month swapped"),
    BirthNearness.DIGIT: Finding(4, "Date of birth one figure apart", _BIRTH_DIFFERS),
    BirthNearness.PARTLY: Finding(3, "Date of birth agrees as far as it is known"),
    BirthNearness.NEAR: Finding(2, "Date of birth near the estimate"),
    BirthNearness.DIFFERENT: Finding(-5, against_it=_BIRTH_DIFFERS, is_doubt=True),
}

PLACE: dict[PlaceNearness, Finding] = {
    PlaceNearness.SAME: Finding(5, "Same address"),
    PlaceNearness.POSTCODE: Finding(3.5, "Same postcode"),
    PlaceNearness.DIFFERENT: Finding(-1, against_it="Address differs"),
}

SAME_SEX = Finding(1)
OTHER_SEX = Finding(-3, against_it="Sex differs")

SAME_IDENTIFIER = Finding(14, "Same {kind}")
OTHER_IDENTIFIER = Finding(-5, against_it="{kind} differs")

LIKELY_FROM = 16.0
POSSIBLE_FROM = 0.0
MOST_PROPOSALS = 10  # more than anybody reads at three in the morning
# A proposal this far behind the first is not likely: of two children who both fit, the nearer.
FAR_BEHIND = 3.0
