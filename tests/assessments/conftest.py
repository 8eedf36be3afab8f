"""A child of the town with an allocated worker, and an authority that uses the shipped tools."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from methub.agencies import queries as agencies
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.assessments import changes, queries
from methub.assessments.codes import Exploitation, Part, Trigger
from methub.assessments.models import Assessment, ToolVersion
from methub.assessments.rules.shipped import shipped_tools
from methub.children import changes as children
from methub.children.codes import AllocationKind, Disability
from methub.children.models import Child
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB, Actor
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.copies import again
from tests.desk import signed_in
from tests.town import Town

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
BEFORE = NOON - timedelta(days=300)
TODAY = NOON.date()


@dataclass
class Practice:
    """The town at work with its tools: short ways to say what tests say often."""

    town: Town
    tools: dict[str, ToolVersion] = field(default_factory=dict)

    @property
    def worker(self) -> Actor:
        return self.town.actor(Role.ALLOCATED_WORKER)

    @property
    def hub(self) -> Actor:
        return self.town.actor(Role.HUB_WORKER)

    def viewer(self, role: Role = Role.HUB_WORKER, at: datetime = NOON) -> Viewer:
        return agencies.front_desk(user=self.town.people[role], at=at)[0]

    def browser(self, role: Role = Role.ALLOCATED_WORKER):
        return signed_in(self.town.people[role])

    def policy(self, **words: str) -> None:
        """Another decision of the authority from today, such as police_agree="true"."""
        text = shipped_profiles()["cambridgeshire"]
        said = "\n".join(f"{name} = {value}" for name, value in words.items())
        adopt_policy(
            authority=self.town.authorities["Cambridgeshire"],
            profile_text=text.replace("[assessments]\n", f"[assessments]\n{said}\n"),
            from_on=TODAY, by=MET_HUB, at=NOON - timedelta(days=2),
        )  # fmt: skip

    def child(
        self, born_on: date = date(2011, 3, 5), disability: Disability | None = None
    ) -> Child:
        by = {"by": MET_HUB, "at": BEFORE}
        child = children.register_child(
            partnership=self.town.partnership,
            responsible_authority=self.town.authorities["Cambridgeshire"],
            surname="Hollis", forenames="Keeley", born_on=born_on, **by,
        )  # fmt: skip
        children.allocate_worker(
            child=child, kind=AllocationKind.SOCIAL_WORKER,
            worker=self.town.people[Role.ALLOCATED_WORKER],
            manager=self.town.people[Role.TEAM_MANAGER], from_on=date(2026, 1, 1), **by,
        )  # fmt: skip
        return child

    def begun(
        self, child: Child, tool: str = "seraf", at: datetime = NOON, trigger=Trigger.CONCERN
    ) -> Assessment:
        return changes.open_assessment(
            child=child, tool=self.tools[tool], types=[Exploitation.SEXUAL], trigger=trigger,
            user_id=self.town.people[Role.ALLOCATED_WORKER].pk, by=self.worker, at=at,
        )  # fmt: skip

    def says(self, assessment: Assessment, at: datetime = NOON, **said: str) -> None:
        """Several items answered, without dated evidence."""
        for item, answer in said.items():
            number = assessment.answers.filter(item=item).count()
            changes.answer_item(
                assessment=assessment, item=item, said=answer, evidence=[], number=number,
                by=self.worker, at=at,
            )  # fmt: skip

    def written(self, assessment: Assessment, at: datetime = NOON) -> None:
        """Everything the tool wants in words."""
        for part in queries.said_by(tool=assessment.tool).narrative:
            changes.write_passage(
                assessment=assessment, part=Part(part), text="What was learned.", number=0,
                by=self.worker, at=at,
            )  # fmt: skip

    def judged(self, assessment: Assessment, level: str, at: datetime = NOON, **more: object):
        said = {"why": "What the network saw", "discussed_with": "Rosa Lane"} | more
        return changes.judge(
            assessment=assessment, level=level, discussed_on=at.date(),
            roles={Role.ALLOCATED_WORKER}, by=self.worker, at=at, **said,
        )  # fmt: skip

    def assessed(self, child: Child, level: str, tool: str = "seraf", at: datetime = NOON):
        """Begun, written and judged."""
        assessment = self.begun(child, tool, at)
        self.written(assessment, at)
        self.judged(assessment, level, at)
        assessment.refresh_from_db()
        return assessment


def founded() -> Practice:
    town = towns.found(at=NOON)
    home = town.authorities["Cambridgeshire"]
    adopt_policy(
        authority=home, profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2024, 1, 1), by=MET_HUB, at=BEFORE,
    )  # fmt: skip
    tools = {}
    for name, text in shipped_tools().items():
        tools[name] = changes.load_tool(text=text, by=MET_HUB, at=BEFORE)
        changes.use_tool(
            authority=home, tool=tools[name], from_on=date(2025, 1, 1), by=MET_HUB, at=BEFORE
        )
    return Practice(town, tools)


@pytest.fixture
def practice(db) -> Practice:
    return again("practice", founded)


@dataclass
class Case:
    practice: Practice
    assessment: Assessment

    def owed(self) -> set[str]:
        rows = Clock.objects.open().filter(about=self.assessment.reference)
        return set(rows.values_list("promise", flat=True))


@pytest.fixture
def case(practice) -> Case:
    return Case(practice, practice.begun(practice.child()))
