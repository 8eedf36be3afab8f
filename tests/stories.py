"""One child of each kind of relation to the people of the town, each with a whole story:
missing, found, and owed a return home interview."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from methub.agencies import changes as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Authority, Partnership
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.assessments.models import Assessment
from methub.children import changes as children
from methub.children.codes import AllocationKind, CarerKind
from methub.children.models import Carer, Child
from methub.clocks.models import Clock
from methub.concerns.models import Concern
from methub.foundation.actors import MET_HUB
from methub.intake.changes import receive
from methub.interviews import changes as interviews
from methub.interviews.models import Interview
from methub.meetings.codes import Part
from methub.missing import changes as missing
from methub.missing.models import Episode, ThresholdMet
from methub.out_of_area.models import PlacedAway
from methub.people import changes as people
from methub.people.codes import SightWhy
from methub.people.models import Sight
from methub.places import changes as places
from methub.places.codes import PlaceKind
from methub.plans.models import Plan
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.post.codes import Channel
from methub.referrals import changes as referrals
from methub.referrals.models import Referral
from methub.spreadsheets import changes as spreadsheets
from methub.spreadsheets.codes import Meaning as M
from tests import besides
from tests import town as towns
from tests.copies import again
from tests.town import Town

RELATIONS = ("caseload", "shared", "county", "elsewhere", "restricted")
OPENED = "opened"
"""A child of the partnership whose record was opened in an emergency, for the reviewer's page."""
A_MESSAGE = b"""From: control@police.example
To: hub@town.example
Subject: A note
Content-Type: text/plain

Nobody has read this yet.
"""
A_LIST = b"""Name,DOB,Missing,Returned,Notes
Niamh F,,Mar-25,?,With her cousin
"""
THEIR_COLUMNS = (M.CHILD, M.BORN, M.MISSING_DAY, M.RETURNED_DAY, M.NOTES)
A_PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAFCAIAAADtz9qMAAAAFElEQVR4nGOs6JnGAANMDEiASA4AZk4B"
    "pKJ2epIAAAAASUVORK5CYII="
)
"""A few grey dots."""
NAMES = {
    "caseload": ("Keeley", "Hollis"),
    "shared": ("Jayden", "O'Connor"),
    "county": ("Amara", "Okafor"),
    "elsewhere": ("Tomasz", "Nowak"),
    "restricted": ("Rowan", "Pike"),
    OPENED: ("Lily", "Marsh"),
}


@dataclass(frozen=True)
class Story:
    """What the product holds about one child."""

    child: Child
    carer: Carer
    episode: Episode
    threshold: ThresholdMet
    interview: Interview

    @property
    def placed_away(self) -> PlacedAway:
        """The placement that is meant for the child, outside the partnership."""
        return PlacedAway.objects.get(child=self.child)

    @property
    def assessment(self) -> Assessment:
        """The assessment somebody has begun."""
        return Assessment.objects.get(child=self.child)

    @property
    def plan(self) -> Plan:
        """The trigger plan, with a copy in somebody's hands and a step."""
        return Plan.objects.get(child=self.child)

    @property
    def referral(self) -> Referral:
        """The service that was asked for, and nobody has answered."""
        return Referral.objects.get(child=self.child)

    @property
    def concern(self) -> Concern:
        """What somebody outside the partnership feared for the child."""
        return Concern.objects.get(child=self.child)

    @property
    def sight(self) -> Sight:
        """One of the reasons why somebody may see the child: a share, if there is one."""
        held = Sight.objects.filter(person=self.child.person)
        return held.filter(why=SightWhy.SHARED).first() or held.earliest("pk")

    @property
    def promise(self) -> Clock:
        """One of the promises made to the child."""
        return Clock.objects.filter(person=self.child.person).earliest("pk")


