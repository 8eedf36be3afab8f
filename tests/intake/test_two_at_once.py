"""Two people press at the same moment: one episode, and the second is told."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from methub.agencies.roles import Role
from methub.children.models import Child
from methub.intake import changes
from methub.intake.changes import MissingReport
from methub.intake.models import Notification
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.post.codes import Channel
from tests.intake.conftest import NOW, founded, in_care
from tests.intake.reading import sample
from tests.town import Town

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def standing(transactional_db: None) -> Iterator[tuple[Town, Child]]:
    town = founded()
    yield town, in_care(town)


def arrived(town: Town, number: int) -> Notification:
    (row,) = changes.receive(
        raw=sample(number), channel=Channel.UPLOAD, partnership=town.partnership,
        by=town.actor(Role.HUB_WORKER), at=NOW,
    )  # fmt: skip
    return row


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each came to: its result, or what refused it."""
    ready, results = Barrier(len(acts)), list[object]()

    def run(act: Callable[[], object]) -> None:
        ready.wait()
        try:
            results.append(act())
        except Exception as refused:
            results.append(refused)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def accepting(town: Town, row: Notification, child: Child, role: Role) -> Callable[[], Episode]:
    read = row.read
    assert read.missing_since is not None
    report = MissingReport(read.missing_since, read.reported_at, read.police_risk)
    how: dict[str, Any] = {"by": town.actor(role), "at": NOW}
    return lambda: changes.accept_missing(
        notification=row, child=child, report=report, version=row.version, **how
    )


def test_one_message_accepted_by_two_people_is_one_episode(standing: tuple[Town, Child]) -> None:
    town, keeley = standing
    row = arrived(town, 1)
    results = at_once(
        accepting(town, row, keeley, Role.HUB_WORKER), accepting(town, row, keeley, Role.HUB_SENIOR)
    )
    assert Episode.objects.count() == 1
    refused = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in refused] == [changes.AlreadyDealtWith]


def test_the_report_and_its_copy_accepted_at_once_are_one_episode(
    standing: tuple[Town, Child],
) -> None:
    town, keeley = standing
    first, copy = arrived(town, 1), arrived(town, 8)
    results = at_once(
        accepting(town, first, keeley, Role.HUB_WORKER),
        accepting(town, copy, keeley, Role.HUB_SENIOR),
    )
    assert Episode.objects.count() == 1
    assert not [one for one in results if isinstance(one, Exception)]


def test_two_different_reports_of_one_child_open_one_episode(standing: tuple[Town, Child]) -> None:
    town, keeley = standing
    first, other = arrived(town, 1), arrived(town, 10)
    results = at_once(
        accepting(town, first, keeley, Role.HUB_WORKER),
        accepting(town, other, keeley, Role.HUB_SENIOR),
    )
    assert Episode.objects.count() == 1
    refused = [type(one) for one in results if isinstance(one, Exception)]
    assert refused in ([missing.AlreadyMissing], [missing.OverlapsAnotherEpisode])
