"""A town with a policy, and children whose pages are opened today."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from methub.agencies.roles import Role
from methub.children import changes
from methub.children.codes import AllocationKind, CareStatus, LivingKind
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.people.codes import Sex
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.desk import signed_in
from tests.town import Town

FENLAND = "E07000010"
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
def register(town: Town, at: datetime) -> Callable[..., Child]:
    def adding(surname: str = "Hollis", forenames: str = "Keeley", **said: object) -> Child:
        return changes.register_child(
            partnership=town.partnership,
            responsible_authority=town.authorities["Cambridgeshire"],
            surname=surname,
            forenames=forenames,
            by=MET_HUB,
            at=at - timedelta(days=30),
            **{"born_on": date(2011, 3, 14), "sex": Sex.FEMALE, **said},  # type: ignore[arg-type]
        )

    return adding


@pytest.fixture
def keeley(register: Callable[..., Child], at: datetime) -> Child:
    """In care, in a children's home in Fenland."""
    child = register(known_as="KayKay")
    signed = {"by": MET_HUB, "at": at - timedelta(days=30)}
    changes.record_care_status(
        child=child, status=CareStatus.IN_CARE_S20, from_on=LONG_AGO, **signed
    )
    changes.record_placement(
        child=child,
        kind=LivingKind.RESIDENTIAL,
        name="Fenview House",
        address="1 Fen Road, March",
        postcode="PE15 8AA",
        district=FENLAND,
        from_on=LONG_AGO,
        **signed,
    )
    return child


@pytest.fixture
def allocated(town: Town, keeley: Child, at: datetime) -> Child:
    changes.allocate_worker(
        child=keeley,
        kind=AllocationKind.SOCIAL_WORKER,
        worker=town.people[Role.ALLOCATED_WORKER],
        manager=town.people[Role.TEAM_MANAGER],
        from_on=LONG_AGO,
        by=MET_HUB,
        at=at - timedelta(days=30),
    )
    return keeley


@pytest.fixture
def hide(register: Callable[..., Child], at: datetime) -> Callable[..., Child]:
    """A child who lives where nobody may be told."""

    def hiding(child: Child) -> Child:
        changes.record_placement(
            child=child,
            kind=LivingKind.FOSTER,
            name="The Larches",
            address="9 Secret Lane",
            postcode="PE13 1ZZ",
            district=FENLAND,
            is_protected=True,
            from_on=date(2026, 2, 1),
            by=MET_HUB,
            at=at - timedelta(days=20),
        )
        return child

    return hiding


@pytest.fixture
def browser(town: Town) -> Callable[[Role], Client]:
    """The browser of the person of a role."""
    return lambda role=Role.HUB_WORKER: signed_in(town.people[role])
