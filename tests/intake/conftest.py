"""A town with a policy, Keeley who lives in a children's home, and the samples as they arrive."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from methub.agencies import changes as agencies
from methub.agencies.models import Authority
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.codes import CareStatus, LivingKind
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.intake import changes
from methub.intake.models import Notification
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.post.codes import Channel
from tests import town as the_town
from tests.copies import again
from tests.desk import signed_in
from tests.intake.news import Arrives, Signed, is_missing
from tests.intake.reading import sample
from tests.town import Town

FOUNDED = datetime(2024, 1, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


def founded() -> Town:
    return again("intake", _founded)


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


def in_care(town: Town, surname: str = "Hollis", forenames: str = "Keeley Anne") -> Child:
    """A child of Cambridgeshire who lives in Fenview House."""
    child = children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities["Cambridgeshire"],
        surname=surname,
        forenames=forenames,
        born_on=date(2011, 3, 14),
        address="12 Bramley Row, Wisbech",
        postcode="PE13 2QL",
        by=MET_HUB,
        at=FOUNDED,
    )
    children.record_care_status(
        child=child,
        status=CareStatus.IN_CARE_S20,
        from_on=date(2024, 1, 1),
        by=MET_HUB,
        at=FOUNDED,
    )
    children.record_placement(
        child=child,
        kind=LivingKind.RESIDENTIAL,
        name="Fenview House",
        district="E07000010",
        host_authority=town.authorities["Cambridgeshire"],
        from_on=date(2024, 1, 1),
        by=MET_HUB,
        at=FOUNDED,
    )
    return child


@pytest.fixture
def town(db: None) -> Town:
    return founded()


@pytest.fixture
def keeley(town: Town) -> Child:
    return in_care(town)


@pytest.fixture
def barking(town: Town) -> Authority:
    return agencies.register_authority(
        name="Barking and Dagenham", partnership=None, by=MET_HUB, at=FOUNDED
    )


@pytest.fixture
def signed(town: Town) -> dict[str, Any]:
    """The hub worker, now."""
    return {"by": town.actor(Role.HUB_WORKER), "at": NOW}


@pytest.fixture
def look(town: Town) -> Callable[..., Viewer]:
    return lambda role=Role.HUB_WORKER, at=NOW: front_desk(user=town.people[role], at=at)[0]


@pytest.fixture
def arrives(town: Town) -> Callable[..., list[Notification]]:
    """A sample, or any bytes, put in by hand."""

    def arriving(what: int | bytes, at: datetime = NOW) -> list[Notification]:
        return changes.receive(
            raw=sample(what) if isinstance(what, int) else what,
            channel=Channel.UPLOAD,
            partnership=town.partnership,
            by=town.actor(Role.HUB_WORKER),
            at=at,
        )

    return arriving


@pytest.fixture
def desk(town: Town) -> Callable[..., Client]:
    """The browser of the person of a role."""
    return lambda role=Role.HUB_WORKER: signed_in(town.people[role])


@pytest.fixture
def owed() -> Callable[..., list[Clock]]:
    """The open promises of one kind."""
    return lambda promise: list(Clock.objects.open().filter(promise=Promise(promise)))


@pytest.fixture
def first(arrives: Arrives, keeley: Child, signed: Signed) -> Episode:
    """Keeley is missing: the first sample, accepted."""
    (row,) = arrives(1)
    return is_missing(row, keeley, signed)
