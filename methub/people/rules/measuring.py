"""How good the matching is, counted against pairs that are known to be true."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from methub.people.rules.matching import Band, Proposal
from methub.people.rules.registry import Registry
from methub.people.rules.samples import Sample


@dataclass
class Measured:
    """Counts, and the shares that follow from them."""

    looked_up: int
    held: int
    with_a_match: int = 0
    found_first: int = 0
    found_likely: int = 0
    likely: int = 0
    likely_and_right: int = 0
    milliseconds: list[float] = field(default_factory=list)

    @property
    def recall_first(self) -> float:
        """Of the records that have a true match, the share whose first proposal is one."""
        return _share(self.found_first, self.with_a_match)

    @property
    def recall_likely(self) -> float:
        """Of the records that have a true match, the share with one called likely."""
        return _share(self.found_likely, self.with_a_match)

    @property
    def precision_likely(self) -> float:
        """Of the proposals called likely, the share that are true."""
        return _share(self.likely_and_right, self.likely)

    def slowest_of(self, share: float) -> float:
        """Milliseconds within which this share of the look-ups was done."""
        times = sorted(self.milliseconds)
        return times[min(len(times) - 1, int(len(times) * share))] if times else 0.0


def measure(
    asked: Sequence[Sample],
    held: Sequence[Sample],
    links: Iterable[tuple[str, str]],
    *,
    is_one_file: bool,
    seconds: Callable[[], float],
) -> Measured:
    """Look every record up among the held ones; in one file, among all but itself."""
    truth = _truth(links)
    registry = Registry(sample.candidate for sample in held)
    rec_ids = [sample.rec_id for sample in held]
    known = set(rec_ids)
    measured = Measured(looked_up=len(asked), held=len(held))
    for sample in asked:
        begun = seconds()
        own = sample.candidate.person_id if is_one_file else None
        found = registry.proposals(sample.described, other_than=own)
        measured.milliseconds.append((seconds() - begun) * 1000)
        _count(measured, found, rec_ids, truth[sample.rec_id] & known)
    return measured


def _truth(links: Iterable[tuple[str, str]]) -> defaultdict[str, set[str]]:
    truth: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in links:
        truth[one].add(other)
        truth[other].add(one)
    return truth


def _count(
    measured: Measured, found: list[Proposal], rec_ids: list[str], true_ids: set[str]
) -> None:
    right = [rec_ids[proposal.person_id] in true_ids for proposal in found]
    likely = [
        is_right
        for proposal, is_right in zip(found, right, strict=True)
        if proposal.band is Band.LIKELY
    ]
    measured.with_a_match += bool(true_ids)
    measured.found_first += any(right[:1])
    measured.found_likely += any(likely)
    measured.likely += len(likely)
    measured.likely_and_right += sum(likely)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
