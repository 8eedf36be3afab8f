"""A child placed here goes missing: their authority is told, answers, and says what came of it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from methub.agencies.models import Authority
from methub.children import changes as children
from methub.children.models import Child, Placement
from methub.clocks import jobs as clock_jobs
from methub.clocks.codes import ClockState
from methub.clocks.codes import Promise as P
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.intake import changes as intake
from methub.interviews.models import Interview
from methub.missing.codes import Channel
from methub.missing.models import Episode
from methub.out_of_area import changes, jobs, queries
from methub.out_of_area.codes import CameOf, TheyWill
from methub.out_of_area.models import PlacedAway, Reminder
from methub.post.models import Letter
from tests.out_of_area.conftest import HOUR, NOW

Owed = Callable[..., list[Clock]]
Signed = Callable[..., dict[str, Any]]
DAY = timedelta(days=1)
LEFT = NOW - 2 * DAY


@pytest.fixture
def episode(
    tyrell: Child, noticed: Callable[..., PlacedAway], goes_missing: Callable[..., Episode]
) -> Episode:
    noticed(tyrell, at=LEFT - HOUR)
    return goes_missing(tyrell, LEFT)


@pytest.fixture
def tell(episode: Episode, signed: Signed) -> Callable[..., None]:
    def telling(at: datetime = LEFT + HOUR) -> None:
        changes.tell_of_episode(
            episode=episode, channel=Channel.TELEPHONE, told_who="Duty desk", told_at=at,
            **signed(at),
        )  # fmt: skip

    return telling


@pytest.fixture
def found(episode: Episode, signed: Signed) -> Callable[..., Episode]:
    def finding(at: datetime = LEFT + 10 * HOUR) -> Episode:
        return intake.child_found(episode=episode, found_at=at, told_at=at, **signed(at))

    return finding


def answer(
    episode: Episode, signed: Signed, will: TheyWill = TheyWill.YES, at: datetime = NOW, **said: Any
) -> Any:
    return changes.record_confirmation(
        episode=episode, they_will=will, said_by="M. Adeyemi, social worker", said_at=at, **said,
        **signed(at),
    )  # fmt: skip


def came(episode: Episode, signed: Signed, at: datetime = NOW, **said: Any) -> Any:
    answers = {"came_of": CameOf.HELD, "told_by": "M. Adeyemi", "summary": "Was with a cousin."}
    return changes.record_outcome(episode=episode, told_at=at, **answers | said, **signed(at))


def test_the_hub_opens_no_interview_and_is_late_for_none(
    episode: Episode, found: Callable[..., Episode]
) -> None:
    found()
    assert not Interview.objects.exists()
    assert not Clock.objects.filter(promise=P.RETURN_INTERVIEW).exists()


def test_once_told_they_owe_an_answer_and_the_hub_asks_for_it(
    tyrell: Child, tell: Callable[..., None], owed: Owed
) -> None:
    tell()
    (asked,) = owed(tyrell, P.THEIR_CONFIRMATION)
    assert (asked.started_at, asked.due_at) == (LEFT + HOUR, LEFT + HOUR + DAY)
    assert asked.owed_by_name == "MET Hub team"
    assert not owed(tyrell, P.TELL_AUTHORITY)
    assert not owed(tyrell, P.THEIR_OUTCOME), "the child is still missing"


def test_until_they_are_told_they_owe_nothing(
    tyrell: Child, found: Callable[..., Episode], owed: Owed
) -> None:
    found()
    assert not owed(tyrell, P.THEIR_CONFIRMATION) + owed(tyrell, P.THEIR_OUTCOME)


def test_told_found_confirmed_and_what_came_of_it(
    tyrell: Child, episode: Episode, tell: Callable[..., None], found: Callable[..., Episode],
    owed: Owed, signed: Signed,
) -> None:  # fmt: skip
    tell()
    found()
    (outcome,) = owed(tyrell, P.THEIR_OUTCOME)
    assert outcome.due_at == LEFT + 10 * HOUR + 7 * DAY
    answer(episode, signed, at=LEFT + 20 * HOUR, planned_on=date(2026, 11, 21))
    assert not owed(tyrell, P.THEIR_CONFIRMATION)
    came(episode, signed, concerns="An older cousin gives lifts.")

    states = {clock.promise: clock.state(NOW) for clock in Clock.objects.filter(person=tyrell.pk)}
    assert states[P.THEIR_CONFIRMATION] is ClockState.MET
    assert states[P.THEIR_OUTCOME] is ClockState.MET


def test_told_after_the_child_was_found_they_have_their_days_from_then(
    tyrell: Child, tell: Callable[..., None], found: Callable[..., Episode], owed: Owed
) -> None:
    found()
    tell(at=LEFT + 30 * HOUR)
    (outcome,) = owed(tyrell, P.THEIR_OUTCOME)
    assert outcome.due_at == LEFT + 30 * HOUR + 7 * DAY


def test_who_says_that_they_will_not_interview_says_why_and_owes_no_outcome(
    tyrell: Child, episode: Episode, tell: Callable[..., None], found: Callable[..., Episode],
    owed: Owed, signed: Signed,
) -> None:  # fmt: skip
    tell()
    found()
    with pytest.raises(changes.SaysNothing):
        answer(episode, signed, TheyWill.NO)
    answer(episode, signed, TheyWill.NO, why_not="The child asked for nobody.")
    assert not owed(tyrell, P.THEIR_CONFIRMATION) + owed(tyrell, P.THEIR_OUTCOME)
    answer(episode, signed, at=NOW + HOUR)
    assert len(owed(tyrell, P.THEIR_OUTCOME)) == 1, "they have thought better of it"


def test_an_outcome_that_comes_unannounced_is_also_the_answer(
    tyrell: Child, episode: Episode, tell: Callable[..., None], found: Callable[..., Episode],
    owed: Owed, signed: Signed,
) -> None:  # fmt: skip
    tell()
    found()
    came(episode, signed)
    assert not owed(tyrell, P.THEIR_CONFIRMATION)


def test_a_child_who_was_not_found_after_all_owes_them_no_outcome_yet(
    tyrell: Child, tell: Callable[..., None], found: Callable[..., Episode], owed: Owed,
    signed: Signed,
) -> None:  # fmt: skip
    tell()
    episode = found()
    intake.correct_episode(
        episode=episode, changes={"found_at": None}, why="It was another boy",
        version=episode.version, **signed(),
    )  # fmt: skip
    assert not owed(tyrell, P.THEIR_OUTCOME)
    assert len(owed(tyrell, P.THEIR_CONFIRMATION)) == 1


def test_found_at_another_time_their_days_run_from_then(
    tyrell: Child, tell: Callable[..., None], found: Callable[..., Episode], owed: Owed,
    signed: Signed,
) -> None:  # fmt: skip
    tell()
    episode, later = found(), LEFT + 12 * HOUR
    intake.correct_episode(
        episode=episode, changes={"found_at": later}, why="Two hours later",
        version=episode.version, **signed(),
    )  # fmt: skip
    (outcome,) = owed(tyrell, P.THEIR_OUTCOME)
    assert outcome.due_at == later + 7 * DAY


def test_when_another_authority_answers_for_the_child_nobody_waits_for_the_first(
    tyrell: Child, norfolk: Authority, tell: Callable[..., None], owed: Owed, signed: Signed
) -> None:
    tell()
    children.change_responsible_authority(
        child=tyrell, authority=norfolk, from_on=date(2026, 11, 21), reason="A court's order",
        version=tyrell.version, **signed(),
    )  # fmt: skip
    jobs.look_round(at=NOW)
    assert not owed(tyrell, P.THEIR_CONFIRMATION)


def test_at_each_rung_their_contact_is_reminded_once_by_a_letter_that_names_nobody(
    tyrell: Child, episode: Episode, tell: Callable[..., None], owed: Owed, look: Any
) -> None:
    tell()
    (asked,) = owed(tyrell, P.THEIR_CONFIRMATION)
    for rung in (1, 2):
        asked.refresh_from_db()
        assert asked.next_alert_at is not None
        at = asked.next_alert_at + timedelta(seconds=1)
        clock_jobs.raise_due_alerts(at=at)
        jobs.look_round(at=at)
        jobs.look_round(at=at)
        assert Reminder.objects.count() == rung

    letters = Letter.objects.filter(template="their-interview")
    assert {letter.to for letter in letters} == {"duty@barking.example"}
    assert {letter.about_reference for letter in letters} == {episode.reference}
    seen = queries.their_interview(viewer=look(at=NOW + 9 * DAY), episode=episode)
    assert len(seen.reminders) == 2


def test_an_authority_without_an_address_is_not_written_to(
    tyrell: Child, barking: Authority, tell: Callable[..., None], owed: Owed
) -> None:
    Authority.objects.filter(pk=barking.pk).update(contact_email="")
    tell()
    at = owed(tyrell, P.THEIR_CONFIRMATION)[0].due_at + 9 * DAY
    clock_jobs.raise_due_alerts(at=at)
    jobs.look_round(at=at)
    assert not Reminder.objects.exists()


def test_they_are_not_asked_about_a_child_of_ours_or_before_they_were_told(
    keeley: Child, episode: Episode, goes_missing: Callable[..., Episode], signed: Signed
) -> None:
    with pytest.raises(changes.NotToldYet):
        answer(episode, signed)
    with pytest.raises(changes.NotTheirs):
        answer(goes_missing(keeley, LEFT), signed)


def test_our_child_who_lives_elsewhere_goes_missing_and_the_interview_stays_ours(
    keeley: Child, lives: Callable[..., Placement], goes_missing: Callable[..., Episode],
    signed: Signed, owed: Owed,
) -> None:  # fmt: skip
    lives(keeley, "Norfolk")
    jobs.look_round(at=NOW)
    episode = goes_missing(keeley, NOW)
    intake.child_found(
        episode=episode, found_at=NOW + HOUR, told_at=NOW + HOUR, by=MET_HUB, at=NOW + HOUR
    )
    assert Interview.objects.filter(child=keeley).count() == 1
    assert not owed(keeley, P.THEIR_CONFIRMATION) + owed(keeley, P.TELL_AUTHORITY)
