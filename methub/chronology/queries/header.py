"""Who the child is and what matters now: the top of every page about a child."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Carer, Child
from methub.children.queries import Photographed, Situation
from methub.children.rules import ADULT_AT, GrowingUp, born_by
from methub.clocks import queries as clocks
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.timekeeping import london_day
from methub.foundation.written import written_once
from methub.interviews.models import Interview
from methub.missing import queries as missing
from methub.missing.models import Episode
from methub.people import queries as people
from methub.people.codes import NAMED_PEOPLE, NameKind, SightWhy
from methub.people.models import PersonName, Sight
from methub.people.queries import Whereabouts

OF_INTERVIEWS = frozenset(
    {
        Promise.RETURN_INTERVIEW,
        Promise.SIGN_OFF,
        Promise.ACKNOWLEDGE,
        Promise.REFER_ON,
        Promise.AGREED_ACTION,
    }
)
"""What a return home interview sets off."""
NOWHERE = Whereabouts(addresses=(), protected=0)
"""Addresses are asked for only where no home is recorded."""


@dataclass(frozen=True)
class Header:
    """What every page about a child begins with. `viewer` is whoever asks, with what they may do
    for this child: less than their role may, where the reason they see it is less. `episodes` are
    newest first; `emergency_until` is set when the viewer sees the child only because they broke
    the glass; `may_know_where` when they may read what people typed about where the child is or
    was; `may_see_protected` when a protected place may be shown to them; `grown_up` once they are
    an adult; `cared_for`: their own children."""

    viewer: Viewer
    child: Child
    names: tuple[PersonName, ...]
    whereabouts: Whereabouts
    situation: Situation
    episodes: tuple[Episode, ...]
    interview_count: int
    may_know_where: bool
    emergency_until: datetime | None
    may_see_protected: bool
    photograph: Photographed | None
    grown_up: GrowingUp | None
    cared_for: tuple[Carer, ...]

    @property
    def known_as(self) -> tuple[str, ...]:
        """What they like to be called, and other names they use."""
        used = (NameKind.KNOWN_AS, NameKind.ALIAS)
        return tuple(n.whole for n in self.names if n.kind in used and n.withdrawn_at is None)

    @property
    def missing_now(self) -> Episode | None:
        return next((one for one in self.episodes if one.ended_at is None), None)

    @property
    def is_placed_here(self) -> bool:
        """By an authority outside the partnership, which answers for the child."""
        return self.child.responsible_authority.partnership_id is None


def child(*, viewer: Viewer, reference: str) -> Child | None:
    """The child with this reference, if the viewer may know of them."""
    return next(iter(_child(viewer=viewer, reference=reference)), None)


@written_once("viewer", "reference")
def _child(*, viewer: Viewer, reference: str) -> QuerySet[Child]:
    return children.child_named(viewer=viewer, reference=reference)[:1]


def header(*, viewer: Viewer, child: Child) -> Header:
    """The header of a child whom the viewer was allowed to find."""
    sights = _sights(viewer=viewer, child_id=child.pk)
    viewer = people.holding(viewer=viewer, sights=sights)
    situation = children.situation(viewer=viewer, child=child)
    interview_count, is_kept, cares = _in_one_question(viewer, child)
    return Header(
        viewer=viewer,
        child=child,
        names=tuple(_names(child_id=child.pk)),
        whereabouts=NOWHERE
        if situation.placements
        else people.whereabouts(viewer=viewer, person=child.person),
        situation=situation,
        episodes=_episodes(viewer, child),
        interview_count=interview_count,
        may_know_where=not is_kept,
        emergency_until=_only_by_emergency(sights),
        may_see_protected=any(
            sight.through_id is not None and sight.why in NAMED_PEOPLE for sight in sights
        ),
        photograph=Photographed.of(child),
        grown_up=_grown_up(child, viewer),
        cared_for=tuple(children.cared_for(viewer=viewer, child=child)) if cares else (),
    )


def owed_now(*, viewer: Viewer, child: Child) -> list[Clock]:
    """What is owed about this child, soonest due first. Whoever may not read interviews is not
    told that one is owed."""
    return _owed(viewer=viewer, child_id=child.pk)


@written_once("viewer", "child_id")
def _owed(*, viewer: Viewer, child_id: int) -> QuerySet[Clock]:
    owed = clocks.open_promises(viewer=viewer).filter(person=child_id)
    if not viewer.may(Permission.READ_INTERVIEW):
        owed = owed.exclude(promise__in=sorted(OF_INTERVIEWS))
    return owed


@written_once("viewer", "child_id")
def _sights(*, viewer: Viewer, child_id: int) -> QuerySet[Sight]:
    return Sight.objects.of(viewer).filter(person=child_id).whole_record()


@written_once("child_id")
def _names(*, child_id: int) -> QuerySet[PersonName]:
    return PersonName.objects.filter(person=child_id).order_by("-recorded_at", "-pk")


def _grown_up(child: Child, viewer: Viewer) -> GrowingUp | None:
    """Since when they are an adult; nothing for a child. Asked for only where it may matter."""
    if child.person.born_on is None or child.person.born_on > born_by(
        london_day(viewer.at), years=ADULT_AT
    ):
        return None
    return children.growing_up(child=child, at=viewer.at)


def _episodes(viewer: Viewer, child: Child) -> tuple[Episode, ...]:
    if not viewer.may(Permission.READ_EPISODE):
        return ()
    return tuple(_absences(viewer=viewer, child_id=child.pk))


@written_once("viewer", "child_id")
def _absences(*, viewer: Viewer, child_id: int) -> QuerySet[Episode]:
    return missing.episodes_of(viewer=viewer, child_id=child_id)


def _only_by_emergency(sights: list[Sight]) -> datetime | None:
    if sights and all(sight.why == SightWhy.BREAK_GLASS for sight in sights):
        return max(sight.until_at for sight in sights if sight.until_at is not None)
    return None


def _in_one_question(viewer: Viewer, child: Child) -> tuple[int, bool, bool]:
    """How many interviews the viewer may read, whether where the child was is kept from them, and
    whether the child cares for a child of their own."""
    ((count, is_kept, cares),) = _counted_and_kept(viewer=viewer, child_id=child.pk)
    return count, is_kept, cares


@written_once("viewer", "child_id")
def _counted_and_kept(*, viewer: Viewer, child_id: int) -> QuerySet[Child, tuple[int, bool, bool]]:
    read = Interview.objects.visible_to(viewer).filter(child=OuterRef("pk")).order_by()
    if not viewer.may(Permission.READ_INTERVIEW):
        read = read.none()
    counted = read.values("child").annotate(count=Count("pk")).values("count")
    kept = children.is_kept_from(viewer=viewer, child="pk")
    cares = Carer.every.filter(person=OuterRef("pk"))
    return (
        Child.objects.filter(pk=child_id)
        .annotate(count=Coalesce(Subquery(counted), 0), kept=Q(kept), cares=Exists(cares))
        .values_list("count", "kept", "cares")
    )
