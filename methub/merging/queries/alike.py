"""Records that may be of one person: those that wait, and those of one child or adult."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Associate, Carer
from methub.merging.codes import ProposalState
from methub.merging.models import Look, Merge, MergeQuerySet, Proposal
from methub.people import queries as people
from methub.people.models import Person
from methub.people.rules.described import Described
from methub.people.rules.duplicates import as_described
from methub.people.rules.matching import Band, Reason
from methub.people.rules.matching import Proposal as Match

A_PAGE = 25
MOST_MERGES = 200


@dataclass(frozen=True)
class Proposed:
    """A page of the queue, and how many wait of each kind. `adults` are counted only where they are
    read: whether a viewer may know of every child of each takes ten times as long to say."""

    rows: tuple[Proposal, ...]
    likely: int
    possible: int
    adults: int | None
    has_more: bool


@dataclass(frozen=True)
class Alike:
    """A record that may be of the same person, and why."""

    person: Person
    band: Band
    reasons: tuple[Reason, ...]


def proposals(*, viewer: Viewer, band: Band | None, page: int) -> Proposed:
    """What waits, likeliest first: only pairs of which the viewer may see both. Without a band,
    the adults: they are few, and stand on one page whichever band they are of."""
    waiting = Proposal.objects.visible_to(viewer).waiting()
    adults = Proposal.objects.of(children.wholly_known_adults(viewer=viewer)).waiting()
    first = A_PAGE * (page - 1)
    rows = waiting.filter(band=band) if band else adults
    found = list(
        rows.select_related("one", "other").order_by("-score", "pk")[first : first + A_PAGE + 1]
    )
    return Proposed(
        rows=tuple(found[:A_PAGE]),
        likely=waiting.filter(band=Band.LIKELY).count(),
        possible=waiting.filter(band=Band.POSSIBLE).count(),
        adults=None if band else adults.count(),
        has_more=len(found) > A_PAGE,
    )


def proposal_named(*, viewer: Viewer, reference: str) -> Proposal | None:
    """The waiting proposal of this reference, if the viewer may see both; else nothing."""
    adults = children.wholly_known_adults(viewer=viewer)
    for rows in (Proposal.objects.visible_to(viewer), Proposal.objects.of(adults)):
        found = rows.filter(reference=reference, state=ProposalState.WAITING)
        if (one := found.select_related("one", "other").first()) is not None:
            return one
    return None


def record_named(*, viewer: Viewer, reference: str) -> Person | None:
    """A record that the viewer may join to another: of a child, or of an adult of whom nothing is
    kept from them."""
    child = children.child_named(viewer=viewer, reference=reference).first()
    if child is not None:
        return child.person
    return children.wholly_known_adults(viewer=viewer).filter(reference=reference).first()


def alike(*, viewer: Viewer, person: Person) -> list[Alike]:
    """The records that may be of this person, likeliest first, compared now."""
    known = people.persons(viewer=viewer).filter(is_child=True)
    if not person.is_child:
        known |= children.wholly_known_adults(viewer=viewer)
    own = next(iter(people.candidates_among(known, [person.pk])), None)
    if own is None or not own.names:
        return []
    found = [
        one for one in _proposed(viewer, person, as_described(own)) if one.person_id != person.pk
    ]
    records = known.in_bulk([one.person_id for one in found])
    return [
        Alike(records[one.person_id], one.band, one.reasons)
        for one in found
        if one.person_id in records
    ]


def _proposed(viewer: Viewer, person: Person, described: Described) -> list[Match]:
    """Of an adult, children too: a young mother may have been written down as an adult."""
    young = people.proposals(viewer=viewer, described=described)
    if person.is_child:
        return young
    grown = people.adult_proposals(
        among=children.wholly_known_adults(viewer=viewer), described=described
    )
    return sorted([*grown, *young], key=lambda one: -one.score)


def merges(*, viewer: Viewer) -> list[Merge]:
    """What was merged and not taken apart, newest first."""
    return _newest([one[:MOST_MERGES] for one in _merges(viewer)])


def merge_named(*, viewer: Viewer, reference: str) -> Merge | None:
    """One of them."""
    return next(iter(_newest([one.filter(reference=reference) for one in _merges(viewer)])), None)


def merged_with(*, viewer: Viewer, person: Person) -> list[Merge]:
    """The records that were merged into this one."""
    return _newest([one.filter(kept=person) for one in _merges(viewer)])


def _merges(viewer: Viewer) -> list[MergeQuerySet]:
    """Of children and of adults, apart: the one is read by whom the viewer sees, the other by whom
    they know of through them, and no index answers both. Where an adult turned out to be a child,
    taking them apart moves links: for whoever may know of each."""
    adults = children.wholly_known_adults(viewer=viewer)
    hidden = Carer.every.get_queryset().filter(person=OuterRef("kept")).kept_from(viewer)
    unseen = Associate.every.get_queryset().filter(person=OuterRef("kept")).kept_from(viewer)
    of_children = Merge.objects.visible_to(viewer).filter(
        Q(away__is_child=True) | ~Exists(hidden) & ~Exists(unseen)
    )
    return [
        rows.standing().select_related("kept", "away").order_by("-merged_at", "-pk")
        for rows in (of_children, Merge.objects.of(adults))
    ]


def _newest(both: Iterable[MergeQuerySet]) -> list[Merge]:
    rows = [row for rows in both for row in rows]
    return sorted(rows, key=lambda row: (row.merged_at, row.pk), reverse=True)


def last_look(*, viewer: Viewer) -> Look | None:
    """The newest look for duplicates in the viewer's partnership."""
    looks = Look.objects.filter(partnership__in=viewer.partnership_ids)
    return looks.order_by("-pk").first()
