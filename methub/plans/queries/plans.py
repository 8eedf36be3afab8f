"""Plans and what belongs to them, found by whoever may read them; and what the record knows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from methub.agencies.permissions import Permission
from methub.agencies.queries import memberships_on
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child
from methub.children.queries import Photographed, Situation
from methub.foundation.timekeeping import london_day
from methub.missing import queries as missing
from methub.missing.models import Episode
from methub.people.codes import NameKind
from methub.people.models import PersonName, Sight
from methub.plans.codes import PlanKind
from methub.plans.models import Arrival, Copy, Draft, OfChildQuerySet, Plan, Step
from methub.plans.queries.giving import AT_WORK
from methub.plans.queries.keeping import as_told
from methub.plans.rules import about_photograph

WITH_CHILD = ("child__person__partnership", "child__responsible_authority")


@dataclass(frozen=True)
class Known:
    """What the record knows of a child and a plan does not say a second time. `is_hidden`: they
    have an address that nobody may be told. What is written or printed here is held by many, so
    whoever writes or prints it, and may know, makes no difference."""

    child: Child
    day: date
    known_as: tuple[str, ...]
    situation: Situation
    is_hidden: bool
    photograph: Photographed | None
    episodes: tuple[Episode, ...]

    @property
    def about_photograph(self) -> str:
        taken = self.photograph.taken_on if self.photograph else None
        return about_photograph(taken, self.photograph is not None, self.day)


def plans_of(*, viewer: Viewer, child: Child) -> OfChildQuerySet:
    """Every version of every plan of a child, newest first."""
    return (
        Plan.objects.visible_to(viewer)
        .filter(child=child.pk)
        .select_related(*WITH_CHILD)
        .order_by("-number", "-pk")
    )


def newest(*, viewer: Viewer, child: Child, on_paper: bool = False) -> dict[PlanKind, Plan]:
    """The newest version of each plan the child has or had; a plan that is over among them. As the
    viewer may read it, or as anybody may who holds it on paper."""
    found: dict[PlanKind, Plan] = {}
    for plan in plans_of(viewer=viewer, child=child):
        found.setdefault(PlanKind(plan.kind), plan)
    as_told(viewer=viewer, child=child, plans=found.values(), on_paper=on_paper)
    return found


def draft_of(*, viewer: Viewer, child: Child, kind: PlanKind) -> Draft | None:
    """What the viewer themselves is in the middle of writing. Nobody reads another's draft."""
    mine = Draft.objects.filter(child=child, kind=kind, user=viewer.user_id)
    return mine.order_by("-saved_at").first()


def plan_named(*, viewer: Viewer, reference: str) -> OfChildQuerySet:
    """One version of a plan."""
    return Plan.objects.visible_to(viewer).filter(reference=reference).select_related(*WITH_CHILD)


def copy_named(*, viewer: Viewer, reference: str) -> OfChildQuerySet:
    """One copy, with the version it is of."""
    return (
        Copy.objects.visible_to(viewer)
        .filter(reference=reference)
        .select_related("plan", "agency", *WITH_CHILD)
    )


def is_holder(*, viewer: Viewer, copy: Copy) -> bool:
    """Whether it was given to an agency the viewer works in: only they can say it is read. Whoever
    looks in an emergency, for a few hours, says nothing for those who work with the child."""
    held = memberships_on(at=viewer.at).filter(user=viewer.user_id, team__agency=copy.agency_id)
    works = Sight.objects.of(viewer).filter(person=copy.child_id, why__in=sorted(AT_WORK))
    return copy.agency_id is not None and held.exists() and works.exists()


def steps_of(*, viewer: Viewer, child: Child) -> OfChildQuerySet:
    """The steps of all plans of a child: open first, soonest due first."""
    return (
        Step.objects.visible_to(viewer)
        .filter(child=child.pk)
        .select_related("plan", "owner")
        .order_by(F("ended_at").desc(nulls_first=True), "due_on", "pk")
    )


def step_named(*, viewer: Viewer, reference: str) -> OfChildQuerySet:
    """One step."""
    return (
        Step.objects.visible_to(viewer)
        .filter(reference=reference)
        .select_related("plan", "owner", *WITH_CHILD)
    )


def may_finish(*, viewer: Viewer, step: Step) -> bool:
    """Whoever owes it, or whoever writes plans."""
    return step.owner_id == viewer.user_id or viewer.may(Permission.WRITE_PLAN)


def arrivals_of(*, viewer: Viewer, child: Child) -> OfChildQuerySet:
    """Arrivals of a child from abroad, newest first."""
    return Arrival.objects.visible_to(viewer).filter(child=child.pk).order_by("-arrived_on", "-pk")


def arrival_named(*, viewer: Viewer, reference: str) -> OfChildQuerySet:
    """One arrival."""
    return (
        Arrival.objects.visible_to(viewer).filter(reference=reference).select_related(*WITH_CHILD)
    )


def known_of(*, viewer: Viewer, child: Child) -> Known:
    """Of a child found through the viewer by `child_named`."""
    used = Q(kind__in=[NameKind.KNOWN_AS, NameKind.ALIAS], withdrawn_at=None)
    names = PersonName.objects.filter(used, person=child.pk).order_by("-recorded_at", "-pk")
    return Known(
        child=child,
        day=london_day(viewer.at),
        known_as=tuple(name.whole for name in names),
        situation=children.situation(viewer=viewer, child=child),
        is_hidden=Child.objects.filter(children.hides_a_home("pk"), pk=child.pk).exists(),
        photograph=Photographed.of(child),
        episodes=tuple(missing.episodes_of(viewer=viewer, child_id=child.pk)),
    )
