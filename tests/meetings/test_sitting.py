"""While a meeting sits, and after: nothing typed is lost, actions are owed, minutes are sealed."""

from datetime import date, timedelta

import pytest

from methub.agencies.roles import Role
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.fittings.papers import as_pdf, as_word
from methub.meetings import changes, queries, rules
from methub.meetings.codes import ActionEnd, Attendance, Field, Handling, Part
from methub.meetings.models import Escalation, Item, Meeting, Minutes, Said
from methub.meetings.presenters.papers import MAKERS, options_for
from methub.meetings.rules import Reader
from tests.meetings.desk import CHAIR, NURSE, SENIOR, STARTS, WORKER

NOBODY = Reader(0, frozenset(), frozenset(), runs=False)


def _update(desk, text: str, handling: Handling, role: Role = NURSE):
    agency = {NURSE: "School Nursing", SENIOR: "MET Hub"}[role]
    return changes.write_update(
        item=desk.item(), text=text, handling=handling, author=desk.town.people[role],
        agency=desk.town.agencies[agency], **desk.who(role),
    )  # fmt: skip


def test_two_who_write_in_the_same_field_lose_neither_text(desk):
    desk.begun()
    desk.said(Field.DISCUSSION, "She was at the station")
    with pytest.raises(changes.WrittenMeanwhile) as meanwhile:
        desk.said(Field.DISCUSSION, "Her aunt rang", role=SENIOR)
    theirs = meanwhile.value.theirs
    assert theirs.text == "She was at the station"
    desk.said(Field.DISCUSSION, f"{theirs.text}. Her aunt rang", theirs.number, SENIOR)
    kept = Said.objects.filter(item=desk.item()).order_by("number").values_list("text", flat=True)
    assert list(kept) == ["She was at the station", "She was at the station. Her aunt rang"]


def test_two_who_write_in_two_fields_do_not_meet(desk):
    desk.begun()
    desk.said(Field.DISCUSSION, "She was at the station")
    desk.said(Field.DECISION, "Stays on the panel", role=SENIOR)
    assert Said.objects.filter(item=desk.item()).count() == 2


def test_nothing_is_written_before_it_sits_nor_what_is_no_answer(desk):
    with pytest.raises(changes.NotSitting):
        desk.said(Field.DECISION, "Too early")
    desk.begun()
    with pytest.raises(changes.NotThisLevel):
        desk.said(Field.GRADE, "enormous")


def test_an_action_is_owed_on_today_and_done_late_when_it_is_done_late(desk):
    desk.begun()
    action = changes.agree_action(
        item=desk.item(), what="Ring the school", owner=desk.town.people[WORKER],
        due_on=date(2026, 12, 10), **desk.who(at=STARTS),
    )  # fmt: skip
    assert desk.owed(Promise.MEETING_ACTION).get().owed_by == desk.town.people[WORKER]
    at = STARTS + timedelta(days=6)
    changes.end_action(action=action, ended_as=ActionEnd.DONE, note="Rung", **desk.who(WORKER, at))
    assert Clock.objects.get(about=action.reference).state(at) == "late"
    with pytest.raises(changes.AlreadyEnded):
        changes.end_action(
            action=action, ended_as=ActionEnd.DONE, note="Again", **desk.who(WORKER, at)
        )


def test_a_senior_manager_says_they_know_of_it_and_then_answers(desk):
    manager = desk.town.people[Role.TEAM_MANAGER]
    raised = changes.escalate(
        item=desk.item(), to=manager, why="No placement", **desk.who(at=STARTS)
    )
    theirs = {"user_id": manager.pk, **desk.who(Role.TEAM_MANAGER, STARTS)}
    assert desk.owed(Promise.KNOW_ESCALATION).get().next_alert_at, "unanswered, it climbs"
    with pytest.raises(changes.NotAcknowledged):
        changes.answer_escalation(escalation=raised, answer="Funded", **theirs)
    with pytest.raises(changes.NotYours):
        changes.acknowledge_escalation(
            escalation=raised, user_id=desk.town.people[SENIOR].pk, **desk.who(at=STARTS)
        )
    changes.acknowledge_escalation(escalation=raised, **theirs)
    climbing = Clock.objects.get(promise=Promise.KNOW_ESCALATION)
    assert climbing.stopped_at
    assert desk.owed(Promise.ANSWER_ESCALATION).get().owed_by == manager
    changes.answer_escalation(escalation=raised, answer="Funded", **theirs)
    assert not desk.owed(Promise.ANSWER_ESCALATION).exists()


def test_minutes_that_are_whole_are_checked_and_issued(desk):
    desk.held()
    checked = changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))
    issued = changes.issue_minutes(meeting=desk.panel, **desk.who(CHAIR, STARTS))
    assert issued == checked
    with pytest.raises(changes.AlreadyIssued):
        changes.issue_minutes(meeting=desk.panel, **desk.who(CHAIR, STARTS))
    with pytest.raises(changes.NotSitting):
        desk.said(Field.DECISION, "Another decision", 1)


