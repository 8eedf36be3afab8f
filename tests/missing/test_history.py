"""What was over before the hub was told: kept as facts, quietly, as precisely as it is known."""

from datetime import UTC, date, datetime, timedelta

import pytest

from methub.audit.models import Entry
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import start_of
from methub.missing import changes, rules
from methub.missing.changes import (
    InTheFuture,
    NotCorrectable,
    NothingChanged,
    OverlapsAnotherEpisode,
    PastEpisode,
    correct_episode,
    correct_history,
    record_history,
)
from methub.missing.changes.refusals import MergedMeanwhile
from methub.missing.codes import AuthorityStatus, Precision
from methub.missing.models import Correction, Episode, ThresholdMet
from methub.missing.presenters import words
from methub.missing.rules import Known
from methub.people.models import Person
from tests.missing.conftest import NOW, days_ago

JUNE = date(2025, 6, 10)


@pytest.fixture
def child(keeley):
    return keeley


def on(day):
    return Known(start_of(day), Precision.DAY)


def past(child, since, until, status=AuthorityStatus.MISSING, **more):
    return PastEpisode(child, on(since), on(until) if until else None, status, **more)


def recorded(*episodes):
    keys = record_history(past=episodes, source="A return", by=MET_HUB, at=NOW)
    return [Episode.objects.get(pk=key) for key in keys]


def test_a_child_who_came_home_years_ago_is_owed_nothing_now(child):
    (episode,) = recorded(past(child, JUNE, date(2025, 6, 20)))
    assert episode.found_at == episode.ended_at == start_of(date(2025, 6, 20))
    assert not Clock.objects.filter(person=child.pk).exists()
    assert not ThresholdMet.objects.filter(child=child).exists()


def test_three_absences_long_ago_raise_no_alert_and_count_when_she_goes_again(child):
    days = [(NOW - timedelta(days=n)).date() for n in (60, 40, 20)]
    recorded(*(past(child, day, day) for day in days))
    assert not ThresholdMet.objects.filter(child=child).exists()
    episode = changes.open_episode(
        child=child, missing_since=days_ago(1), told_hub_at=days_ago(1), by=MET_HUB, at=NOW
    )
    assert [met.episode_id for met in ThresholdMet.objects.filter(child=child)] == [episode.pk]


def test_a_child_who_is_missing_now_is_not_history(child):
    (episode,) = recorded(past(child, days_ago(10).date(), None))
    assert not episode.is_history
    assert ThresholdMet.objects.filter(episode=episode, kind="long").exists()


def test_nothing_is_written_about_a_record_that_was_merged_away_meanwhile(child, visitor):
    Person.objects.filter(pk=child.pk).update(merged_into=visitor.pk)
    with pytest.raises(MergedMeanwhile):
        recorded(past(child, JUNE, JUNE))


def test_a_child_away_has_returned_and_was_never_lost(child):
    (episode,) = recorded(past(child, JUNE, JUNE, AuthorityStatus.AWAY))
    assert (episode.found_at, episode.returned_at) == (None, start_of(JUNE))
    assert episode.status_at(NOW) is AuthorityStatus.AWAY


def test_an_absence_within_one_day_is_said_in_days_and_never_as_midnight(child):
    (episode,) = recorded(past(child, JUNE, JUNE))
    assert episode.known("missing_since").in_words == "Tue 10 Jun 2025"
    assert episode.known_end().in_words == "Tue 10 Jun 2025"
    assert episode.how_long(NOW) == "less than a day"
    shown = {row.key: row.value for row in words.rows(episode, ["found_at"], words.FACTS)}
    assert shown == {"Found": "Tue 10 Jun 2025"}


def test_the_night_the_clocks_change_is_still_one_day():
    since, until = on(date(2025, 3, 30)), on(date(2025, 3, 31))
    assert rules.how_long(since, until) == "1 day"


def test_one_absence_may_begin_on_the_day_another_ended(child):
    third_day = date(2025, 6, 12)
    assert len(recorded(past(child, JUNE, third_day), past(child, third_day, third_day))) == 2


def test_history_that_overlaps_is_refused_whole(child):
    with pytest.raises(OverlapsAnotherEpisode):
        recorded(past(child, JUNE, date(2025, 6, 12)), past(child, date(2025, 6, 11), None))
    assert not Episode.every.filter(child=child).exists()


def test_nobody_records_tomorrow_as_history(child):
    with pytest.raises(InTheFuture):
        recorded(past(child, NOW.date() + timedelta(days=1), None))


def test_where_she_lived_then_is_kept_not_where_she_lives_now(child):
    (episode,) = recorded(past(child, days_ago(5).date(), days_ago(4).date()))
    (long_ago,) = recorded(past(child, date(2019, 1, 1), date(2019, 1, 2)))
    assert (episode.placement is not None, long_ago.placement) == (True, None)


def test_every_line_of_history_is_in_the_book(child):
    episodes = recorded(past(child, JUNE, JUNE), past(child, date(2025, 7, 1), date(2025, 7, 2)))
    lines = Entry.objects.filter(what="missing.episode.recorded-from-history")
    assert {line.about_id for line in lines} == {episode.pk for episode in episodes}
    assert {line.person_id for line in lines} == {child.pk}


def corrected(episode, day, status=AuthorityStatus.MISSING):
    return correct_history(
        episode=episode, until=on(day), status=status, why="A later return", by=MET_HUB, at=NOW
    )


def test_a_later_return_that_says_she_was_found_takes_back_what_was_promised(child):
    (episode,) = recorded(past(child, days_ago(30).date(), None))
    episode = corrected(episode, days_ago(2).date())
    assert episode.is_history and episode.ended_at == start_of(days_ago(2).date())
    assert [(row.field, row.was) for row in Correction.objects.filter(episode=episode)] == [
        ("found_at", "")
    ]


def test_a_later_return_may_call_it_away_and_keeps_what_was_said(child):
    (episode,) = recorded(past(child, JUNE, date(2025, 6, 12)))
    episode = corrected(episode, date(2025, 6, 12), AuthorityStatus.AWAY)
    assert (episode.found_at, episode.returned_at) == (None, start_of(date(2025, 6, 12)))
    assert [row.field for row in Correction.objects.filter(episode=episode).order_by("pk")] == [
        "found_at",
        "returned_at",
    ]


def test_the_same_thing_said_twice_changes_nothing(child):
    (episode,) = recorded(past(child, JUNE, date(2025, 6, 12)))
    with pytest.raises(NothingChanged):
        corrected(episode, date(2025, 6, 12))


def test_what_is_known_to_the_minute_is_not_overwritten_by_a_day(child):
    episode = changes.open_episode(
        child=child, missing_since=days_ago(3), told_hub_at=days_ago(3), by=MET_HUB, at=NOW
    )
    with pytest.raises(NotCorrectable):
        corrected(episode, days_ago(1).date())


def test_a_person_who_knows_the_minute_puts_it_in_place_of_the_day(child):
    (episode,) = recorded(past(child, JUNE, date(2025, 6, 12)))
    exact = datetime(2025, 6, 10, 17, 30, tzinfo=UTC)
    (correction,) = correct_episode(
        episode=episode, changes={"missing_since": exact}, why="The police log",
        version=episode.version, by=MET_HUB, at=NOW,
    )  # fmt: skip
    episode.refresh_from_db()
    assert episode.known("missing_since") == Known(exact, Precision.MINUTE)
    assert words.kept("missing_since", correction.was) == "Tue 10 Jun 2025"
    assert episode.is_history and not ThresholdMet.objects.exists()
