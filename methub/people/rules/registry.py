"""A registry held in memory: the same keys, the same nearest few, the same comparison as the inbox
has from the database. For measuring the method where no database is wanted."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from methub.people.rules.described import Described
from methub.people.rules.keys import NEAREST, STRENGTHS, Key, keys_for, keys_of
from methub.people.rules.matching import Candidate, Proposal, proposals


class Registry:
    """Persons, and what each is found by."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._held = {candidate.person_id: candidate for candidate in candidates}
        self._under: defaultdict[Key, list[int]] = defaultdict(list)
        for candidate in self._held.values():
            for key in keys_of(
                candidate.names,
                candidate.birth,
                candidate.addresses,
                (value for _, value in candidate.identifiers),
            ):
                self._under[key].append(candidate.person_id)

    def __len__(self) -> int:
        return len(self._held)

    def candidate(self, person_id: int) -> Candidate:
        return self._held[person_id]

    def sharing_keys(self, described: Described) -> Counter[int]:
        """Whoever shares a key with the description, and how strongly."""
        found: Counter[int] = Counter()
        for kind, values in keys_for(described).items():
            for value in values:
                for person_id in self._under.get((kind, value), ()):
                    found[person_id] += STRENGTHS[kind]
        return found

    def proposals(self, described: Described, *, other_than: int | None = None) -> list[Proposal]:
        """The persons a description may be about, strongest first; never the one it was made of."""
        found = self.sharing_keys(described)
        if other_than is not None:
            del found[other_than]
        nearest = sorted(found, key=lambda person_id: (-found[person_id], person_id))[:NEAREST]
        return proposals(described, map(self.candidate, nearest))