def test_half_written_minutes_are_not_checked_and_say_what_they_lack(desk):
    desk.begun()
    changes.end_meeting(meeting=desk.panel, conclusion="Over", **desk.who(at=STARTS))
    with pytest.raises(changes.HalfWritten, match="Keeley Hollis: no decision is written"):
        changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))
    with pytest.raises(changes.NotChecked):
        changes.issue_minutes(meeting=desk.panel, **desk.who(at=STARTS))


@pytest.mark.parametrize("tampered", ["content", "digest", "half"])
def test_minutes_that_were_tampered_with_are_not_issued(desk, tampered):
    desk.held()
    minutes = changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))
    content = minutes.content
    item = next(one for one in content["items"] if one["child_id"])
    if tampered == "content":
        item["said"]["decision"] = "Comes off the panel"
        Minutes.objects.filter(pk=minutes.pk).update(content=content)
    elif tampered == "half":
        item["said"] = {}
        Minutes.objects.filter(pk=minutes.pk).update(content=content)
    else:
        Minutes.objects.filter(pk=minutes.pk).update(digest="0" * 64)
    with pytest.raises(changes.Tampered):
        changes.issue_minutes(meeting=desk.panel, **desk.who(CHAIR, STARTS))
    seen = queries.issued(viewer=desk.viewer(CHAIR), meeting=desk.panel)
    assert not seen.is_whole


def test_what_was_sealed_again_after_tampering_differs_from_the_records(desk):
    """Whoever can write both the text and its seal still cannot make the records say it."""
    desk.held()
    minutes = changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))
    item = next(one for one in minutes.content["items"] if one["child_id"])
    item["said"]["decision"] = "Comes off the panel"
    seal = rules.seal(minutes.content, meeting=desk.panel.reference, number=minutes.number)
    Minutes.objects.filter(pk=minutes.pk).update(content=minutes.content, digest=seal)
    with pytest.raises(changes.ChangedSinceChecked):
        changes.issue_minutes(meeting=desk.panel, **desk.who(CHAIR, STARTS))


def test_what_is_written_after_the_check_is_checked_again(desk):
    desk.held()
    changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))
    desk.said(Field.DISCUSSION, "Forgotten before")
    with pytest.raises(changes.ChangedSinceChecked):
        changes.issue_minutes(meeting=desk.panel, **desk.who(CHAIR, STARTS))
    changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))
    assert changes.issue_minutes(meeting=desk.panel, **desk.who(CHAIR, STARTS)).number == 2


def test_each_reader_gets_what_they_may_and_is_told_how_much_they_do_not(desk):
    desk.invited(WORKER)
    _update(desk, "Seen at the clinic", Handling.MEETING)
    _update(desk, "What an officer heard", Handling.STATUTORY, SENIOR)
    _update(desk, "For the chair alone", Handling.CHAIR, SENIOR)
    desk.held()
    changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))

    def read(role: Role) -> tuple[list[str], int, int]:
        shown = queries.issued(viewer=desk.viewer(role), meeting=desk.panel).shown
        texts = [one["text"] for item in shown.content["items"] for one in item["updates"]]
        return texts, shown.children_withheld, shown.passages_withheld

    assert read(CHAIR)[0] == ["Seen at the clinic", "What an officer heard", "For the chair alone"]
    assert read(WORKER) == (["Seen at the clinic", "What an officer heard"], 0, 1)
    nurse = queries.issued(viewer=desk.viewer(NURSE), meeting=desk.panel).shown
    # the police report is withheld as a passage of its own only where something is written there
    assert read(NURSE)[0] == ["Seen at the clinic"] and nurse.passages_withheld == 2
    a_year_on = desk.viewer(NURSE, STARTS + timedelta(days=365))
    later = queries.issued(viewer=a_year_on, meeting=desk.panel).shown
    assert later.children_withheld == 1
    assert "Keeley" not in str(later.content)


