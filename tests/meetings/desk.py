"""The town at a meeting: short ways to say what tests say often."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from methub.agencies import queries as agencies
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.codes import AllocationKind
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.meetings import changes, queries
from methub.meetings.codes import Attendance, Field, Part
from methub.meetings.models import Invitation, Item, Meeting
from methub.missing import changes as missing
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.desk import signed_in
from tests.town import WORKPLACES, Town

STARTS = datetime(2026, 12, 8, 10, tzinfo=UTC)
PLANNED = STARTS - timedelta(days=20)
CHAIR, NURSE, SENIOR, WORKER = (
    Role.MACE_CHAIR, Role.PARTNER, Role.HUB_SENIOR, Role.ALLOCATED_WORKER,
)  # fmt: skip


@dataclass
class Desk:
    """The town; Keeley, three times missing and so on the agenda; Amara, of whom nothing is known;
    and a panel with a chair and a nurse."""

    town: Town
    keeley: Child
    amara: Child
    panel: Meeting

    def who(self, role: Role = SENIOR, at: datetime = PLANNED) -> dict[str, object]:
        return {"by": self.town.actor(role), "at": at}

    def viewer(self, role: Role = SENIOR, at: datetime = STARTS) -> Viewer:
        return agencies.front_desk(user=self.town.people[role], at=at)[0]

    def browser(self, role: Role = SENIOR):
        return signed_in(self.town.people[role])

    def item(self, child: Child | None = None) -> Item:
        return Item.objects.get(meeting=self.panel, child=child or self.keeley)

    def sees(self, role: Role, child: Child | None = None, at: datetime = STARTS) -> bool:
        """Whether they see the child on the agenda."""
        rows = queries.items_of(viewer=self.viewer(role, at), meeting=self.panel)
        return rows.filter(child=child or self.keeley).exists()

    def invited(self, role: Role, part: Part = Part.MEMBER, at: datetime = PLANNED) -> Invitation:
        return changes.invite(
            meeting=self.panel, user=self.town.people[role],
            agency=self.town.agencies[WORKPLACES[role][1]], part=part, **self.who(at=at),
        )  # fmt: skip

    def begun(self) -> Meeting:
        return changes.begin_meeting(meeting=self.panel, **self.who(at=STARTS))

    def said(self, field: Field, text: str, number: int = 0, role: Role = CHAIR, **more):
        return changes.say(
            item=more.get("item") or self.item(), field=field, text=text, number=number,
            **self.who(role, STARTS),
        )  # fmt: skip

    def held(self) -> Meeting:
        """Sat, decided, over; everybody came."""
        self.begun()
        for item in Item.objects.filter(meeting=self.panel, child__isnull=False, removed_at=None):
            self.said(Field.DECISION, "Stays on the panel", item=item)
        for one in Invitation.objects.filter(meeting=self.panel):
            changes.record_attendance(
                invitation=one, attendance=Attendance.ATTENDED, **self.who(at=STARTS)
            )
        return changes.end_meeting(
            meeting=self.panel, conclusion="All spoken of", **self.who(at=STARTS)
        )

    def owed(self, promise: Promise):
        return Clock.objects.open().filter(promise=promise)


def lived(at: datetime) -> tuple[Town, Child, Child]:
    """The town as it came to be: Keeley, three times missing in the weeks before; and Amara."""
    long_before = at - timedelta(days=300)
    town = towns.found(at=long_before)
    home = town.authorities["Cambridgeshire"]
    who = {"by": MET_HUB, "at": long_before}
    adopt_policy(
        authority=home, profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2024, 1, 1), **who,
    )  # fmt: skip
    keeley, amara = (
        children.register_child(
            partnership=town.partnership, responsible_authority=home, surname=surname,
            forenames=forenames, born_on=date(2011, 3, 5), **who,
        )
        for forenames, surname in (("Keeley", "Hollis"), ("Amara", "Okafor"))
    )  # fmt: skip
    children.allocate_worker(
        child=keeley, kind=AllocationKind.SOCIAL_WORKER, worker=town.people[WORKER],
        manager=town.people[Role.TEAM_MANAGER], from_on=date(2026, 1, 1), **who,
    )  # fmt: skip
    for days in (60, 50, 40):
        since = at - timedelta(days=days)
        episode = missing.open_episode(
            child=keeley, missing_since=since, told_hub_at=since, by=MET_HUB, at=since
        )
        found = since + timedelta(hours=10)
        missing.record_found(episode=episode, found_at=found, told_at=found, by=MET_HUB, at=found)
    return town, keeley, amara


def founded() -> Desk:
    town, keeley, amara = lived(STARTS)
    panel = changes.plan_meeting(
        authority=town.authorities["Cambridgeshire"],
        planned=changes.Planned(kind="mace", starts_at=STARTS, place="Shire Hall, room 2"),
        by=town.actor(SENIOR), at=PLANNED,
    )  # fmt: skip
    desk = Desk(town, keeley, amara, panel)
    desk.invited(CHAIR, Part.CHAIR)
    desk.invited(NURSE)
    return desk
