"""Portsmouth’s way: the co-chairs agree a level at the meeting, and it is agreed; and whatever an
authority calls its meetings is loaded from a file."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from methub.agencies.roles import Role
from methub.assessments.models import Standing
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.meetings import changes, queries
from methub.meetings.codes import Field, Ground
from methub.meetings.models import Item
from methub.meetings.rules import shipped
from tests.assessments.conftest import NOON, Practice, founded
from tests.copies import again

NEXT_WEEK = NOON + timedelta(days=7)


@pytest.fixture
def practice(db) -> Practice:
    return again("practice", founded)


def _item(practice: Practice, level: str) -> Item:
    """A child judged at this level, whom the next panel therefore speaks of."""
    child = practice.child()
    practice.assessed(child, level)
    panel = changes.plan_meeting(
        authority=practice.town.authorities["Cambridgeshire"],
        planned=changes.Planned(kind="mace", starts_at=NEXT_WEEK, place="Online"),
        by=practice.hub, at=NOON,
    )  # fmt: skip
    changes.begin_meeting(meeting=panel, by=practice.hub, at=NEXT_WEEK)
    return panel.items.get(child=child)


def test_a_level_that_police_and_services_agree_at_the_meeting_is_agreed(practice):
    practice.policy(police_agree="true")
    item = _item(practice, "significant")
    owed = Clock.objects.open().filter(promise=Promise.AGREE_LEVEL)
    assert owed.exists()
    assert [row["ground"] for row in item.reasons] == [Ground.RISEN]
    changes.say(
        item=item, field=Field.GRADE, text="moderate", number=0, by=practice.hub, at=NEXT_WEEK
    )
    assert not owed.exists()
    newest = Standing.objects.filter(child=item.child).order_by("-id")[0]
    assert (newest.level, newest.is_provisional) == ("moderate", False)


def test_where_nobody_has_to_agree_the_minutes_say_it_and_the_level_stays(practice):
    item = _item(practice, "significant")
    before = Standing.objects.count()
    changes.say(
        item=item, field=Field.GRADE, text="moderate", number=0, by=practice.hub, at=NEXT_WEEK
    )
    assert Standing.objects.count() == before
    said = queries.written(viewer=practice.viewer(Role.HUB_SENIOR), item=item)
    assert said.text(Field.GRADE) == "moderate"


def test_an_authority_says_what_its_meetings_are_from_a_day_on(practice, tmp_path):
    authority = practice.town.authorities["Cambridgeshire"]
    file = tmp_path / "ours.toml"
    file.write_text(shipped()["portsmouth"])
    call_command(
        "load_meeting_kinds", str(file), "--authority", "Cambridgeshire", "--from", "2026-01-01"
    )
    kinds = queries.kinds_on(authority=authority, at=now())
    assert kinds.named("operational-1").co_chair and kinds.update_counts
    with pytest.raises(changes.AlreadyAdopted):
        changes.adopt_kinds(
            authority=authority, text=shipped()["standard"], from_on=date(2026, 1, 1), by=MET_HUB,
            at=now(),
        )  # fmt: skip
    file.write_text("title = 3")
    with pytest.raises(CommandError, match="line 1"):
        call_command(
            "load_meeting_kinds", str(file), "--authority", "Cambridgeshire", "--from", "2027-01-01"
        )