def test_what_is_agreed_under_an_item_for_few_is_told_to_few(desk):
    """The handling of an item holds for its actions, for whatever is owed, and next month."""
    item = desk.item()
    changes.arrange_item(
        item=item, position=5, minutes=5, handling=Handling.STATUTORY, version=item.version,
        **desk.who(),
    )  # fmt: skip
    desk.begun()
    item, secret = desk.item(), "Visit the flat in Mill Road"
    changes.agree_action(
        item=item, what=secret, owner=desk.town.people[SENIOR], due_on=date(2026, 12, 10),
        **desk.who(at=STARTS),
    )  # fmt: skip
    changes.escalate(
        item=item, to=desk.town.people[Role.TEAM_MANAGER], why=secret, **desk.who(at=STARTS)
    )
    nurse, content = desk.viewer(NURSE), queries.content_of(meeting=desk.panel)
    reader = queries.reader_of(viewer=nurse, meeting=desk.panel)
    assert not queries.actions_of(viewer=nurse, item=item, reader=reader).exists()
    assert not queries.escalations_of(viewer=nurse, item=item, reader=reader).exists()
    raised = Escalation.objects.get().reference
    assert not queries.escalation_named(viewer=nurse, reference=raised).exists()
    shown = rules.redacted(content, reader, lambda child_id: True)
    assert secret not in str(shown.content) and shown.passages_withheld == 1
    senior = desk.viewer(SENIOR)
    reads = queries.reader_of(viewer=senior, meeting=desk.panel)
    assert queries.actions_of(viewer=senior, item=item, reader=reads).exists()
    assert not Clock.objects.filter(why__contains=secret).exists()
    (carried, *_) = (why.words for _, why in queries.facts_about(meeting=_later(desk), at=STARTS))
    assert "for few to read" in carried and secret not in carried


def _later(desk):
    return Meeting(
        pk=0, authority=desk.panel.authority, kind="mace", starts_at=STARTS + timedelta(days=28)
    )


def test_whoever_may_read_nothing_is_told_of_nothing_but_numbers(desk):
    _update(desk, "Seen at the clinic", Handling.CHAIR)
    content = queries.content_of(meeting=desk.panel)
    shown = rules.redacted(content, NOBODY, lambda child_id: False)
    assert shown.children_withheld == 1
    assert "Keeley" not in str(shown.content) and "clinic" not in str(shown.content)


def test_the_health_of_the_meetings_counts_who_came_and_what_was_done_in_time(desk):
    desk.invited(WORKER)
    desk.held()
    nurse = desk.panel.invitations.get(user=desk.town.people[NURSE])
    changes.record_attendance(
        invitation=nurse, attendance=Attendance.NO_INPUT, **desk.who(at=STARTS)
    )
    action = changes.agree_action(
        item=desk.item(), what="Ring", owner=desk.town.people[WORKER], due_on=date(2026, 12, 9),
        **desk.who(at=STARTS),
    )  # fmt: skip
    changes.end_action(
        action=action, ended_as=ActionEnd.DONE, note="Rung",
        **desk.who(WORKER, STARTS + timedelta(days=1)),
    )  # fmt: skip
    found = queries.health(viewer=desk.viewer(SENIOR, STARTS + timedelta(days=2)))
    came = {one.name: (one.attended, one.invited) for one in found.agencies}
    assert came["School Nursing"] == (0, 1)
    assert came["Children's Social Care"] == (1, 1)
    assert (found.held, found.actions, found.in_time, found.late) == (1, 1, 1, 0)


def test_the_minute_taker_may_write_and_another_member_may_not(desk):
    desk.invited(Role.HUB_WORKER, Part.MINUTES)
    taker, nurse = desk.viewer(Role.HUB_WORKER), desk.viewer(NURSE)
    assert queries.may_run(viewer=taker, meeting=desk.panel)
    assert not queries.may_run(viewer=nurse, meeting=desk.panel)
    assert Item.objects.filter(meeting=desk.panel).exists()


def test_each_fetches_their_own_copy_and_no_copy_of_a_draft(desk):
    """Word and PDF, made with the sight of whoever asks: the nurse’s copy does not know what the
    police said."""
    _update(desk, "What an officer heard", Handling.STATUTORY, SENIOR)
    desk.held()
    draft = desk.viewer(NURSE)
    made = {one.kind: one for one in MAKERS}
    assert not made["meeting-minutes"].may(viewer=draft, of=desk.panel.reference, options={})
    changes.check_minutes(meeting=desk.panel, **desk.who(at=STARTS))
    changes.issue_minutes(meeting=desk.panel, **desk.who(CHAIR, STARTS))

    def copy(role: Role, kind: str):
        viewer = desk.viewer(role)
        options = options_for(viewer=viewer, meeting=desk.panel)
        return made[kind].make(
            viewer=viewer, of=desk.panel.reference, options=options, progress=lambda *_: None
        )

    nurses, chairs = copy(NURSE, "meeting-minutes"), copy(CHAIR, "meeting-minutes")
    assert "What an officer heard" in str(chairs.paper)
    assert "What an officer heard" not in str(nurses.paper)
    assert as_pdf(nurses.paper) != as_pdf(chairs.paper)
    assert as_word(nurses.paper)
    assert nurses.persons == chairs.persons == (desk.keeley.pk,)
    a_year_on = desk.viewer(NURSE, STARTS + timedelta(days=365))
    asked = {"children": [desk.keeley.pk]}
    assert not made["meeting-minutes"].may(viewer=a_year_on, of=desk.panel.reference, options=asked)
    assert copy(SENIOR, "meeting-actions").paper.title == "List of actions: MACE"