def town_with_stories(*, at: datetime) -> tuple[Town, dict[str, Story]]:
    """The town and its stories, as they stand on the day of `at`."""

    def begin() -> tuple[Town, dict[str, Story]]:
        town = towns.found(at=at)
        return town, stories(town, at=at)

    return again(("stories", at.date()), begin)


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
        relation: one_story(
            NAMES[relation],
            elsewhere.partnership if relation == "elsewhere" else town.partnership,
            elsewhere if relation == "elsewhere" else home,
            at,
        )
        for relation in (*RELATIONS, OPENED)
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
    _open_in_emergency(town, told[OPENED], at)
    places.place_at(
        partnership=town.partnership, kind=PlaceKind.CHILDRENS_HOME, name="Fenview House",
        address="3 Marsh Lane, March", postcode="PE15 8NR", by=MET_HUB, at=at,
    )  # fmt: skip
    referrals.record_gap(
        noticed=referrals.Noticed(
            need="Trauma therapy without a wait", children=4, owner="Group manager",
            noticed_on=date(2026, 1, 5),
        ),
        partnership=town.partnership, by=MET_HUB, at=at,
    )  # fmt: skip
    besides.meets(
        told["caseload"].child, home,
        {
            Part.CHAIR: town.people[Role.MACE_CHAIR],
            Part.MEMBER: town.people[Role.PARTNER],
        },
        town.people[Role.ALLOCATED_WORKER], town.people[Role.TEAM_MANAGER], at,
    )  # fmt: skip
    besides.looks_back(home, town.people[Role.PARTNER], at)
    _lists(town, at)
    receive(raw=A_MESSAGE, channel=Channel.UPLOAD, partnership=town.partnership, by=MET_HUB, at=at)
    return told


def _lists(town: Town, at: datetime) -> None:
    """One list whose columns nobody has named yet, and one that waits for decisions."""
    viewer, actor = front_desk(user=town.people[Role.HUB_SENIOR], at=at)
    for title in ("Earlier tracker", "Missing tracker"):
        sheet = spreadsheets.keep_sheet(
            content=A_LIST, name="tracker.csv", title=title, agency=town.agencies["MET Hub"],
            by=actor, at=at,
        )  # fmt: skip
    sheet = spreadsheets.choose_columns(
        sheet=sheet, meanings=dict(enumerate(THEIR_COLUMNS)),
        authority=town.authorities["Cambridgeshire"], version=sheet.version, by=actor, at=at,
    )  # fmt: skip
    spreadsheets.read_rows(sheet=sheet, by=actor, at=at)
    spreadsheets.match_people(sheet=sheet, viewer=viewer, by=actor, at=at)


def _open_in_emergency(town: Town, story: Story, at: datetime) -> None:
    viewer, actor = front_desk(user=town.people[Role.TEAM_MANAGER], at=at)
    people.break_glass(
        person=story.child.person, reason="Night duty", viewer=viewer, by=actor, at=at
    )


def one_story(
    name: tuple[str, str], partnership: Partnership, authority: Authority, at: datetime
) -> Story:
    """A child with a carer and a photograph: eight days missing, found, owed an interview."""
    forenames, surname = name
    child = children.register_child(
        partnership=partnership, responsible_authority=authority,
        surname=surname, forenames=forenames, born_on=date(2011, 3, 5), by=MET_HUB, at=at,
    )  # fmt: skip
    carer = children.record_carer(
        child=child, kind=CarerKind.PARENT, name="Dawn", from_on=date(2026, 1, 1),
        by=MET_HUB, at=at,
    )  # fmt: skip
    children.add_photograph(child=child, content=A_PICTURE, by=MET_HUB, at=at)
    since, found_at = at - timedelta(days=8), at - timedelta(days=1)
    episode = missing.open_episode(
        child=child, missing_since=since, told_hub_at=since, by=MET_HUB, at=at
    )
    episode = missing.record_found(
        episode=episode, found_at=found_at, told_at=found_at, by=MET_HUB, at=at
    )
    interview = interviews.open_interview(episode=episode, by=MET_HUB, at=at)
    assert interview is not None
    threshold = ThresholdMet.objects.get(episode=episode)
    besides.happens(child, partnership, authority, at)
    return Story(child, carer, episode, threshold, interview)


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
