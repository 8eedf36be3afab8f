"""The ten samples, from what arrives to what is on the record."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from methub.agencies import changes as agencies
from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.audit.models import Entry
from methub.children.models import Child, Placement
from methub.clocks.codes import Promise
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london
from methub.intake import changes, queries
from methub.intake.changes import NewChild, RiskChange
from methub.intake.codes import NotificationKind, NotificationState
from methub.interviews.models import Interview
from methub.missing.codes import PoliceGrade, PreventionOutcome
from methub.missing.models import Episode, PreventionInterview
from methub.post.codes import Channel
from methub.post.models import MessageBody
from tests.intake.conftest import NOW
from tests.intake.news import Arrives, Owed, Signed, at, is_found, is_missing
from tests.intake.reading import sample
from tests.town import Town


def test_a_report_opens_an_episode_and_nothing_does_before(
    arrives: Arrives, keeley: Child, signed: Signed
) -> None:
    (row,) = arrives(1)
    assert not Episode.objects.exists()
    episode = is_missing(row, keeley, signed)
    assert (episode.child, episode.missing_since) == (keeley, at(20, 18, 15))
    assert episode.told_hub_at == at(20, 22, 41) + timedelta(seconds=7)
    assert episode.grades.get().grade == PoliceGrade.MEDIUM
    row.refresh_from_db()
    assert (row.state, row.episode, row.child) == (NotificationState.ACCEPTED, episode, keeley)


def test_a_raised_risk_changes_the_grade_and_keeps_the_one_before(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed
) -> None:
    (row,) = arrives(4)
    read = row.read
    assert read.police_risk is not None and read.graded_at is not None
    changes.accept_risk_change(
        notification=row, child=keeley, version=row.version,
        change=RiskChange(read.police_risk, read.graded_at, read.risk_reason), **signed,
    )  # fmt: skip
    grades = first.grades.order_by("graded_at").values_list("grade", "graded_at")
    assert list(grades) == [
        (PoliceGrade.MEDIUM, at(20, 21, 50)),
        (PoliceGrade.HIGH, at(20, 23, 55)),
    ]


def test_she_is_found_at_03_40_back_at_04_25_and_the_72_hours_run_from_03_40(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed, owed: Owed
) -> None:
    (row,) = arrives(2)
    episode = is_found(
        row, keeley, signed,
        prevention={
            "outcome": PreventionOutcome.DONE, "held_at": at(21, 4, 40),
            "accompanied_by": 'male, 19-20, "Dez", white Ford Fiesta part index FX17',
        },
    )  # fmt: skip
    assert episode.pk == first.pk
    assert (episode.found_at, episode.returned_at) == (at(21, 3, 40), at(21, 4, 25))
    assert episode.ended_at == at(21, 3, 40)
    (promise,) = owed(Promise.RETURN_INTERVIEW)
    assert (promise.started_at, promise.due_at) == (at(21, 3, 40), at(24, 3, 40))
    assert promise.person_id == keeley.pk
    told = PreventionInterview.objects.get(episode=episode)
    assert "Dez" in told.accompanied_by
    assert not owed(Promise.PREVENTION_INTERVIEW)


def test_time_does_not_wait_for_somebody_to_open_the_found_notice(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed, owed: Owed
) -> None:
    (row,) = arrives(2)
    (provisional,) = owed(Promise.RETURN_INTERVIEW)
    assert provisional.person_id is None
    assert (provisional.about, provisional.due_at) == (row.reference, at(24, 3, 40))
    assert "Keeley" not in provisional.why and "Hollis" not in provisional.why
    is_found(row, keeley, signed)
    (real,) = owed(Promise.RETURN_INTERVIEW)
    assert real.about == Interview.objects.get().reference
    provisional.refresh_from_db()
    assert provisional.cancelled_at == NOW


def test_the_hub_owes_it_to_accept_what_arrived(
    arrives: Arrives, keeley: Child, signed: Signed, owed: Owed, town: Town
) -> None:
    (row,) = arrives(1)
    (promise,) = owed(Promise.ACCEPT_NOTIFICATION)
    assert promise.owed_by_team == town.teams["MET Hub"]
    assert promise.due_at == NOW + timedelta(hours=4)
    assert promise.why == "Missing report, arrived Sat 21 Nov 2026, 10:30am."
    is_missing(row, keeley, signed)
    promise.refresh_from_db()
    assert (promise.stopped_at, promise.person_id) == (NOW, keeley.pk)


def test_found_without_ever_having_been_reported_needs_since_when(
    arrives: Arrives, keeley: Child, signed: Signed
) -> None:
    (row,) = arrives(2)
    with pytest.raises(changes.NotMissing):
        is_found(row, keeley, signed)
    row.refresh_from_db()
    assert row.state == NotificationState.NEW
    episode = is_found(row, keeley, signed, missing_since=at(20, 18))
    assert episode.missing_since == at(20, 18)


def test_a_placement_by_another_authority_is_no_episode_and_keeps_how_late_it_came(
    arrives: Arrives, town: Town, barking: Authority, signed: Signed
) -> None:
    (row,) = arrives(5)
    assert row.kind == NotificationKind.PLACEMENT_NOTICE
    read = row.read
    assert read.placed_from is not None
    child = changes.accept_placement_notice(
        notification=row,
        child=NewChild(
            partnership=town.partnership, authority=barking,
            surname=read.surname, forenames=read.forenames, born_on=read.born_on,
        ),
        notice=changes.PlacementNotice(
            placed_from=read.placed_from, host_authority=town.authorities["Peterborough"],
            name="Oakley Lodge", address="41 Thorpe Road, Peterborough PE3 6AN",
        ),
        version=row.version,
        **signed,
    )  # fmt: skip
    assert not Episode.objects.exists()
    assert child.responsible_authority == barking
    assert Placement.objects.get(child=child).placed_from_at == at(19, 15)
    line = Entry.objects.get(what="intake.placement.told")
    assert line.details["late_by_hours"] == 18.2


def test_an_authority_nobody_listed_is_registered_with_the_child(
    arrives: Arrives, town: Town, signed: Signed
) -> None:
    (row,) = arrives(1)
    newcomer = NewChild(town.partnership, "Rutland", surname="Hollis", forenames="Keeley Anne")
    episode = is_missing(row, newcomer, signed)
    assert episode.child.responsible_authority.name == "Rutland"
    assert episode.child.responsible_authority.partnership is None


def test_a_message_of_prose_stays_whole_until_somebody_sets_it_aside_with_a_reason(
    arrives: Arrives, signed: Signed, owed: Owed
) -> None:
    (row,) = arrives(6)
    assert row.kind == NotificationKind.UNREAD
    assert "white Fiesta" in row.read.text
    changes.set_aside(
        notification=row, why="Passed to the police at 11pm", version=row.version, **signed
    )
    row.refresh_from_db()
    assert (row.state, row.set_aside_why) == (
        NotificationState.SET_ASIDE, "Passed to the police at 11pm",
    )  # fmt: skip
    assert not owed(Promise.ACCEPT_NOTIFICATION)


def test_a_sighting_goes_into_the_log_of_the_child_who_is_missing(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed
) -> None:
    (row,) = arrives(6)
    changes.accept_other_news(notification=row, child=keeley, version=row.version, **signed)
    assert "white Fiesta" in first.updates.get().text


def test_two_children_in_one_message_are_two_episodes(
    arrives: Arrives, town: Town, signed: Signed
) -> None:
    megan, owen = arrives(7)
    home = town.authorities["Cambridgeshire"]
    for row in (megan, owen):
        read = row.read
        newcomer = NewChild(
            town.partnership, home, surname=read.surname, forenames=read.forenames,
            born_on=read.born_on,
        )  # fmt: skip
        is_missing(row, newcomer, signed)
    names = set(Episode.objects.values_list("child__person__name", flat=True))
    assert names == {"Megan Pryce", "Owen Pryce"}


def test_a_broken_message_is_kept_byte_for_byte(arrives: Arrives) -> None:
    (row,) = arrives(9)
    assert bytes(MessageBody.objects.get(message=row.message).raw) == sample(9)
    assert row.read_problems


def test_a_mistyped_name_and_date_propose_the_right_child_first_and_say_what_disagrees(
    arrives: Arrives, keeley: Child, look: Callable[..., Viewer]
) -> None:
    (row,) = arrives(10)
    first, *_ = queries.proposals(viewer=look(), notification=row)
    assert first.person_id == keeley.pk
    assert any("day and month" in reason.words for reason in first.reasons)
    assert any(not reason.is_agreeing for reason in first.reasons)


def test_a_corrected_time_moves_the_72_hours(
    first: Episode, arrives: Arrives, keeley: Child, signed: Signed, owed: Owed
) -> None:
    (row,) = arrives(2)
    episode = is_found(row, keeley, signed)
    episode.refresh_from_db()
    changes.correct_episode(
        episode=episode, changes={"found_at": at(21, 2, 40)}, why="The log says 02:40",
        version=episode.version, **signed,
    )  # fmt: skip
    (promise,) = owed(Promise.RETURN_INTERVIEW)
    assert promise.due_at == at(24, 2, 40)
    assert london(promise.started_at).hour == 2


def test_what_arrives_before_anybody_has_decided_anything_still_waits(db: None, owed: Owed) -> None:
    bare = agencies.found_partnership(name="Bare", by=MET_HUB, at=NOW)
    rows = changes.receive(
        raw=sample(1), channel=Channel.COMMAND, partnership=bare, by=MET_HUB, at=NOW
    )
    assert [row.state for row in rows] == [NotificationState.NEW]
    assert not owed(Promise.ACCEPT_NOTIFICATION)
