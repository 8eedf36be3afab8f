"""Children whom other authorities placed here: spoken of where it matters, marked as theirs."""

from datetime import date, timedelta

import pytest

from methub.agencies import changes as agencies
from methub.agencies.models import Authority
from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.meetings import changes
from methub.meetings.codes import Field, Ground
from methub.meetings.models import Item
from methub.missing import changes as missing
from methub.missing.codes import YesNo
from methub.out_of_area import changes as out_of_area
from tests.meetings.desk import CHAIR, PLANNED, STARTS

BEFORE = PLANNED - timedelta(days=30)


@pytest.fixture
def barking(desk) -> Authority:
    return agencies.register_authority(
        name="Barking", partnership=None, contact_name="Duty desk",
        contact_email="duty@barking.example", contact_phone="01000 000001",
        by=MET_HUB, at=BEFORE,
    )  # fmt: skip


def _placed(desk, barking: Authority, forenames: str, exploitation: YesNo) -> Child:
    child = children.register_child(
        partnership=desk.town.partnership, responsible_authority=barking, surname="Bennett",
        forenames=forenames, born_on=date(2010, 6, 30), by=MET_HUB, at=BEFORE,
    )  # fmt: skip
    home = children.record_placement(
        child=child, kind=LivingKind.RESIDENTIAL, name="Oakley Lodge", from_on=BEFORE.date(),
        placed_from_at=BEFORE, host_authority=desk.town.authorities["Cambridgeshire"],
        by=MET_HUB, at=BEFORE,
    )  # fmt: skip
    notice = out_of_area.NoticeTold(told_at=BEFORE, who_there="desk", exploitation=exploitation)
    out_of_area.accept_notice(child=child, placement=home, notice=notice, **desk.who(at=BEFORE))
    return child


def test_they_stand_on_the_agenda_where_it_matters_and_their_authority_is_named(desk, barking):
    quiet = _placed(desk, barking, "Ada", YesNo.NO)
    feared = _placed(desk, barking, "Bea", YesNo.YES)
    away = _placed(desk, barking, "Cal", YesNo.NO)
    since = PLANNED - timedelta(hours=30)
    missing.open_episode(
        child=away, missing_since=since, told_hub_at=since, by=MET_HUB, at=since
    )  # fmt: skip
    changes.draw_agenda(meeting=desk.panel, **desk.who())

    on_it = {
        item.child: [row["ground"] for row in item.reasons]
        for item in Item.objects.filter(meeting=desk.panel, child__isnull=False)
    }
    assert quiet not in on_it
    assert on_it[feared] == [Ground.HIGH, Ground.PLACED]
    assert on_it[away] == [Ground.MISSING, Ground.PLACED]
    assert on_it[desk.keeley] == [Ground.REPEAT]
    page = desk.browser().get(f"/meetings/meeting/{desk.panel.reference}/").content.decode()
    assert page.count("Barking decides</strong>") == 2


def test_no_level_is_agreed_for_a_child_about_whom_another_authority_decides(desk, barking):
    item = desk.item(_on_it(desk, barking))
    desk.begun()
    with pytest.raises(changes.TheirsToDecide):
        desk.said(Field.GRADE, "high", item=item)
    assert desk.said(Field.DECISION, "Tell Barking", item=item, role=CHAIR)


def _on_it(desk, barking: Authority) -> Child:
    child = _placed(desk, barking, "Bea", YesNo.YES)
    changes.draw_agenda(meeting=desk.panel, **desk.who(at=STARTS - timedelta(days=1)))
    return child
