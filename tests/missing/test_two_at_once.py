"""Two people at once, with real transactions: one of them is refused, in words."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.missing import changes, jobs
from methub.missing.models import Episode, ThresholdMet
from tests.at_once import at_once
from tests.missing.conftest import FOUNDED, NOW, days_ago, founded

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def signed():
    town = founded()
    return {"by": town.actor(Role.HUB_WORKER), "at": NOW, "town": town}


@pytest.fixture
def keeley(signed):
    town = signed.pop("town")
    return children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities["Cambridgeshire"],
        surname="Hollis",
        forenames="Keeley",
        by=MET_HUB,
        at=FOUNDED,
    )


def test_two_who_open_an_episode_at_once_make_one(keeley, signed):
    def opening() -> Episode:
        return changes.open_episode(
            child=keeley, missing_since=days_ago(1), told_hub_at=days_ago(1), **signed
        )

    outcomes = at_once(*[opening] * 4)
    assert Episode.objects.count() == 1
    assert sum(isinstance(outcome, changes.AlreadyMissing) for outcome in outcomes) == 3


def test_two_who_record_the_same_child_found_make_one_promise(keeley, signed):
    episode = changes.open_episode(
        child=keeley, missing_since=days_ago(1), told_hub_at=days_ago(1), **signed
    )

    def finding() -> Episode:
        return changes.record_found(episode=episode, found_at=days_ago(0.5), told_at=NOW, **signed)

    outcomes = at_once(finding, finding)
    assert sum(isinstance(outcome, changes.AlreadyFound) for outcome in outcomes) == 1
    assert Clock.objects.filter(promise=Promise.PREVENTION_INTERVIEW).count() == 1


def test_two_who_correct_the_same_episode_do_not_overwrite_each_other(keeley, signed):
    episode = changes.open_episode(
        child=keeley, missing_since=days_ago(1), told_hub_at=days_ago(1), **signed
    )

    def correcting(text: str) -> Callable[[], object]:
        return lambda: changes.correct_episode(
            episode=episode, changes={"clothing": text}, why="Seen on camera", version=1, **signed
        )

    outcomes = at_once(correcting("Red coat"), correcting("Blue coat"))
    assert sum(isinstance(outcome, ChangedMeanwhile) for outcome in outcomes) == 1
    assert episode.corrections.count() == 1


def test_the_job_run_in_two_places_at_once_fires_once(keeley, signed):
    changes.open_episode(
        child=keeley, missing_since=days_ago(6), told_hub_at=days_ago(6), **signed | {
            "at": days_ago(6)
        },
    )  # fmt: skip
    later = NOW + timedelta(minutes=1)
    at_once(*[lambda: jobs.look_for_long_missing(at=later)] * 3)
    assert ThresholdMet.objects.count() == 1
    assert Clock.objects.filter(promise=Promise.STRATEGY_MEETING).count() == 1
