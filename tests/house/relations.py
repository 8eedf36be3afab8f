"""Who may know of a child, and how they came to: what the table asks about besides the stories."""

from datetime import datetime

from methub.agencies import changes as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.children import changes as children
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day
from methub.interviews import changes as interviews
from methub.people import changes as people
from tests import stories as told
from tests.copies import again
from tests.stories import OPENED, Story, one_story
from tests.town import SINCE, Town

NAMES = {
    "assigned": ("Noor", "Aziz"),
    "lent": ("Finley", "Marsh"),
    "named": ("Robin", "Thorne"),
}
RELATIONS = (*told.RELATIONS, "assigned", OPENED, "lent", "named")
REHIRED = "rehired@town.example"


def town_with_everybody(*, at: datetime) -> tuple[Town, dict[str, Story]]:
    """The town and one child for every relation, as they stand on the day of `at`."""

    def begin() -> tuple[Town, dict[str, Story]]:
        town, known = told.town_with_stories(at=at)
        return town, known | _besides(town, known["caseload"], at=at)

    return again(("everybody", at.date()), begin)


def _besides(town: Town, caseload: Story, *, at: datetime) -> dict[str, Story]:
    """`assigned`: the commissioned interviewer holds the interview. `opened`: the team manager
    opened the record in an emergency. `lent`: shared with the workers' agency. `named`:
    restricted, and the team manager is named for it."""
    home = town.authorities["Cambridgeshire"]
    known = {
        relation: one_story(name, town.partnership, home, at) for relation, name in NAMES.items()
    }
    interviews.allocate(
        interview=known["assigned"].interview, why="Lives far away",
        user=town.people[Role.COMMISSIONED_INTERVIEWER],
        version=known["assigned"].interview.version, by=MET_HUB, at=at,
    )  # fmt: skip
    children.share_child(
        child=known["lent"].child, agency=town.agencies["Children's Social Care"],
        reason="A sister's worker", by=MET_HUB, at=at,
    )  # fmt: skip
    people.restrict(
        person=known["named"].child.person, reason="A colleague's child",
        named=[town.people[Role.TEAM_MANAGER]], by=MET_HUB, at=at,
    )  # fmt: skip
    _rehired(town, caseload, at)
    return known


def rehired() -> User:
    """They worked with the caseload's child, and were named for her; they left, and now work in a
    school. What they knew of her at work ended with the work."""
    return User.objects.get(email=REHIRED)


def _rehired(town: Town, story: Story, at: datetime) -> None:
    user = agencies.invite_user(email=REHIRED, name="Rehired", by=MET_HUB, at=at)
    left = agencies.begin_membership(
        user=user, team=town.teams["Children's Social Care"], role=Role.ALLOCATED_WORKER,
        from_on=SINCE, by=MET_HUB, at=at,
    )  # fmt: skip
    children.name_colleague(
        child=story.child, colleague=user, reason="Works with her", by=MET_HUB, at=at
    )
    today = london_day(at)
    agencies.end_membership(membership=left, until_on=today, by=MET_HUB, at=at)
    school = agencies.register_agency(
        name="Secondary School", kind=AgencyKind.EDUCATION, partnership=town.partnership,
        authority=town.authorities["Cambridgeshire"], by=MET_HUB, at=at,
    )  # fmt: skip
    team = agencies.form_team(name="Pastoral team", agency=school, by=MET_HUB, at=at)
    agencies.begin_membership(
        user=user, team=team, role=Role.PARTNER, from_on=today, by=MET_HUB, at=at
    )
