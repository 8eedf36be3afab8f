"""A town whose authorities have a policy, a child who may go missing, and who works with her."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from methub.agencies import changes as agencies
from methub.agencies.models import Authority, User
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.codes import AllocationKind, CareStatus, LivingKind
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.missing import changes
from methub.missing.codes import (
    PoliceGrade,
)
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as the_town
from tests.copies import again
from tests.desk import signed_in
from tests.missing.screens import HOUR
from tests.town import Town

FOUNDED = datetime(2024, 1, 1, 9, tzinfo=UTC)
# A care plan review answers every danger, if only with why nothing is needed.
NO_MORE_NEEDED = {
    "partners_input": "The school was heard.",
    "exploitation_actions": "None needed, because none is suspected.",
    "trafficking_actions": "None needed, because none is suspected.",
    "gang_actions": "None needed, because none is suspected.",
}
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@pytest.fixture
def town(db: None) -> Town:
    return founded()


def founded() -> Town:
    return again("missing", _founded)


def _founded() -> Town:
    town = the_town.found(at=FOUNDED)
    for name, profile in (("Cambridgeshire", "cambridgeshire"), ("Peterborough", "peterborough")):
        adopt_policy(
            authority=town.authorities[name],
            profile_text=shipped_profiles()[profile],
            from_on=date(2020, 1, 1),
            by=MET_HUB,
            at=FOUNDED,
        )
    return town


@pytest.fixture
def norfolk(db: None) -> Authority:
    """An authority outside the partnership, some of whose children are placed here."""
    return agencies.register_authority(name="Norfolk", partnership=None, by=MET_HUB, at=FOUNDED)


@pytest.fixture
def register(town: Town) -> Callable[..., Child]:
    """A child in care who lives in a children's home in Cambridgeshire."""

    def adding(
        surname: str = "Hollis",
        forenames: str = "Keeley",
        authority: Authority | None = None,
        born_on: date | None = date(2011, 3, 14),
        care: CareStatus = CareStatus.IN_CARE_ORDER,
    ) -> Child:
        child = children.register_child(
            partnership=town.partnership,
            responsible_authority=authority or town.authorities["Cambridgeshire"],
            surname=surname,
            forenames=forenames,
            born_on=born_on,
            by=MET_HUB,
            at=FOUNDED,
        )
        children.record_care_status(
            child=child, status=care, from_on=date(2024, 1, 1), by=MET_HUB, at=FOUNDED
        )
        children.record_placement(
            child=child,
            kind=LivingKind.RESIDENTIAL,
            name="Willow House",
            district="E07000012",
            host_authority=town.authorities["Cambridgeshire"],
            from_on=date(2024, 1, 1),
            by=MET_HUB,
            at=FOUNDED,
        )
        return child

    return adding


@pytest.fixture
def keeley(register: Callable[..., Child]) -> Child:
    return register()


@pytest.fixture
def visitor(register: Callable[..., Child], norfolk: Authority) -> Child:
    """A child Norfolk is responsible for, placed in Cambridgeshire."""
    return register(surname="Okafor", forenames="Tobi", authority=norfolk)


@pytest.fixture
def worker(town: Town) -> User:
    return town.people[Role.ALLOCATED_WORKER]


@pytest.fixture
def allocated(town: Town, worker: User, keeley: Child) -> User:
    """Keeley's social worker."""
    children.allocate_worker(
        child=keeley,
        kind=AllocationKind.SOCIAL_WORKER,
        worker=worker,
        manager=town.people[Role.TEAM_MANAGER],
        from_on=date(2024, 1, 1),
        by=MET_HUB,
        at=FOUNDED,
    )
    return worker


@pytest.fixture
def look(town: Town) -> Callable[..., Viewer]:
    """The person of a role, asking at an instant."""
    return lambda role=Role.HUB_SENIOR, at=NOW: front_desk(user=town.people[role], at=at)[0]


@pytest.fixture
def signed(town: Town) -> Callable[..., dict[str, Any]]:
    """`by` and `at` of a change made by the person of a role."""
    return lambda role=Role.HUB_SENIOR, at=NOW: {"by": town.actor(role), "at": at}


@pytest.fixture
def goes_missing(signed: Callable[..., dict[str, Any]]) -> Callable[..., Episode]:
    """A child goes missing, and the hub is told and writes it down half an hour later."""

    def going(child: Child, since: datetime, **said: Any) -> Episode:
        told = since + timedelta(minutes=30)
        at = max(told, said.pop("at", told))
        said = {"told_hub_at": told, **said}
        return changes.open_episode(child=child, missing_since=since, **said, **signed(at=at))

    return going


@pytest.fixture
def is_found(signed: Callable[..., dict[str, Any]]) -> Callable[..., Episode]:
    def finding(episode: Episode, found_at: datetime, **said: Any) -> Episode:
        at = said.pop("at", found_at + timedelta(minutes=10))
        said = {"told_at": at, **said}
        return changes.record_found(episode=episode, found_at=found_at, **said, **signed(at=at))

    return finding


@pytest.fixture
def whole_episode(
    goes_missing: Callable[..., Episode], is_found: Callable[..., Episode]
) -> Callable[..., Episode]:
    """A whole episode: missing, and found so many hours later."""
    return lambda child, since, hours=6: is_found(
        goes_missing(child, since), since + timedelta(hours=hours)
    )


@pytest.fixture
def owed() -> Callable[..., list[Clock]]:
    """The open promises of one kind about a child, oldest first."""
    return lambda child, promise: list(
        Clock.objects.open().filter(person=child.pk, promise=Promise(promise)).order_by("pk")
    )


@pytest.fixture
def at():
    """The pages read the clock of the front desk: everything happened a little before now."""
    return now().replace(second=0, microsecond=0) - HOUR


@pytest.fixture
def episode(keeley, goes_missing, at):
    return goes_missing(
        keeley, at - timedelta(days=1), grade=PoliceGrade.HIGH, grade_reason="Adults in cars",
        missing_from="Willow House", circumstances="Left after tea, phone off.",
    )  # fmt: skip


@pytest.fixture
def as_role(town):
    return lambda role=Role.HUB_SENIOR: signed_in(town.people[role])


@pytest.fixture
def three_times(whole_episode):
    """A child missing on days 0, 45 and 89; the third episode."""

    def thrice(child, last=89):
        return [whole_episode(child, days_ago(100 - day)) for day in (0, 45, last)][-1]

    return thrice
