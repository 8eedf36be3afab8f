"""A town with two neighbours outside it: Tyrell, whom Barking placed here, and Keeley, who is ours
and lives in Norfolk."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from methub.agencies import changes as agencies
from methub.agencies.models import Authority
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.codes import CareStatus, LivingKind
from methub.children.models import Child, Placement
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day
from methub.missing import changes as missing
from methub.missing.codes import YesNo
from methub.missing.models import Episode
from methub.out_of_area import changes
from methub.out_of_area.models import PlacedAway
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as the_town
from tests.copies import again
from tests.town import Town

FOUNDED = datetime(2024, 1, 1, 9, tzinfo=UTC)
PLACED = datetime(2026, 11, 19, 15, tzinfo=UTC)
TOLD = datetime(2026, 11, 21, 9, 10, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _founded() -> Town:
    town = the_town.found(at=FOUNDED)
    for name in ("Cambridgeshire", "Peterborough"):
        adopt_policy(
            authority=town.authorities[name], profile_text=shipped_profiles()[name.lower()],
            from_on=date(2020, 1, 1), by=MET_HUB, at=FOUNDED,
        )  # fmt: skip
    for name in ("Barking", "Norfolk"):
        town.authorities[name] = agencies.register_authority(
            name=name, partnership=None, contact_name="Duty desk",
            contact_email=f"duty@{name.lower()}.example", contact_phone="01000 000001",
            by=MET_HUB, at=FOUNDED,
        )  # fmt: skip
    return town


@pytest.fixture
def town(db: None) -> Town:
    return again("out_of_area", _founded)


@pytest.fixture
def barking(town: Town) -> Authority:
    return town.authorities["Barking"]


@pytest.fixture
def norfolk(town: Town) -> Authority:
    return town.authorities["Norfolk"]


@pytest.fixture
def signed(town: Town) -> Callable[..., dict[str, Any]]:
    return lambda at=NOW, role=Role.HUB_SENIOR: {"by": town.actor(role), "at": at}


@pytest.fixture
def look(town: Town) -> Callable[..., Viewer]:
    return lambda role=Role.HUB_SENIOR, at=NOW: front_desk(user=town.people[role], at=at)[0]


@pytest.fixture
def register(town: Town) -> Callable[[str, str], Child]:
    def adding(name: str, authority: str) -> Child:
        child = children.register_child(
            partnership=town.partnership, responsible_authority=town.authorities[authority],
            surname=name, forenames="Tyrell" if authority == "Barking" else "Keeley",
            born_on=date(2010, 6, 30), by=MET_HUB, at=FOUNDED,
        )  # fmt: skip
        children.record_care_status(
            child=child, status=CareStatus.IN_CARE_ORDER, from_on=date(2024, 1, 1),
            by=MET_HUB, at=FOUNDED,
        )  # fmt: skip
        return child

    return adding


@pytest.fixture
def tyrell(register: Callable[[str, str], Child]) -> Child:
    return register("Bennett", "Barking")


@pytest.fixture
def keeley(register: Callable[[str, str], Child]) -> Child:
    return register("Hollis", "Cambridgeshire")


@pytest.fixture
def lives(town: Town) -> Callable[..., Placement]:
    """Somebody records where a child lives."""

    def living(child: Child, host: str, since: datetime = PLACED, **more: Any) -> Placement:
        said = {"placed_from_at": since, "at": since, **more}
        return children.record_placement(
            child=child, kind=LivingKind.RESIDENTIAL, name="Oakley Lodge",
            from_on=london_day(since), host_authority=town.authorities[host], by=MET_HUB, **said,
        )  # fmt: skip

    return living


@pytest.fixture
def noticed(
    lives: Callable[..., Placement], signed: Callable[..., dict[str, Any]]
) -> Callable[..., PlacedAway]:
    """Their notice of Tyrell's placement comes: at 09:10 on Saturday, unless said otherwise."""

    def coming(child: Child, at: datetime = TOLD, **said: Any) -> PlacedAway:
        notice = changes.NoticeTold(
            **{"told_at": at, "who_there": "placements@lbbd.example", "exploitation": YesNo.YES}
            | said
        )
        row = changes.accept_notice(
            child=child, placement=lives(child, "Peterborough"), notice=notice, **signed(at)
        )
        assert row is not None
        return row

    return coming


@pytest.fixture
def goes_missing(signed: Callable[..., dict[str, Any]]) -> Callable[..., Episode]:
    def going(child: Child, since: datetime) -> Episode:
        return missing.open_episode(
            child=child, missing_since=since, told_hub_at=since, **signed(since)
        )

    return going


@pytest.fixture
def owed() -> Callable[..., list[Clock]]:
    """The open promises of one kind about a child, oldest first."""
    return lambda child, promise: list(
        Clock.objects.open().filter(person=child.pk, promise=Promise(promise)).order_by("pk")
    )
