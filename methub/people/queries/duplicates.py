"""Persons who may be on the registry twice."""

from collections.abc import Iterator
from itertools import islice

from methub.agencies.viewer import Viewer
from methub.people.models import PersonKey
from methub.people.queries.finding import candidates
from methub.people.rules import matching
from methub.people.rules.duplicates import STRENGTHS, as_described, pairs
from methub.people.rules.matching import Proposal

_AT_ONCE = 2_000  # persons compared between two readings of the database


def duplicates(*, viewer: Viewer) -> Iterator[tuple[int, Proposal]]:
    """A person, and another they may be, among those the viewer may see; each pair once.

    The keys are read in the order of their index, so that nothing has to be sorted.
    """
    rows = (
        PersonKey.objects.filter(kind__in=sorted(STRENGTHS))
        .order_by("kind", "value")
        .values_list("kind", "value", "person_id")
    )
    found = pairs(rows.iterator(chunk_size=20_000))
    while some := list(islice(found, _AT_ONCE)):
        wanted = {person_id for one, others in some for person_id in (one, *others)}
        known = {one.person_id: one for one in candidates(viewer=viewer, person_ids=sorted(wanted))}
        for one, others in some:
            if one in known:
                both = [known[other] for other in others if other in known]
                for proposal in matching.proposals(as_described(known[one]), both):
                    yield one, proposal
