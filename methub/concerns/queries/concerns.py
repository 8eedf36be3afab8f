"""Concerns as a list and one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, Q, QuerySet

from methub.agencies import queries as agencies
from methub.agencies.models import Agency
from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.concerns.codes import Destination, Exploitation, Standing
from methub.concerns.models import WITH_IT, Concern, ConcernQuerySet, Decision, Feedback
from methub.foundation.timekeeping import start_of
from methub.people import queries as people
from methub.post.codes import Progress

A_PAGE = 50
OUTSIDE = "outside"
"""In place of an agency: somebody outside the partnership."""
KEPT = "protected"
"""In place of an agency: somebody who asked to be protected. To ask for an agency's concerns would
else tell whose they are."""
# What the queries find, named for views and presenters, which know no tables.
FoundConcern = Concern
FoundFeedback = Feedback


@dataclass(frozen=True)
class Sought:
    """What the list is filtered by. Empty means any; `agency`: a reference, or "outside"."""

    standing: Standing = Standing.ALL
    agency: str = ""
    destination: Destination | None = None
    type: str = ""
    since: date | None = None
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """A page of the list; `named`: the children whose record the viewer may open."""

    rows: tuple[Concern, ...]
    named: frozenset[int]
    total: int
    page: int
    sought: Sought

    @property
    def has_more(self) -> bool:
        return self.page * A_PAGE < self.total


@dataclass(frozen=True)
class Found:
    """One concern whole. `sees_child`: the child's record may be named; `may_decide`: the viewer
    may decide here; `sees_source`: whoever told us may be named; `sees_decision`: what was decided
    and why may be read, and not only what its raiser was told; `is_told`: nobody is owed an answer.
    """

    row: Concern
    decisions: tuple[Decision, ...]
    feedback: tuple[Feedback, ...]
    is_mine: bool
    may_decide: bool
    sees_child: bool
    sees_source: bool
    sees_decision: bool
    is_told: bool

    @property
    def decision(self) -> Decision | None:
        return self.decisions[0] if self.decisions else None


def concerns(*, viewer: Viewer) -> ConcernQuerySet:
    """Every concern the viewer may know of, the newest first."""
    return Concern.objects.visible_to(viewer).select_related(*WITH_IT).order_by("-told_at", "-pk")


def concern_named(*, viewer: Viewer, reference: str) -> ConcernQuerySet:
    return concerns(viewer=viewer).filter(reference=reference)


def sought_for(*, viewer: Viewer, sought: Sought) -> ConcernQuerySet:
    """Those of them that are sought."""
    rows = concerns(viewer=viewer).with_source(viewer).standing(sought.standing)
    if sought.agency:
        rows = rows.filter(Q(tells_source=sought.agency != KEPT))
    if sought.agency == OUTSIDE:
        rows = rows.filter(agency=None)
    elif sought.agency and sought.agency != KEPT:
        rows = rows.filter(agency__reference=sought.agency)
    if sought.since is not None:
        rows = rows.filter(told_at__gte=start_of(sought.since))
    if sought.type:
        rows = rows.of_type(sought.type)
    return rows if sought.destination is None else rows.leading_to(sought.destination)


def listed(*, viewer: Viewer, sought: Sought) -> Listed:
    """Fifty a page, in a fixed number of queries."""
    fitting = sought_for(viewer=viewer, sought=sought)
    first = (sought.page - 1) * A_PAGE
    rows = tuple(fitting.with_decision()[first : first + A_PAGE])
    about = [row.child_id for row in rows if row.child_id is not None]
    return Listed(
        rows=rows,
        named=_readable(viewer, about),
        total=fitting.count(),
        page=sought.page,
        sought=sought,
    )


def whole(*, viewer: Viewer, row: Concern) -> Found:
    """One concern; the viewer was already found to be allowed to read it."""
    sees_child = row.child_id in _readable(viewer, [row.child_id] if row.child_id else [])
    is_mine = row.raised_by_id == viewer.user_id
    decides = viewer.may(P.DECIDE_CONCERN) and (
        row.child_id is None
        or people.seen_by(viewer=viewer.to(P.DECIDE_CONCERN)).filter(person=row.child_id).exists()
    )
    return Found(
        row=row,
        decisions=tuple(row.decisions.order_by("-pk")),
        feedback=tuple(row.feedback.select_related("letter").order_by("-pk")),
        is_mine=is_mine,
        may_decide=decides,
        sees_child=sees_child,
        sees_source=is_mine or decides or not row.is_source_protected,
        sees_decision=decides or (sees_child and viewer.may(P.READ_CONCERN)),
        is_told=not promises.of_record(
            promise=Promise.CONCERN_FEEDBACK, about=row.reference
        ).exists(),
    )


def types_feared(*, viewer: Viewer, child: Child) -> frozenset[Exploitation]:
    """What was feared in the concerns that led to an assessment which is still owed."""
    owed = promises.of_child(promise=Promise.ASSESS_CHILD, person_id=child.pk).values("about")
    reads = viewer.to(P.READ_CONCERN)
    said = concerns(viewer=reads).filter(reference__in=owed).values_list("types", flat=True)
    return frozenset(Exploitation(one) for types in said for one in types)


def still_open(*, viewer: Viewer, owed: Iterable[Clock]) -> list[Concern]:
    """Those that wait for a decision, or for the assessment they led to: by what is owed about a
    child, which the page has asked already."""
    waits = (Promise.DECIDE_CONCERN, Promise.ASSESS_CHILD)
    about = [clock.about for clock in owed if clock.promise in waits]
    if not about:
        return []
    reads = concerns(viewer=viewer.to(P.READ_CONCERN))
    return list(reads.filter(reference__in=about).with_decision())


def agencies_that_raise(*, viewer: Viewer) -> QuerySet[Agency]:
    """The agencies a concern may come from."""
    return agencies.agencies(viewer=viewer)


def letters_that_left() -> Iterator[tuple[Feedback, datetime]]:
    """Answers whose letter was sent and whose promise is still open. For the job alone."""
    sent = Feedback.objects.filter(
        told_at=None, letter__progress__state__in=(Progress.SENT, Progress.DELIVERED)
    )
    for row in sent.annotate(left_at=Min("letter__progress__recorded_at")).order_by("pk"):
        yield row, row.left_at


def _readable(viewer: Viewer, child_ids: list[int]) -> frozenset[int]:
    """The children whose record the viewer may open: a concern never shows it to anybody else."""
    if not child_ids or not viewer.may(P.READ_CHILD):
        return frozenset()
    seen = children.children(viewer=viewer.to(P.READ_CHILD)).filter(pk__in=child_ids)
    return frozenset(seen.values_list("pk", flat=True))
