"""Who a notification may be about: comparison field by field, with the reasons in words.

It proposes and never merges: a wrong match puts one child's night on another child's record.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from methub.foundation.codes import Code
from methub.people.codes import IdentifierKind, Sex
from methub.people.rules import weights
from methub.people.rules.births import Birth, BirthNearness, births_apart
from methub.people.rules.described import Described
from methub.people.rules.keys import plain_identifier
from methub.people.rules.names import LONGEST_NAME, Named, forenames_apart, joined, surnames_apart
from methub.people.rules.places import address, doors_apart, postcodes_apart, streets_apart
from methub.people.rules.weights import Finding, Level


class Band(Code):
    LIKELY = "likely", "Likely"
    POSSIBLE = "possible", "Possible"


@dataclass(frozen=True)
class Candidate:
    """A person of the registry, with what may be compared. Protected addresses are left out:
    "Same address" would say where a hidden child lives."""

    person_id: int
    names: tuple[Named, ...]
    birth: Birth
    sex: Sex = Sex.UNKNOWN
    addresses: tuple[str, ...] = ()
    identifiers: tuple[tuple[IdentifierKind, str], ...] = ()


@dataclass(frozen=True)
class Reason:
    """One line that a hub worker reads beside a proposal."""

    words: str
    is_agreeing: bool


@dataclass(frozen=True)
class Proposal:
    """A person it may be, how strongly, and why."""

    person_id: int
    score: float
    band: Band
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Compared:
    """A finding about one field, with what was said and what the record holds."""

    finding: Finding
    said: str = ""
    held: str = ""
    kind: str = ""

    def reasons(self) -> list[Reason]:
        lines = ((self.finding.for_it, True), (self.finding.against_it, False))
        said, held = self.said[:LONGEST_NAME], self.held[:LONGEST_NAME]
        return [
            Reason(words.format(said=said, held=held, kind=self.kind), agrees)
            for words, agrees in lines
            if words
        ]


@dataclass(frozen=True)
class _Scored:
    person_id: int
    found: list[Compared]
    score: float
    is_doubtful: bool

    @classmethod
    def of(cls, candidate: Candidate, found: list[Compared]) -> Self:
        is_doubtful = any(compared.finding.is_doubt for compared in found)
        return cls(candidate.person_id, found, score_of(found), is_doubtful)

    def band(self, best: float) -> Band:
        is_near = self.score >= weights.LIKELY_FROM and self.score > best - weights.FAR_BEHIND
        return Band.LIKELY if is_near and not self.is_doubtful else Band.POSSIBLE


# Numbers that a person has one of: another one is another person.
_ONE_EACH = frozenset({IdentifierKind.NHS, IdentifierKind.UPN, IdentifierKind.SSDA903})


# How the three parts of an address are compared.
_PLACES = (
    (weights.POSTCODE, postcodes_apart),
    (weights.DOOR, doors_apart),
    (weights.STREET, streets_apart),
)


def proposals(described: Described, candidates: Iterable[Candidate]) -> list[Proposal]:
    """The candidates it may be: the likely first, then the strongest."""
    compared = [_Scored.of(one, comparison(described, one)) for one in candidates]
    best = max((one.score for one in compared if not one.is_doubtful), default=0.0)
    kept = [
        Proposal(one.person_id, one.score, one.band(best), _reasons(one.found))
        for one in compared
        if one.score >= weights.POSSIBLE_FROM and any(line.finding.for_it for line in one.found)
    ]
    kept.sort(key=lambda one: (one.band is not Band.LIKELY, -one.score, one.person_id))
    return kept[: weights.MOST_PROPOSALS]


def comparison(described: Described, candidate: Candidate) -> list[Compared]:
    """Every field that both sides give, compared."""
    fields = (
        _birth(described, candidate),
        *_names(described, candidate),
        _known_as(described, candidate),
        *_place(described, candidate),
        *_identifiers(described, candidate),
        _sex(described, candidate),
    )
    return [field for field in fields if field is not None]


def score_of(found: Iterable[Compared]) -> float:
    return sum(compared.finding.weight for compared in found)


def _reasons(found: list[Compared]) -> tuple[Reason, ...]:
    """What agrees first, then what does not."""
    lines = [reason for compared in found for reason in compared.reasons()]
    return tuple(sorted(lines, key=lambda reason: not reason.is_agreeing))


def _birth(described: Described, candidate: Candidate) -> Compared | None:
    options = [
        Compared(weights.BIRTH[near])
        for birth in described.births
        if (near := births_apart(birth, candidate.birth))
    ]
    # A date that only makes sense with day and month swapped agrees as a swapped one.
    swapped = weights.BIRTH[BirthNearness.SWAPPED]
    proposed = described.born_on_proposed
    if proposed and proposed != described.born_on and proposed == candidate.birth.on:
        options = [Compared(swapped)]
    return _strongest(options)


def _names(described: Described, candidate: Candidate) -> list[Compared]:
    """Surname and forename as given or, where that agrees better, the other way round."""
    straight = _name_pair(described.surname, described.forenames, described, candidate)
    turned = _name_pair(described.forenames, described.surname, described, candidate)
    turned.append(Compared(weights.OTHER_WAY_ROUND))
    return turned if score_of(turned) > score_of(straight) else straight


def _name_pair(
    surname: str, forenames: str, described: Described, candidate: Candidate
) -> list[Compared]:
    surnames = [
        _compare(weights.SURNAME, surnames_apart, surname, name.surname) for name in candidate.names
    ]
    said = forenames or described.known_as
    options = [
        _compare(weights.FORENAME, forenames_apart, said, name.forenames)
        for name in candidate.names
    ]
    forename = _strongest(options) or Compared(weights.NO_FORENAME)
    return [pair for pair in (_strongest(surnames), forename) if pair]


def _known_as(described: Described, candidate: Candidate) -> Compared | None:
    """A name friends use, where it is more than the forename said again."""
    said = joined(described.known_as)
    held = {joined(name.forenames) for name in candidate.names}
    if said and said != joined(described.forenames) and said in held:
        return Compared(weights.KNOWN_AS, said=described.known_as)
    return None


def _place(described: Described, candidate: Candidate) -> list[Compared]:
    """Postcode, door and street, of the two addresses that agree best."""
    pairs = [
        [
            Compared(table[near])
            for table, apart in _PLACES
            if (near := apart(address(said), address(held)))
        ]
        for said in described.places
        for held in candidate.addresses
    ]
    return max(pairs, key=score_of, default=[])


def _sex(described: Described, candidate: Candidate) -> Compared | None:
    if Sex.UNKNOWN in (described.sex, candidate.sex):
        return None
    return Compared(weights.SAME_SEX if described.sex == candidate.sex else weights.OTHER_SEX)


def _identifiers(described: Described, candidate: Candidate) -> list[Compared]:
    """The first number in common; failing that, each that a person has one of and differs."""
    said = {(kind, plain_identifier(value)) for kind, value in described.identifiers if value}
    held = {(kind, plain_identifier(value)) for kind, value in candidate.identifiers if value}
    common = sorted(said & held)
    if common:
        return [Compared(weights.SAME_IDENTIFIER, kind=common[0][0].label)]
    both = {kind for kind, _ in said} & {kind for kind, _ in held} & _ONE_EACH
    return [Compared(weights.OTHER_IDENTIFIER, kind=kind.label) for kind in sorted(both)]


def _compare(
    table: Mapping[Level, Finding],
    apart: Callable[[str, str], Level | None],
    said: str,
    held: str,
) -> Compared | None:
    near = apart(said, held)
    return Compared(table[near], said=said, held=held) if near else None


def _strongest(found: Iterable[Compared | None]) -> Compared | None:
    return max(
        (compared for compared in found if compared),
        key=lambda compared: compared.finding.weight,
        default=None,
    )
