"""The town: a small invented partnership, built only through the product's own changes."""

from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies import changes as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Authority, Partnership, Team, User
from methub.agencies.roles import Role
from methub.foundation.actors import MET_HUB, Actor
from tests.copies import again

SINCE = date(2024, 1, 1)

# Where somebody of each role works: the kind of agency, its name, its authority.
WORKPLACES: dict[Role, tuple[AgencyKind, str, str | None]] = {
    Role.INTAKE_OFFICER: (AgencyKind.CUSTOMER_SERVICE, "Contact Centre", "Cambridgeshire"),
    Role.HUB_WORKER: (AgencyKind.HUB, "MET Hub", None),
    Role.HUB_SENIOR: (AgencyKind.HUB, "MET Hub", None),
    Role.HUB_MANAGER: (AgencyKind.HUB, "MET Hub", None),
    Role.POLICE_MET: (AgencyKind.POLICE, "Constabulary", None),
    Role.ALLOCATED_WORKER: (AgencyKind.SOCIAL_CARE, "Children's Social Care", "Cambridgeshire"),
    Role.TEAM_MANAGER: (AgencyKind.SOCIAL_CARE, "Children's Social Care", "Cambridgeshire"),
    Role.COMMISSIONED_INTERVIEWER: (AgencyKind.COMMISSIONED, "Talk To Me", None),
    Role.PARTNER: (AgencyKind.HEALTH, "School Nursing", None),
    Role.MACE_CHAIR: (AgencyKind.BOARD, "Safeguarding Partnership", None),
    Role.ANALYST: (AgencyKind.BOARD, "Safeguarding Partnership", None),
    Role.GOVERNANCE_LEAD: (AgencyKind.AUTHORITY, "Information Governance", "Cambridgeshire"),
    Role.ADMINISTRATOR: (AgencyKind.AUTHORITY, "Digital Services", "Cambridgeshire"),
}


@dataclass(frozen=True)
class Town:
    """Who and what there is."""

    partnership: Partnership
    authorities: dict[str, Authority]
    agencies: dict[str, Agency]
    teams: dict[str, Team]
    people: dict[Role, User]
    leaver: User
    closed: User
    stranger: User

    def actor(self, role: Role) -> Actor:
        """How the person of this role signs the book."""
        user = self.people[role]
        agency = WORKPLACES[role][1]
        return Actor(id=user.pk, name=user.name, agency=agency)


def found(*, at: datetime, name: str = "Cambridgeshire and Peterborough") -> Town:
    """The town, as it stands on the day of `at`."""
    return again(("town", at.date(), name), lambda: _found(at=at, name=name))


def _found(*, at: datetime, name: str) -> Town:
    """Two authorities, their agencies, one person of every role, one who has left, one whose
    account is closed, and a hub worker of another partnership."""
    partnership = agencies.found_partnership(name=name, by=MET_HUB, at=at)
    authorities = {
        place: agencies.register_authority(name=place, partnership=partnership, by=MET_HUB, at=at)
        for place in ("Cambridgeshire", "Peterborough")
    }
    houses, teams = _houses(partnership, authorities, at)
    people = {
        role: _person(f"{role.value}@town.example", role.label, teams[house], role, at)
        for role, (_, house, _) in WORKPLACES.items()
    }
    leaver = _person("leaver@town.example", "Leaver", teams["MET Hub"], Role.HUB_WORKER, at)
    agencies.end_membership(
        membership=leaver.memberships.get(), until_on=date(2026, 1, 1), by=MET_HUB, at=at
    )
    closed = _person("closed@town.example", "Closed", teams["MET Hub"], Role.HUB_WORKER, at)
    agencies.close_account(user=closed, by=MET_HUB, at=at)
    closed.refresh_from_db()
    return Town(
        partnership=partnership,
        authorities=authorities,
        agencies=houses,
        teams=teams,
        people=people,
        leaver=leaver,
        closed=closed,
        stranger=_stranger(at),
    )


def _houses(
    partnership: Partnership, authorities: dict[str, Authority], at: datetime
) -> tuple[dict[str, Agency], dict[str, Team]]:
    houses: dict[str, Agency] = {}
    teams: dict[str, Team] = {}
    for kind, house, place in dict.fromkeys(WORKPLACES.values()):
        houses[house] = agencies.register_agency(
            name=house, kind=kind, partnership=partnership,
            authority=authorities[place] if place else None, by=MET_HUB, at=at,
        )  # fmt: skip
        teams[house] = agencies.form_team(
            name=f"{house} team", agency=houses[house], by=MET_HUB, at=at
        )
    return houses, teams


def _stranger(at: datetime) -> User:
    """Hub manager, administrator and governance lead, but of another partnership: whatever they
    may do there, everything here is outside for them."""
    elsewhere = agencies.found_partnership(name="Somewhere Else", by=MET_HUB, at=at)
    hub = agencies.register_agency(
        name="Other Hub", kind=AgencyKind.HUB, partnership=elsewhere, by=MET_HUB, at=at
    )
    offices = agencies.register_agency(
        name="Other Offices", kind=AgencyKind.AUTHORITY, partnership=elsewhere, by=MET_HUB, at=at
    )
    team = agencies.form_team(name="Other team", agency=hub, by=MET_HUB, at=at)
    office = agencies.form_team(name="Other office", agency=offices, by=MET_HUB, at=at)
    stranger = _person("stranger@other.example", "Stranger", team, Role.HUB_MANAGER, at)
    for role in (Role.ADMINISTRATOR, Role.GOVERNANCE_LEAD):
        agencies.begin_membership(
            user=stranger, team=office, role=role, from_on=SINCE, by=MET_HUB, at=at
        )
    return stranger


def _person(email: str, name: str, team: Team, role: Role, at: datetime) -> User:
    user = agencies.invite_user(email=email, name=name, by=MET_HUB, at=at)
    agencies.begin_membership(user=user, team=team, role=role, from_on=SINCE, by=MET_HUB, at=at)
    return user
