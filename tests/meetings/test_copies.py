"""Somebody without an account gets what was ticked by hand, and nothing else; and that is written
down."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.audit.models import Entry
from methub.meetings import changes, rules
from methub.meetings.codes import Handling, PaperKind
from methub.meetings.models import CopiedChild, Copy
from methub.meetings.presenters.papers import MAKERS
from tests.meetings.desk import CHAIR, NURSE, SENIOR, STARTS

ITEMS = [
    {
        "reference": f"R{number}", "child_id": number if number % 2 else None,
        "title": f"title-{number}", "heading": "", "handling": handling, "why": [],
        "said": {"decision": f"said-{number}"}, "actions": [],
        "updates": [
            {"agency_id": 1, "text": f"{kept}-{number}", "handling": kept} for kept in Handling
        ],
    }
    for number, handling in enumerate([*Handling, Handling.MEETING, Handling.MEETING])
]  # fmt: skip
CONTENT = {
    "meeting": {"conclusion": "said of everybody", "name": "MACE"}, "people": [], "items": ITEMS,
    "taken_off": [{"child_id": 9, "why": "not now", "by": "title-9"}],
}  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.sets(st.sampled_from([one["reference"] for one in ITEMS])))
def test_what_was_not_ticked_is_nowhere_and_everything_withheld_is_counted(ticked):
    shown = rules.for_outsider(CONTENT, ticked)
    said = str(shown.content)
    assert {one["reference"] for one in shown.content["items"]} == ticked
    assert "said of everybody" not in said and "not now" not in said
    passages = 1
    children = 0
    for one in ITEMS:
        number = one["reference"][1:]
        if one["reference"] in ticked and one["handling"] == Handling.MEETING:
            passages += 2  # what is for the police, and for the chair
        elif one["reference"] in ticked or one["child_id"] is None:
            passages += 4
            assert f"said-{number}" not in said
        else:
            children += 1
        if one["reference"] not in ticked:
            assert f"title-{number}" not in said
        assert f"{Handling.CHAIR}-{number}" not in said
        assert f"{Handling.STATUTORY}-{number}" not in said
    assert (shown.passages_withheld, shown.children_withheld) == (passages, children)


@pytest.fixture
def issued(desk):
    changes.write_update(
        item=desk.item(), text="For the chair alone", handling=Handling.CHAIR,
        author=desk.town.people[SENIOR], agency=desk.town.agencies["MET Hub"], **desk.who(),
    )  # fmt: skip
    changes.add_item(meeting=desk.panel, child=desk.amara, why="A cousin", **desk.who())
    desk.held()
    changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))
    changes.issue_minutes(meeting=desk.panel, **desk.who(CHAIR, STARTS))
    return desk


def test_the_giver_sees_exactly_what_it_contains_and_then_it_is_written_down(issued):
    desk, browser = issued, issued.browser()
    path = f"/meetings/meeting/{desk.panel.reference}/copy/"
    empty = browser.get(path)
    assert b"checked" not in empty.content and b"What it contains" not in empty.content
    said = {
        "recipient": "Mary Lark", "role": "Headteacher", "why": "She was there once",
        "kind": "minutes", "items": [desk.item().reference],
    }  # fmt: skip
    seen = browser.post(path, said)
    assert not Copy.objects.exists()
    page = seen.content.decode().partition("What it contains")[2]
    assert "Keeley Hollis" in page and "Amara" not in page and "For the chair" not in page
    assert "Withheld from this copy: 1 child and 2 passages" in page
    digest = _digest(seen)
    other = said | {"items": [desk.item(desk.amara).reference], "seen": digest}
    assert browser.post(path, other).status_code == 200, "what was seen is not what is asked for"
    assert not Copy.objects.exists()
    assert browser.post(path, said | {"seen": digest}).status_code == 302

    copy = Copy.objects.get()
    assert CopiedChild.objects.get().child == desk.keeley
    lines = Entry.objects.filter(what__startswith="meetings.copy.", person_id=desk.keeley.pk)
    assert lines.count() == 1 and lines.get().details["recipient"] == "Mary Lark"
    minutes = browser.get(f"/meetings/meeting/{desk.panel.reference}/minutes/").content.decode()
    assert "Mary Lark, Headteacher" in minutes
    where = reverse("chronology:sharing", args=[desk.keeley.person.reference])
    sharing = browser.get(where).content.decode()
    assert "Mary Lark, Headteacher" in sharing

    maker = next(one for one in MAKERS if one.kind == "meeting-copy")
    viewer = desk.viewer(SENIOR)
    made = maker.make(viewer=viewer, of=copy.reference, options={}, progress=lambda *_: None)
    assert made.persons == (desk.keeley.pk,)
    assert made.paper.recipient == "Mary Lark, Headteacher"
    assert "Amara" not in str(made.paper) and "For the chair" not in str(made.paper)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Copy.objects.filter(pk=copy.pk).update(items=[])  # what was given is never rewritten


def _digest(answer) -> str:
    return answer.content.decode().partition('name="seen" value="')[2].partition('"')[0]


def test_nobody_else_makes_one_and_none_is_made_of_a_draft(desk):
    path = f"/meetings/meeting/{desk.panel.reference}/copy/"
    assert desk.browser(NURSE).get(path).status_code == 403
    assert desk.browser().get(path).status_code == 404
    desk.held()
    checked = changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))
    asked = changes.Asked(PaperKind.MINUTES, "Mary Lark", "Head", "Why", [], checked.digest)
    with pytest.raises(changes.NotChecked):
        changes.give_copy(meeting=desk.panel, asked=asked, **desk.who(at=STARTS + timedelta(1)))
