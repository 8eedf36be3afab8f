"""How often each finding is made between notices of one person (m) and of two (u), estimated from
records nobody has paired by hand.

u is counted over pairs drawn at random, which are of two persons but for a handful. m is found by
expectation-maximisation over the pairs that share a key: guess which of them are one person, count
the findings among those, guess again by the counts, until it settles.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod
from random import Random

from methub.people.rules.described import Described
from methub.people.rules.matching import Candidate, comparison
from methub.people.rules.registry import Registry
from methub.people.rules.samples import Sample

Pattern = tuple[tuple[str, str], ...]
"""What a comparison found, as pairs of field and level."""
Rates = dict[str, dict[str, float]]

ROUNDS = 50
RANDOM_PAIRS = 300_000
_ONE_PERSON_AT_FIRST = 0.3
_SAME_AT_FIRST = 0.9


def pattern(described: Described, candidate: Candidate) -> Pattern:
    findings = [compared.finding for compared in comparison(described, candidate)]
    return tuple(sorted((finding.field, finding.level) for finding in findings))


def patterns_sharing_a_key(samples: Sequence[Sample]) -> Counter[Pattern]:
    """Each pair of records once."""
    registry = Registry(sample.candidate for sample in samples)
    return Counter(
        pattern(sample.described, registry.candidate(other))
        for sample in samples
        for other in registry.sharing_keys(sample.described)
        if other < sample.candidate.person_id
    )


def patterns_at_random(samples: Sequence[Sample], *, pairs: int, rng: Random) -> Counter[Pattern]:
    drawn = (rng.sample(samples, 2) for _ in range(pairs))
    return Counter(pattern(one.described, other.candidate) for one, other in drawn)


def rates(counted: Mapping[Pattern, float]) -> Rates:
    """Of the comparisons that a field could be made in, how many came to each level."""
    levels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found, times in counted.items():
        for field, level in found:
            levels[field][level] += times  # type: ignore[assignment]
    return {
        field: {level: times / seen.total() for level, times in seen.items()}
        for field, seen in levels.items()
        if seen.total()
    }


def rates_of_one_person(counted: Mapping[Pattern, int]) -> Rates:
    """m, by expectation-maximisation."""
    of_two = rates(counted)
    of_one = {field: dict(_at_first(levels)) for field, levels in of_two.items()}
    share = _ONE_PERSON_AT_FIRST
    for _ in range(ROUNDS):
        one: dict[Pattern, float] = {}
        two: dict[Pattern, float] = {}
        for found, times in counted.items():
            if_one = share * _chance(found, of_one)
            if_two = (1 - share) * _chance(found, of_two)
            one[found] = times * if_one / (if_one + if_two)
            two[found] = times - one[found]
        of_one, of_two = rates(one), rates(two)
        share = sum(one.values()) / sum(counted.values())
    return of_one


def _at_first(levels: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Most notices of one person repeat what the record says."""
    others = [level for level in levels if level != "same"]
    yield "same", _SAME_AT_FIRST
    yield from ((level, (1 - _SAME_AT_FIRST) / len(others)) for level in others)


def _chance(found: Pattern, seen: Rates) -> float:
    # Never nothing: one finding that was not met before would rule a pair out for good.
    return prod(seen.get(field, {}).get(level, 0.0) + 1e-9 for field, level in found)
