"""The partnership of the demonstration: authorities, agencies, teams, people, policies."""

from dataclasses import dataclass, field
from datetime import datetime

from methub.agencies import changes as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Authority, Partnership, Team, User
from methub.agencies.roles import Role
from methub.demo import cast
from methub.foundation.actors import MET_HUB, Actor
from methub.foundation.timekeeping import london_day
from methub.interviews import changes as interviews
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles


@dataclass
class Town:
    """Everybody the demonstration needs to name."""

    partnership: Partnership
    authorities: dict[str, Authority] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    teams: dict[tuple[str, str], Team] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    workers_by_district: dict[str, str] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """How this colleague signs the audit book."""
        colleague = next(c for c in cast.COLLEAGUES if c.name == name)
        return Actor(id=self.users[name].pk, name=name, agency=colleague.agency)

    def named(self, role: Role) -> str:
        """The first colleague with a role."""
        return next(c.name for c in cast.COLLEAGUES if c.role == role)


def found(*, at: datetime) -> Town:
    """The partnership as it stood before the first child was recorded."""
    by = MET_HUB
    town = Town(agencies.found_partnership(name="Cambridgeshire and Peterborough", by=by, at=at))
    _authorities(town, at)
    _agencies(town, at)
    for colleague in cast.COLLEAGUES:
        town.users[colleague.name] = agencies.invite_user(
            email=colleague.email, name=colleague.name, phone="01000 000000", by=by, at=at
        )
        town.roles[colleague.name] = colleague.role
    _memberships(town, at)
    return town


def _authorities(town: Town, at: datetime) -> None:
    ours = ((cast.CAMBRIDGESHIRE, "E10000003"), (cast.PETERBOROUGH, "E06000031"))
    for name, gss_code in ours:
        town.authorities[name] = agencies.register_authority(
            name=name, gss_code=gss_code, partnership=town.partnership, by=MET_HUB, at=at
        )
        adopt_policy(
            authority=town.authorities[name],
            profile_text=shipped_profiles()[name.lower()],
            from_on=london_day(at),
            by=MET_HUB,
            at=at,
        )
    for name, gss_code, desk in cast.OUTSIDE_AUTHORITIES:
        town.authorities[name] = agencies.register_authority(
            name=name,
            gss_code=gss_code,
            partnership=None,
            contact_name=desk,
            contact_email=f"duty@{name.split()[-1].lower()}.example",
            contact_phone="01000 000001",
            by=MET_HUB,
            at=at,
        )


def _agencies(town: Town, at: datetime) -> None:
    for name, kind, authority in cast.AGENCIES:
        town.agencies[name] = agencies.register_agency(
            name=name,
            kind=AgencyKind(kind),
            partnership=town.partnership,
            authority=town.authorities.get(authority),
            by=MET_HUB,
            at=at,
        )
    for agency, team in dict.fromkeys((c.agency, c.team) for c in cast.COLLEAGUES):
        town.teams[agency, team] = agencies.form_team(
            name=team, agency=town.agencies[agency], by=MET_HUB, at=at
        )


def _memberships(town: Town, at: datetime) -> None:
    for colleague in cast.COLLEAGUES:
        agencies.begin_membership(
            user=town.users[colleague.name],
            team=town.teams[colleague.agency, colleague.team],
            role=colleague.role,
            from_on=london_day(at),
            manager=town.users.get(colleague.manager),
            by=MET_HUB,
            at=at,
        )
        if colleague.district:
            town.workers_by_district[colleague.district] = colleague.name
            interviews.set_area_worker(
                district=colleague.district,
                user=town.users[colleague.name],
                from_on=london_day(at),
                by=MET_HUB,
                at=at,
            )
