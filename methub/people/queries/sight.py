"""Who may see whom."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from methub.agencies.roles import Role
from methub.agencies.viewer import Job, Viewer
from methub.people.codes import SightWhy
from methub.people.models import BreakGlass, Person, Restriction, Sight, SightQuerySet
from methub.people.rules.jobs import lets


def seen_by(*, viewer: Viewer, whole_record: bool = True) -> QuerySet[Sight, Any]:
    """Keys of the persons a viewer may see, for `child_id__in=seen_by(viewer=viewer)`.

    Whoever only holds an interview, or an invitation, is counted where `whole_record` is False:
    such a sight opens that interview or meeting and never the child's record.
    """
    sights = Sight.objects.of(viewer)
    return (sights.whole_record() if whole_record else sights).values("person_id")


def beside(*, viewer: Viewer, person: Person) -> Viewer:
    """The viewer as they stand beside this person."""
    sights = Sight.objects.of(viewer).filter(person=person).whole_record()
    return holding(viewer=viewer, sights=sights)


def holding(*, viewer: Viewer, sights: Iterable[Sight]) -> Viewer:
    """The viewer, holding these sights of one person: they may do what the jobs open that these
    come with, as far as the reasons go. A page offers nothing it would refuse."""
    may = frozenset(
        permission
        for sight in sights
        for job in viewer.jobs
        if _comes_with(sight, job)
        for permission in job.opens
        if lets(SightWhy(sight.why), permission)
    )
    return replace(viewer, permissions=may)


def _comes_with(sight: Sight, job: Job) -> bool:
    return (
        sight.through_id in job.membership_ids
        or sight.team_id == job.team_id
        or sight.agency_id == job.agency_id
    )


def sights_of(*, viewer: Viewer, person: Person) -> SightQuerySet:
    """Everybody who may see this person now, and why: for a page about sharing."""
    return (
        Sight.objects.in_force(viewer)
        .filter(person=person, person__in=seen_by(viewer=viewer))
        .select_related("user", "team__agency", "agency")
        .order_by("from_at", "pk")
    )


def restrictions_of(*, viewer: Viewer, person: Person) -> QuerySet[Restriction]:
    """When and why the record was closed to all but named people, newest first."""
    return Restriction.objects.filter(person=person, person__in=seen_by(viewer=viewer)).order_by(
        "-from_at", "-pk"
    )


def open_break_glasses(*, viewer: Viewer) -> QuerySet[BreakGlass]:
    """Emergency access that waits for this viewer's review: a manager's own people; for the
    governance lead, all of the partnership. Nobody is asked to review their own."""
    waiting = BreakGlass.objects.filter(reviewed_at=None).exclude(sight__user=viewer.user_id)
    mine = Q(manager=viewer.user_id)
    if Role.GOVERNANCE_LEAD in viewer.roles:
        mine |= Q(sight__person__partnership__in=viewer.partnership_ids)
    return waiting.filter(mine).select_related("sight__person", "sight__user").order_by("opened_at")
