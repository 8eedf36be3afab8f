"""Another authority convenes for its own child; the hub owes telling them."""

import pytest

from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.timekeeping import hours_after
from methub.missing import changes
from methub.missing.codes import Channel, Convenor, ToldPurpose
from methub.missing.models import Episode, ThresholdMet
from tests.missing.conftest import NOW, days_ago
from tests.missing.screens import DECISION


def test_norfolk_convenes_for_its_own_child_and_the_hub_owes_telling_them(
    visitor, three_times, owed, town
):
    three_times(visitor)
    assert ThresholdMet.objects.get().convenor == Convenor.RESPONSIBLE_AUTHORITY
    assert owed(visitor, Promise.STRATEGY_MEETING) == []
    (clock,) = owed(visitor, Promise.TELL_CONVENOR)
    assert (clock.owed_by_team, clock.owed_to) == (town.teams["MET Hub"], "Norfolk")


@pytest.mark.parametrize("first", list(Channel))
def test_telling_norfolk_needs_both_an_email_and_a_telephone_call(
    visitor, three_times, owed, signed, first
):
    episode = three_times(visitor)
    second = next(channel for channel in Channel if channel is not first)
    for channel, hours in ((first, 2), (first, 1), (second, 0.5)):
        assert len(owed(visitor, Promise.TELL_CONVENOR)) == 1
        changes.tell_authority(
            episode=episode,
            purpose=ToldPurpose.STRATEGY,
            channel=channel,
            told_who="Duty manager",
            told_at=hours_after(NOW, -hours),
            **signed(),
        )
    assert owed(visitor, Promise.TELL_CONVENOR) == []
    clock = Clock.objects.get(promise=Promise.TELL_CONVENOR)
    assert clock.stopped_at == hours_after(NOW, -0.5)
    assert ThresholdMet.objects.get().answered_at == clock.stopped_at


def test_what_was_said_before_the_threshold_was_reached_does_not_count(
    visitor, three_times, owed, signed
):
    third = three_times(visitor)
    first = Episode.objects.filter(child=visitor).earliest("missing_since")
    for episode, channel, told_at in (
        (first, Channel.EMAIL, days_ago(50)),
        (third, Channel.TELEPHONE, NOW),
    ):
        changes.tell_authority(
            episode=episode,
            purpose=ToldPurpose.STRATEGY,
            channel=channel,
            told_who="Duty manager",
            told_at=told_at,
            **signed(),
        )
    assert len(owed(visitor, Promise.TELL_CONVENOR)) == 1


def test_a_meeting_norfolk_held_does_not_stand_in_for_telling_them(
    visitor, three_times, owed, signed
):
    three_times(visitor)
    meeting = changes.convene_meeting(
        threshold=ThresholdMet.objects.get(), convened_by="Norfolk", **signed()
    )
    changes.record_meeting_held(meeting=meeting, held_at=NOW, decision=DECISION, **signed())
    assert len(owed(visitor, Promise.TELL_CONVENOR)) == 1


def test_norfolk_is_told_of_an_episode_once(visitor, goes_missing, owed, signed):
    episode = goes_missing(visitor, days_ago(1))
    told = {
        "episode": episode, "purpose": ToldPurpose.EPISODE, "channel": Channel.EMAIL,
        "told_who": "Duty desk", "told_at": NOW,
    }  # fmt: skip
    changes.tell_authority(**told, **signed())
    assert owed(visitor, Promise.TELL_AUTHORITY) == []
    with pytest.raises(changes.AlreadyTold):
        changes.tell_authority(**told, **signed())


def test_nobody_else_is_told_of_our_own_child(keeley, goes_missing, signed):
    with pytest.raises(changes.NotTheirs):
        changes.tell_authority(
            episode=goes_missing(keeley, days_ago(1)),
            purpose=ToldPurpose.EPISODE,
            channel=Channel.EMAIL,
            told_who="Duty desk",
            told_at=NOW,
            **signed(),
        )
