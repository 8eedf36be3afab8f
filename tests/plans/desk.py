"""The town at work with plans: short ways to say what tests say often."""

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
from methub.plans import changes, queries
from methub.plans.codes import CopyState, PlanKind
from methub.plans.models import Plan
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.desk import signed_in
from tests.town import Town

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
BEFORE = NOON - timedelta(days=300)
WHO = {"by": MET_HUB, "at": NOON}
TRIGGER = {"carer_first": "Ring the aunt", "police_first": "The station", "assume": "high"}
OWN = "I will text my aunt."
SAFETY = {"worries": "Men in a car", "strengths": "Her aunt", "own_part": OWN}
REDUCTION = {"risks": "Men in a car", "aims": "Back at school", "own_part": OWN}
INTERIM = {"arrival": "By lorry", "home": "A foster home", "if_missing": "999", "own_part": OWN}


@dataclass
class Desk:
    """The town, and a child with an allocated worker, known to the school nurses."""

    town: Town
    child: Child

    def actor(self, role: Role):
        return self.town.actor(role)

    def viewer(self, role: Role = Role.HUB_WORKER, at: datetime = NOON) -> Viewer:
        return agencies.front_desk(user=self.town.people[role], at=at)[0]

    def written(self, kind=PlanKind.TRIGGER, answers=TRIGGER, version=0, at=NOON, **more) -> Plan:
        return changes.write_plan(
            child=self.child, kind=kind, answers=answers, version=version,
            **{"why": "Missing twice", "by": self.actor(Role.ALLOCATED_WORKER), "at": at} | more,
        )  # fmt: skip

    def browser(self, role: Role = Role.ALLOCATED_WORKER):
        return signed_in(self.town.people[role])

    def owed(self, promise: Promise):
        return Clock.objects.open().filter(promise=promise, person=self.child.pk)

    def held(self, plan: Plan) -> dict[str, CopyState]:
        lines = queries.distribution(viewer=self.viewer(), plan=plan)
        return {line.holder: line.state for line in lines}


def founded() -> Desk:
    town = towns.found(at=BEFORE)
    home = town.authorities["Cambridgeshire"]
    who = {"by": MET_HUB, "at": BEFORE}
    adopt_policy(
        authority=home, profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2024, 1, 1), **who,
    )  # fmt: skip
    child = children.register_child(
        partnership=town.partnership, responsible_authority=home, surname="Hollis",
        forenames="Keeley", born_on=date(2011, 3, 5), **who,
    )  # fmt: skip
    children.allocate_worker(
        child=child, kind=AllocationKind.SOCIAL_WORKER,
        worker=town.people[Role.ALLOCATED_WORKER], manager=town.people[Role.TEAM_MANAGER],
        from_on=date(2026, 1, 1), **who,
    )  # fmt: skip
    children.share_child(
        child=child, agency=town.agencies["School Nursing"], reason="Health assessment", **who
    )
    return Desk(town, child)
