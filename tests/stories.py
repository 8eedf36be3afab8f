"""One child of each kind of relation to the people of the town, each with a whole story:
missing, found, and owed a return home interview."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from methub.agencies import changes as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Authority, Partnership
from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import AllocationKind
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.interviews import changes as interviews
from methub.interviews.models import Interview
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.people import changes as people
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests.town import Town

RELATIONS = ("caseload", "shared", "county", "elsewhere", "restricted")
NAMES = {
    "caseload": ("Keeley", "Hollis"),
    "shared": ("Jayden", "O'Connor"),
    "county": ("Amara", "Okafor"),
    "elsewhere": ("Tomasz", "Nowak"),
    "restricted": ("Rowan", "Pike"),
}


@dataclass(frozen=True)
class Story:
    """What the product holds about one child."""

    child: Child
    episode: Episode
    interview: Interview


def stories(town: Town, *, at: datetime) -> dict[str, Story]:
    """`caseload`: allocated to the worker, and so known to their manager. `shared`: with the school
    nurses. `county`: of the partnership and nothing more. `elsewhere`: of another partnership.
    `restricted`: of the partnership, and closed to all but people named one by one."""
    elsewhere = _elsewhere(at)
    home = town.authorities["Cambridgeshire"]
    adopt_policy(
        authority=home, profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2024, 1, 1), by=MET_HUB, at=at,
    )  # fmt: skip
    told = {
        relation: _story(
            relation,
            elsewhere.partnership if relation == "elsewhere" else town.partnership,
            elsewhere if relation == "elsewhere" else home,
            at,
        )
        for relation in RELATIONS
    }
    children.allocate_worker(
        child=told["caseload"].child, kind=AllocationKind.SOCIAL_WORKER,
        worker=town.people[Role.ALLOCATED_WORKER], manager=town.people[Role.TEAM_MANAGER],
        from_on=date(2026, 1, 1), by=MET_HUB, at=at,
    )  # fmt: skip
    children.share_child(
        child=told["shared"].child, agency=town.agencies["School Nursing"],
        reason="Health assessment", by=MET_HUB, at=at,
    )  # fmt: skip
    people.restrict(
        person=told["restricted"].child.person, reason="A colleague's child", by=MET_HUB, at=at
    )
    return told


def _story(relation: str, partnership: Partnership, authority: Authority, at: datetime) -> Story:
    forenames, surname = NAMES[relation]
    child = children.register_child(
        partnership=partnership, responsible_authority=authority,
        surname=surname, forenames=forenames, born_on=date(2011, 3, 5), by=MET_HUB, at=at,
    )  # fmt: skip
    since, found_at = at - timedelta(days=2), at - timedelta(days=1)
    episode = missing.open_episode(
        child=child, missing_since=since, told_hub_at=since, by=MET_HUB, at=at
    )
    episode = missing.record_found(
        episode=episode, found_at=found_at, told_at=found_at, by=MET_HUB, at=at
    )
    interview = interviews.open_interview(episode=episode, by=MET_HUB, at=at)
    assert interview is not None
    return Story(child, episode, interview)


def _elsewhere(at: datetime) -> Authority:
    """The stranger's own partnership has an authority and children of its own."""
    hub = Agency.objects.get(kind=AgencyKind.HUB, name="Other Hub")
    authority = agencies.register_authority(
        name="Elsewhereshire", partnership=hub.partnership, by=MET_HUB, at=at
    )
    adopt_policy(
        authority=authority, profile_text=shipped_profiles()["hampshire"],
        from_on=date(2024, 1, 1), by=MET_HUB, at=at,
    )  # fmt: skip
    return authority
