"""A child with a story: missing, found, owed an interview."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from methub.agencies import changes as agencies
from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import AllocationKind, CarerKind, CareStatus, LivingKind, SchoolStatus
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.interviews import changes as interviews
from methub.interviews.models import Interview
from methub.missing import changes as missing
from methub.missing.codes import PoliceGrade
from methub.missing.models import Episode
from methub.people.codes import Sex
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.desk import signed_in
from tests.town import Town

LONG_AGO = date(2026, 1, 1)


@pytest.fixture
def at() -> datetime:
    """Now, because a page is asked for now."""
    return now()


@pytest.fixture
def town(db: None, at: datetime) -> Town:
    town = towns.found(at=datetime(2024, 1, 1, tzinfo=UTC))
    adopt_policy(
        authority=town.authorities["Cambridgeshire"],
        profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2024, 1, 1),
        by=MET_HUB,
        at=at,
    )
    return town


@pytest.fixture
def keeley(town: Town, at: datetime) -> Child:
    """In a children's home, with a mother, a school, a worker and the worker's manager."""
    signed = {"by": MET_HUB, "at": at - timedelta(days=200)}
    child = children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities["Cambridgeshire"],
        surname="Hollis",
        forenames="Keeley",
        known_as="KayKay",
        born_on=date(2011, 3, 14),
        sex=Sex.FEMALE,
        **signed,
    )
    children.record_care_status(
        child=child, status=CareStatus.IN_CARE_S20, from_on=LONG_AGO, **signed
    )
    children.record_placement(
        child=child, kind=LivingKind.RESIDENTIAL, name="Fenview House", postcode="PE15 8AA",
        district="E07000010", from_on=LONG_AGO, **signed,
    )  # fmt: skip
    children.record_carer(
        child=child, kind=CarerKind.PARENT, name="Dawn Hollis", phone="01000 000002",
        contact_limits="Never by telephone after 8pm", from_on=LONG_AGO, **signed,
    )  # fmt: skip
    children.record_schooling(
        child=child, status=SchoolStatus.NOT_ATTENDING, school="Fenland Academy",
        from_on=date(2026, 10, 2), **signed,
    )  # fmt: skip
    children.allocate_worker(
        child=child, kind=AllocationKind.SOCIAL_WORKER,
        worker=town.people[Role.ALLOCATED_WORKER], manager=town.people[Role.TEAM_MANAGER],
        from_on=LONG_AGO, **signed,
    )  # fmt: skip
    return child


@pytest.fixture
def visitor(town: Town, at: datetime) -> Child:
    """A child Norfolk answers for, placed here."""
    norfolk = agencies.register_authority(
        name="Norfolk", partnership=None, contact_name="Duty desk", contact_phone="01000 000009",
        by=MET_HUB, at=at,
    )  # fmt: skip
    return children.register_child(
        partnership=town.partnership, responsible_authority=norfolk, surname="Okafor",
        forenames="Tobi", born_on=date(2010, 5, 5), by=MET_HUB, at=at - timedelta(days=30),
    )  # fmt: skip


@pytest.fixture
def goes_missing(at: datetime) -> Callable[..., Episode]:
    """Missing since so many hours ago, graded high, told at once."""

    def going(child: Child, hours_ago: float = 24, **said: object) -> Episode:
        since = at - timedelta(hours=hours_ago)
        return missing.open_episode(
            child=child, missing_since=since, told_hub_at=since, by=MET_HUB, at=since,
            **{"missing_from": "Fenview House", "grade": PoliceGrade.HIGH, **said},  # type: ignore[arg-type]
        )  # fmt: skip

    return going


@pytest.fixture
def is_found(at: datetime) -> Callable[..., Interview | None]:
    """Found so many hours ago, and so owed an interview."""

    def finding(episode: Episode, hours_ago: float = 2) -> Interview | None:
        found_at = at - timedelta(hours=hours_ago)
        episode = missing.record_found(
            episode=episode, found_at=found_at, found_where="Peterborough station",
            told_at=found_at, by=MET_HUB, at=found_at,
        )  # fmt: skip
        return interviews.open_interview(episode=episode, by=MET_HUB, at=found_at)

    return finding


@pytest.fixture
def browser(town: Town) -> Callable[[Role], Client]:
    """The browser of the person of a role."""
    return lambda role=Role.HUB_WORKER: signed_in(town.people[role])
