"""A town in which one child is on the registry twice."""

import json
from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from methub.agencies.roles import Role
from methub.children.models import Child
from methub.foundation import moving
from methub.interviews import changes as interviews
from methub.interviews.models import Interview
from methub.merging import changes
from methub.merging.models import Merge
from methub.missing.models import Episode
from tests.missing.conftest import (  # noqa: F401
    NOW,
    goes_missing,
    is_found,
    keeley,
    look,
    owed,
    register,
    signed,
    town,
    whole_episode,
    worker,
)
from tests.town import Town


@pytest.fixture
def again(register: Callable[..., Child]) -> Child:  # noqa: F811
    """Keeley, as somebody else wrote her down."""
    return register(surname="Holis", forenames="Keely")


@pytest.fixture
def merge(town: Town) -> Callable[..., Merge]:  # noqa: F811
    """A senior who has looked at both merges the second record into the first."""

    def merging(kept: Child, away: Child, taken: Collection[str] = (), **said: Any) -> Merge:
        seen = moving.fingerprint(moving.rows_of([kept.pk, away.pk]))
        how = {"seen": seen, "why": "The same girl", "at": NOW} | said
        return changes.merge_persons(
            kept=kept.person, away=away.person, taken=taken,
            by=town.actor(Role.HUB_SENIOR), **how,
        )  # fmt: skip

    return merging


@pytest.fixture
def unmerge(town: Town) -> Callable[..., Merge]:  # noqa: F811
    def taking_apart(merge: Merge, **said: Any) -> Merge:
        seen = moving.fingerprint(moving.rows_of([merge.kept_id]))
        how = {"seen": seen, "answers": {}, "why": "Two girls after all", "at": NOW} | said
        return changes.unmerge_persons(merge=merge, by=town.actor(Role.HUB_SENIOR), **how)

    return taking_apart


@pytest.fixture
def interviewed(signed: Callable[..., dict[str, Any]]) -> Callable[[Episode], Interview]:  # noqa: F811
    """An interview is owed for an episode."""

    def opening(episode: Episode) -> Interview:
        assert episode.found_at is not None
        at = episode.found_at + timedelta(minutes=20)
        found = interviews.open_interview(episode=episode, **signed(at=at))
        assert found is not None
        return found

    return opening


def dump() -> dict[str, list[Any]]:
    """Every row of every table a person is written in, without versions, which never come again,
    and without the numbers of keys, which are made again."""
    said = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            if not model.__module__.startswith("methub.") or table.endswith("event"):
                continue
            if model._meta.app_label in NOT_OF_A_CHILD:
                continue
            row = "to_jsonb(t) - 'version'" + (" - 'id'" if table in MADE_AGAIN else "")
            cursor.execute(f'SELECT jsonb_agg({row} ORDER BY {row}) FROM "{table}" t')
            said[table] = json.loads(cursor.fetchone()[0] or "[]")
    return said


MADE_AGAIN = {"people_personkey", "people_adultkey"}
NOT_OF_A_CHILD = frozenset({"merging", "audit", "fittings"})
