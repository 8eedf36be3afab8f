"""Who is who."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from methub.agencies.codes import AgencyKind
from methub.agencies.models import (
    Agency,
    Authority,
    ColumnChoice,
    Membership,
    Partnership,
    SavedView,
    Team,
    User,
)
from methub.agencies.permissions import Permission
from methub.agencies.roles import Role
from methub.agencies.viewer import Job, Viewer
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.foundation.written import written_once


def front_desk(*, user: User, at: datetime) -> tuple[Viewer, Actor]:
    """Whoever is asking, and how they sign the audit book; from their memberships: one query."""
    ever = _memberships(user_id=user.pk)
    today = london_day(at)
    held = [one for one in ever if one.holds_on(today)]
    jobs = tuple(_job(one, ever) for one in held)
    viewer = Viewer(
        user_id=user.pk,
        name=user.name,
        partnership=held[0].team.agency.partnership.name if held else "",
        at=at,
        jobs=jobs,
        permissions=frozenset[Permission]().union(*(job.opens for job in jobs)),
    )
    agency = held[0].team.agency.name if held else ""
    return viewer, Actor(id=user.pk, name=user.name, agency=agency)


@written_once("user_id")
def _memberships(*, user_id: int) -> QuerySet[Membership]:
    """All they ever held."""
    ever = Membership.objects.filter(user=user_id, user__is_active=True)
    return ever.select_related("team__agency__partnership").order_by("pk")


def _job(held: Membership, ever: list[Membership]) -> Job:
    """What somebody does today, and since when they have done it: team after team, so long as
    there was no day between."""
    same = [
        one for one in ever if one.role == held.role and one.team.agency_id == held.team.agency_id
    ]
    since = held.from_on
    for one in sorted(same, key=lambda one: one.from_on, reverse=True):
        if one.from_on < since and (one.until_on is None or one.until_on >= since):
            since = one.from_on
    return Job(
        role=Role(held.role),
        team_id=held.team_id,
        agency_id=held.team.agency_id,
        partnership_id=held.team.agency.partnership_id,
        membership_ids=frozenset(one.pk for one in same if since <= one.from_on <= held.from_on),
    )


def memberships_on(*, at: datetime) -> QuerySet[Membership]:
    """Memberships that hold on the London day of `at`; none for a closed account."""
    today = london_day(at)
    return Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gt=today), from_on__lte=today, user__is_active=True
    )


def job_held(
    *, user_id: int, roles: frozenset[Role], partnership_id: int, at: datetime
) -> Membership | None:
    """A job somebody holds today in one of these roles; the one they have held longest, if two."""
    held = memberships_on(at=at).filter(
        user=user_id, role__in=roles, team__agency__partnership=partnership_id
    )
    return held.order_by("from_on", "pk").first()


def colleagues(*, viewer: Viewer, roles: frozenset[Role] | None = None) -> QuerySet[User]:
    """People who work in the viewer's partnership now, perhaps only those in certain roles."""
    held = memberships_on(at=viewer.at).filter(team__agency__partnership__in=viewer.partnership_ids)
    if roles is not None:
        held = held.filter(role__in=roles)
    return User.objects.filter(pk__in=held.values("user")).order_by("name")


def chosen_columns(*, viewer: Viewer, table: str) -> tuple[str, ...]:
    """The columns the viewer chose to see of a table; none, where they never chose."""
    chosen = ColumnChoice.objects.filter(user=viewer.user_id, table=table)
    return tuple(str(name) for row in chosen for name in row.columns)


def saved_views(*, viewer: Viewer, table: str) -> QuerySet[SavedView]:
    """The views of a table that the viewer saved, or somebody shared with their agency."""
    theirs = Q(user=viewer.user_id) | Q(agency__in=viewer.agency_ids)
    return (
        SavedView.objects.filter(theirs, table=table, removed_at=None)
        .select_related("user")
        .order_by("name", "pk")
    )


def partnerships(*, viewer: Viewer) -> QuerySet[Partnership]:
    """Where the viewer works."""
    return Partnership.objects.filter(pk__in=viewer.partnership_ids).order_by("pk")


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


@dataclass(frozen=True)
class House:
    """An agency of the partnership: its teams, and how many people work there now."""

    reference: str
    name: str
    kind: AgencyKind
    authority: str
    teams: tuple[str, ...]
    people: int


def houses(*, viewer: Viewer) -> tuple[House, ...]:
    """Every agency of the viewer's partnership, in three questions however many there are."""
    named: dict[int, list[str]] = {}
    for team in teams(viewer=viewer):
        named.setdefault(team.agency_id, []).append(team.name)
    counted = working(viewer=viewer).order_by().values("team__agency")
    people = dict(counted.annotate(n=Count("user", distinct=True)).values_list("team__agency", "n"))
    return tuple(
        House(
            reference=agency.reference,
            name=agency.name,
            kind=AgencyKind(agency.kind),
            authority=agency.authority.name if agency.authority else "",
            teams=tuple(named.get(agency.pk, ())),
            people=people.get(agency.pk, 0),
        )
        for agency in agencies(viewer=viewer)
    )


def working(*, viewer: Viewer, text: str = "", agency_reference: str = "") -> QuerySet[Membership]:
    """Who works in the viewer's partnership now, as what; perhaps only those of a name, team or
    agency that holds `text`."""
    held = memberships_on(at=viewer.at).filter(team__agency__partnership__in=viewer.partnership_ids)
    if agency_reference:
        held = held.filter(team__agency__reference=agency_reference)
    for word in text.split():
        held = held.filter(
            Q(user__name__icontains=word)
            | Q(user__email__icontains=word)
            | Q(team__name__icontains=word)
            | Q(team__agency__name__icontains=word)
        )
    return held.select_related("user", "team__agency", "manager").order_by("user__name", "pk")


def people_in_each_role(*, viewer: Viewer) -> dict[Role, int]:
    """How many people of the viewer's partnership hold each role today."""
    held = working(viewer=viewer).order_by().values("role").annotate(n=Count("user", distinct=True))
    return {Role(role): n for role, n in held.values_list("role", "n")}


def memberships(*, viewer: Viewer) -> QuerySet[Membership]:
    """Every membership of the viewer's partnership, past and to come too, the latest first."""
    return (
        Membership.objects.filter(team__agency__partnership__in=viewer.partnership_ids)
        .select_related("user", "team__agency", "manager")
        .order_by("-from_on", "-pk")
    )


def known_users(*, viewer: Viewer) -> QuerySet[User]:
    """Whoever works, worked or will work in the viewer's partnership."""
    return User.objects.filter(pk__in=memberships(viewer=viewer).order_by().values("user"))


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


def commissioned_team(*, partnership_id: int) -> Team | None:
    """The team of whoever holds the contract for interviews."""
    return _first_team(AgencyKind.COMMISSIONED, partnership_id)


def _first_team(kind: AgencyKind, partnership_id: int) -> Team | None:
    of_kind = Team.objects.filter(agency__kind=kind, agency__partnership=partnership_id)
    return of_kind.order_by("agency_id", "pk").first()
