"""Records that may be of one child: those that wait, and those of one child."""

from dataclasses import dataclass

from django.db.models import QuerySet

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child
from methub.merging.codes import ProposalState
from methub.merging.models import Look, Merge, Proposal
from methub.people import queries as people
from methub.people.rules.duplicates import as_described
from methub.people.rules.matching import Band, Reason

A_PAGE = 25


@dataclass(frozen=True)
class Proposed:
    """A page of the queue, and how many wait of each kind."""

    rows: tuple[Proposal, ...]
    likely: int
    possible: int
    has_more: bool


@dataclass(frozen=True)
class Alike:
    """A record that may be of the same child, and why."""

    child: Child
    band: Band
    reasons: tuple[Reason, ...]


def proposals(*, viewer: Viewer, band: Band, page: int) -> Proposed:
    """What waits, likeliest first: only pairs of which the viewer may see both."""
    waiting = Proposal.objects.visible_to(viewer).waiting()
    first = A_PAGE * (page - 1)
    rows = waiting.filter(band=band).select_related("one", "other").order_by("-score", "pk")
    found = list(rows[first : first + A_PAGE + 1])
    return Proposed(
        rows=tuple(found[:A_PAGE]),
        likely=waiting.filter(band=Band.LIKELY).count(),
        possible=waiting.filter(band=Band.POSSIBLE).count(),
        has_more=len(found) > A_PAGE,
    )


def proposal_named(*, viewer: Viewer, reference: str) -> QuerySet[Proposal]:
    """The waiting proposal of this reference, if the viewer may see both; else nothing."""
    rows = Proposal.objects.visible_to(viewer).filter(reference=reference)
    return rows.filter(state=ProposalState.WAITING).select_related("one", "other")


def alike(*, viewer: Viewer, child: Child) -> list[Alike]:
    """The records that may be of this child, likeliest first, compared now."""
    own = next(iter(people.candidates(viewer=viewer, person_ids=[child.pk])), None)
    if own is None or not own.names:
        return []
    found = [
        one
        for one in people.proposals(viewer=viewer, described=as_described(own))
        if one.person_id != child.pk
    ]
    known = children.children(viewer=viewer).in_bulk([one.person_id for one in found])
    return [
        Alike(known[one.person_id], one.band, one.reasons)
        for one in found
        if one.person_id in known
    ]


def merges(*, viewer: Viewer) -> QuerySet[Merge]:
    """What was merged and not taken apart, newest first."""
    rows = Merge.objects.visible_to(viewer).standing().select_related("kept", "away")
    return rows.order_by("-merged_at", "-pk")


def merged_with(*, viewer: Viewer, child: Child) -> QuerySet[Merge]:
    """The records that were merged into this one."""
    return merges(viewer=viewer).filter(kept=child.pk)


def last_look(*, viewer: Viewer) -> Look | None:
    """The newest look for duplicates in the viewer's partnership."""
    looks = Look.objects.filter(partnership__in=viewer.partnership_ids)
    return looks.order_by("-pk").first()
