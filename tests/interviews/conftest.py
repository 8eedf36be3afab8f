"""A child of the town who went missing and was found, and everybody who then has to act."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from methub.agencies import queries as agencies
from methub.agencies.models import Authority
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.changes import TypedDistance
from methub.children.codes import AllocationKind, CarerKind, CareStatus, LivingKind
from methub.children.models import Carer, Child
from methub.foundation.actors import MET_HUB, Actor
from methub.foundation.timekeeping import now
from methub.interviews import changes
from methub.interviews.codes import ConsentGiven, Interviewer, Section
from methub.interviews.models import Interview
from methub.interviews.rules import PAGES
from methub.missing import changes as missing
from methub.missing.codes import YesNo
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.copies import again
from tests.desk import signed_in
from tests.town import Town

FENLAND = "E07000010"
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
"""A Wednesday."""


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


@dataclass
class Hub:
    """The town at work: short ways to say what tests say often."""

    town: Town

    def actor(self, role: Role) -> Actor:
        return self.town.actor(role)

    def viewer(self, role: Role, at: datetime = NOON) -> Viewer:
        return agencies.front_desk(user=self.town.people[role], at=at)[0]

    @property
    def worker(self) -> Actor:
        return self.actor(Role.HUB_WORKER)

    @property
    def senior(self) -> Actor:
        return self.actor(Role.HUB_SENIOR)

    def child(
        self,
        forenames: str = "Keeley",
        surname: str = "Hollis",
        authority: Authority | None = None,
        district: str = FENLAND,
        status: CareStatus = CareStatus.CHILD_IN_NEED,
        miles: str | None = None,
        has_worker: bool = True,
    ) -> Child:
        """A child living in a district, known to social care, perhaps with an allocated worker."""
        by = {"by": MET_HUB, "at": NOON - timedelta(days=30)}
        since = date(2026, 1, 1)
        child = children.register_child(
            partnership=self.town.partnership,
            responsible_authority=authority or self.town.authorities["Cambridgeshire"],
            surname=surname,
            forenames=forenames,
            born_on=date(2011, 3, 5),
            **by,
        )
        children.record_care_status(child=child, status=status, from_on=since, **by)
        children.record_placement(
            child=child,
            kind=LivingKind.HOME,
            from_on=since,
            district=district,
            typed_distance=TypedDistance(Decimal(miles), "Measured on a map") if miles else None,
            **by,
        )
        if has_worker:
            children.allocate_worker(
                child=child,
                kind=AllocationKind.SOCIAL_WORKER,
                worker=self.town.people[Role.ALLOCATED_WORKER],
                manager=self.town.people[Role.TEAM_MANAGER],
                from_on=since,
                **by,
            )
        return child

    def mother(self, child: Child, **known: object) -> Carer:
        return children.record_carer(
            child=child,
            kind=CarerKind.PARENT,
            name="Dawn Hollis",
            from_on=date(2026, 1, 1),
            by=MET_HUB,
            at=NOON - timedelta(days=30),
            **known,  # type: ignore[arg-type]
        )

    def found(self, child: Child, found_at: datetime = NOON, away: float = 10) -> Episode:
        """The child was missing for some hours, and then found."""
        since = found_at - hours(away)
        episode = missing.open_episode(
            child=child, missing_since=since, told_hub_at=since, by=MET_HUB, at=since
        )
        return missing.record_found(
            episode=episode, found_at=found_at, told_at=found_at, by=MET_HUB, at=found_at
        )

    def opened(self, child: Child, found_at: datetime = NOON, away: float = 10) -> Interview:
        """Found, and so owed an interview."""
        interview = changes.open_interview(
            episode=self.found(child, found_at, away), by=MET_HUB, at=found_at
        )
        assert interview is not None
        return interview

    def agreed(self, interview: Interview, at: datetime, carer: Carer | None = None) -> None:
        """Somebody says yes."""
        changes.record_consent(
            interview=interview,
            given=ConsentGiven.YES,
            carer=carer,
            asked_at=at,
            by=self.worker,
            at=at,
        )

    def started(self, interview: Interview, at: datetime | None = None) -> Interview:
        """The child agrees and the hub worker begins."""
        at = at or interview.opened_at + hours(20)
        self.agreed(interview, at)
        return changes.start_writing(
            interview=interview,
            interviewer=Interviewer.HUB_WORKER,
            name="Ada",
            by=self.worker,
            at=at,
        )

    def held(self, interview: Interview, held_at: datetime | None = None) -> Interview:
        held_at = held_at or interview.opened_at + hours(24)
        if interview.started_at is None:
            self.started(interview, min(held_at, interview.opened_at + hours(20)))
        return changes.record_held(
            interview=interview,
            held_at=held_at,
            where="School",
            alone=YesNo.YES,
            by=self.worker,
            at=held_at + hours(1),
        )

    def write(self, interview: Interview, section: Section, at: datetime, **said: object) -> None:
        """Every required question of one section is answered, unless the test says otherwise."""
        answers: dict[str, object] = {}
        for question in PAGES[section].questions:
            if question.is_required:
                first = question.options.values()[0] if question.options else "Something was said"
                answers[question.code] = [first] if question.kind == "many" else first
        changes.save_section(
            interview=interview,
            section=section,
            answers={**answers, **said},  # type: ignore[dict-item]
            number=interview.answers.filter(section=section).count(),
            by=self.worker,
            at=at,
        )

    def ready(self, interview: Interview) -> Interview:
        """Held, written and with the mother offered a say: it can be sent."""
        interview = self.held(interview)
        at = interview.opened_at + hours(26)
        for section in PAGES:
            self.write(interview, section, at)
        changes.record_parent_offer(
            interview=interview, offered_at=at, took_it_up=True, said="Relieved", by=self.worker,
            at=at,
        )  # fmt: skip
        return interview

    def sent(self, interview: Interview) -> Interview:
        interview = self.ready(interview)
        return changes.send_for_sign_off(
            interview=interview, by=self.worker, at=interview.opened_at + hours(27)
        )


@pytest.fixture
def hub(db: None) -> Hub:
    return founded()


def founded() -> Hub:
    return again("interviews", _founded)


def _founded() -> Hub:
    town = towns.found(at=datetime(2024, 1, 1, tzinfo=UTC))
    for name, authority in town.authorities.items():
        adopt_policy(
            authority=authority,
            profile_text=shipped_profiles()[name.lower()],
            from_on=date(2024, 1, 1),
            by=MET_HUB,
            at=datetime(2024, 1, 1, tzinfo=UTC),
        )
    changes.set_area_worker(
        district=FENLAND,
        user=town.people[Role.HUB_WORKER],
        from_on=date(2024, 1, 1),
        by=MET_HUB,
        at=datetime(2024, 1, 1, tzinfo=UTC),
    )
    return Hub(town)


@pytest.fixture
def at() -> datetime:
    """The pages read the clock themselves, so their story is of the last few days."""
    return now()


@pytest.fixture
def as_(hub):
    """A browser in which somebody of a role is signed in."""
    return lambda role: signed_in(hub.town.people[role])
