"""Who is who."""

from datetime import datetime

from django.db.models import Q, QuerySet

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Authority, Membership, Team, User
from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES, Role
from methub.agencies.viewer import Viewer
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day


def front_desk(*, user: User, at: datetime) -> tuple[Viewer, Actor]:
    """Whoever is asking, and how they sign the audit book; from today's memberships: one query."""
    held = list(
        memberships_on(at=at)
        .filter(user=user)
        .select_related("team__agency__partnership")
        .order_by("pk")
    )
    roles = frozenset(Role(membership.role) for membership in held)
    viewer = Viewer(
        user_id=user.pk,
        name=user.name,
        partnership=held[0].team.agency.partnership.name if held else "",
        at=at,
        team_ids=frozenset(membership.team_id for membership in held),
        agency_ids=frozenset(membership.team.agency_id for membership in held),
        partnership_ids=frozenset(membership.team.agency.partnership_id for membership in held),
        roles=roles,
        permissions=frozenset[Permission]().union(*(DUTIES[role].opens for role in roles)),
    )
    agency = held[0].team.agency.name if held else ""
    return viewer, Actor(id=user.pk, name=user.name, agency=agency)


def memberships_on(*, at: datetime) -> QuerySet[Membership]:
    """Memberships that hold on the London day of `at`; none for a closed account."""
    today = london_day(at)
    return Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gt=today), from_on__lte=today, user__is_active=True
    )


def colleagues(*, viewer: Viewer, roles: frozenset[Role] | None = None) -> QuerySet[User]:
    """People who work in the viewer's partnership now, perhaps only those in certain roles."""
    held = memberships_on(at=viewer.at).filter(team__agency__partnership__in=viewer.partnership_ids)
    if roles is not None:
        held = held.filter(role__in=roles)
    return User.objects.filter(pk__in=held.values("user")).order_by("name")


def agencies(*, viewer: Viewer) -> QuerySet[Agency]:
    """The agencies of the viewer's partnership."""
    return (
        Agency.objects.filter(partnership__in=viewer.partnership_ids)
        .select_related("authority")
        .order_by("name")
    )


def teams(*, viewer: Viewer) -> QuerySet[Team]:
    """The teams of the viewer's partnership."""
    return (
        Team.objects.filter(agency__partnership__in=viewer.partnership_ids)
        .select_related("agency")
        .order_by("agency__name", "name")
    )


def authorities(*, viewer: Viewer) -> QuerySet[Authority]:
    """The authorities of the viewer's partnership, and those whose children are placed here."""
    return Authority.objects.filter(
        Q(partnership__in=viewer.partnership_ids) | Q(partnership=None)
    ).order_by("name")


def whole_record_agency_ids(*, partnership_id: int) -> list[int]:
    """The agencies that may know of every child of the partnership: its hub and its police."""
    return list(
        Agency.objects.filter(
            partnership=partnership_id, kind__in=[AgencyKind.HUB, AgencyKind.POLICE]
        ).values_list("pk", flat=True)
    )


def hub_team(*, partnership_id: int) -> Team | None:
    """The team that owes what the hub owes, until a person takes it."""
    return _first_team(AgencyKind.HUB, partnership_id)


def police_team(*, partnership_id: int) -> Team | None:
    """The team that owes what the police owe."""
    return _first_team(AgencyKind.POLICE, partnership_id)


def _first_team(kind: AgencyKind, partnership_id: int) -> Team | None:
    of_kind = Team.objects.filter(agency__kind=kind, agency__partnership=partnership_id)
    return of_kind.order_by("agency_id", "pk").first()
