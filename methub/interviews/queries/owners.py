"""Who may be given an action that comes of an interview."""

from dataclasses import dataclass

from django.db.models import Q

from methub.agencies.models import User
from methub.agencies.permissions import Permission
from methub.agencies.queries import memberships_on
from methub.agencies.roles import DUTIES, Role
from methub.agencies.viewer import Viewer
from methub.children import rules as childhood
from methub.children.models import Allocation
from methub.foundation.timekeeping import london_day
from methub.interviews.models import Interview
from methub.people.codes import SightWhy
from methub.people.models import Sight

_SEES_TODAY = sorted(role for role, duty in DUTIES.items() if Permission.SEE_TODAY in duty.opens)


@dataclass(frozen=True)
class Owner:
    """Somebody who may be given an action, in their role; `works_with`: with this child."""

    user: User
    role: Role
    works_with: bool


def possible_owners(*, viewer: Viewer, interview: Interview) -> list[Owner]:
    """Who may be given an action about this child: only people who may know of them, and may see
    what they owe. Whoever works with the child first."""
    child, today = interview.child_id, london_day(viewer.at)
    works_with = {
        user
        for row in childhood.on(Allocation.objects.filter(child=child), today)
        for user in (row.worker_id, row.manager_id)
    }
    may_know = Sight.objects.in_force(viewer).filter(person=child).exclude(why=SightWhy.BREAK_GLASS)
    held = (
        memberships_on(at=viewer.at)
        .filter(role__in=_SEES_TODAY)
        .filter(
            Q(user__in=may_know.values("user"))
            | Q(team__in=may_know.values("team"))
            | Q(team__agency__in=may_know.values("agency"))
        )
        .select_related("user")
        .order_by("user__name", "pk")
    )
    found = {
        row.user_id: Owner(row.user, Role(row.role), row.user_id in works_with) for row in held
    }
    return sorted(found.values(), key=lambda owner: not owner.works_with)
