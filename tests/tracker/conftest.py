"""A town with a policy, and children whose lives the tracker follows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from tests import town as towns
from tests.desk import signed_in
from tests.town import Town

FENLAND = "E07000010"


@pytest.fixture
def at() -> datetime:
    """Now, because a page is asked for now."""
    return now()


@pytest.fixture
def town(db: None) -> Town:
    since = datetime(2024, 1, 1, tzinfo=UTC)
    town = towns.found(at=since)
    for authority in ("Cambridgeshire", "Peterborough"):
        adopt_policy(
            authority=town.authorities[authority],
            profile_text=shipped_profiles()[authority.lower()],
            from_on=date(2024, 1, 1), by=MET_HUB, at=since,
        )  # fmt: skip
    return town


@pytest.fixture
def register(town: Town, at: datetime) -> Callable[..., Child]:
    def adding(surname: str = "Hollis", forenames: str = "Keeley", **said: Any) -> Child:
        known: dict[str, Any] = {
            "partnership": town.partnership,
            "responsible_authority": town.authorities["Cambridgeshire"],
            "born_on": date(2011, 3, 14),
            "by": MET_HUB,
            "at": at - timedelta(days=400),
        }
        return children.register_child(surname=surname, forenames=forenames, **known | said)

    return adding


@pytest.fixture
def went_missing(at: datetime) -> Callable[..., Episode]:
    """A child goes missing, and is found so many hours later unless they are missing still."""

    def going(child: Child, *, days_ago: float, hours: float | None = 5) -> Episode:
        since = at - timedelta(days=days_ago)
        episode = missing.open_episode(
            child=child, missing_since=since, told_hub_at=since, by=MET_HUB, at=since
        )
        if hours is None:
            return episode
        found = since + timedelta(hours=hours)
        return missing.record_found(
            episode=episode, found_at=found, told_at=found, by=MET_HUB, at=found
        )

    return going


@pytest.fixture
def as_seen_by(town: Town) -> Callable[..., Viewer]:
    """Somebody who opens the tracker at a moment."""

    def viewer(at: datetime, role: Role = Role.HUB_WORKER) -> Viewer:
        found, _ = front_desk(user=town.people[role], at=at)
        return replace(found.to(Permission.READ_TRACKER), at=at)

    return viewer


@pytest.fixture
def browser(town: Town) -> Callable[..., Client]:
    """The browser of the person of a role."""
    return lambda role=Role.HUB_WORKER: signed_in(town.people[role])
