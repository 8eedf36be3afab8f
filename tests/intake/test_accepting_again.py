"""News that came before, of a child already missing, or out of its order."""

from datetime import timedelta

import pytest

from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.intake import changes
from methub.intake.models import Notification
from methub.interviews.models import Interview
from methub.missing import changes as missing
from methub.missing.models import Episode
from tests.intake.news import Arrives, Owed, Signed, at, is_found, is_missing
from tests.intake.reading import email


def test_the_same_report_sent_again_joins_the_episode(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed
) -> None:
    (again,) = arrives(8)
    assert again.duplicate_of is not None
    assert is_missing(again, keeley, signed) == first
    assert Episode.objects.count() == 1
    assert first.grades.count() == 1


def test_a_found_notice_sent_again_runs_one_clock_and_opens_one_interview(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed, owed: Owed
) -> None:
    (row,) = arrives(2)
    (again,) = arrives(2)
    assert len(owed(Promise.RETURN_INTERVIEW)) == 1
    is_found(row, keeley, signed)
    again.refresh_from_db()
    is_found(again, keeley, signed)
    assert Interview.objects.count() == 1


def test_a_child_already_missing_is_not_opened_twice_but_the_news_can_join(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed
) -> None:
    (row,) = arrives(10)
    with pytest.raises(missing.AlreadyMissing):
        is_missing(row, keeley, signed)
    row.refresh_from_db()
    changes.join_episode(notification=row, episode=first, version=row.version, **signed)
    assert Episode.objects.count() == 1
    assert "after tea" in first.updates.get().text


def test_the_same_message_is_never_accepted_twice(
    first: Episode, keeley: Child, signed: Signed
) -> None:
    row = Notification.objects.get()
    with pytest.raises(changes.AlreadyDealtWith):
        is_missing(row, keeley, signed)
    assert Episode.objects.count() == 1


def test_a_child_who_goes_missing_again_under_the_old_reference_is_missing_again(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed
) -> None:
    (found,) = arrives(2)
    is_found(found, keeley, signed)
    (again,) = arrives(
        email(
            "Police reference: MP/35/4471/26\nMessage type: MISSING REPORTED\nSurname: Hollis\n"
            "Forenames: Keeley Anne\nMissing since: 21/11/2026 09:00\nRisk: High\n",
            date="Sat, 21 Nov 2026 10:00:00 +0000",
        )
    )
    second = is_missing(again, keeley, signed)
    assert second.pk != first.pk
    assert Episode.objects.count() == 2


def test_a_late_copy_of_the_report_joins_the_episode_that_has_ended(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed
) -> None:
    (found,) = arrives(2)
    is_found(found, keeley, signed)
    (late,) = arrives(8)
    assert is_missing(late, keeley, signed) == first


def test_news_that_she_was_found_before_she_went_missing_tonight_is_of_an_earlier_time(
    arrives: Arrives, keeley: Child, signed: Signed
) -> None:
    (row,) = arrives(2)
    assert row.read.found_at is not None
    since = row.read.found_at + timedelta(minutes=50)
    tonight = missing.open_episode(child=keeley, missing_since=since, told_hub_at=since, **signed)
    past = is_found(row, keeley, signed, missing_since=at(20, 18, 15))
    assert (past.found_at, past.ended_at) == (row.read.found_at, row.read.found_at)
    tonight.refresh_from_db()
    assert tonight.found_at is None
