"""Meetings in the demonstration: a panel held last month, with its minutes issued, and one next
week whose agenda is drawn and to which some agencies have written."""

from datetime import datetime, time, timedelta
from typing import Any

from methub.agencies.models import User
from methub.agencies.roles import Role
from methub.demo import cast
from methub.demo.life import Life
from methub.foundation.timekeeping import hours_after, london_day, london_instant
from methub.meetings import changes
from methub.meetings.codes import ActionEnd, Attendance, Field, Handling, Outcome, Part, Strand
from methub.meetings.models import Action, Invitation, Item, Meeting

SENIOR = "Samira Whitby"
CHAIR = "Vera Lindqvist"
NURSE = "Ian Moss"
MANAGER = "Peter Achebe"
OFFICER = "Dean Marsh"
COME = (
    (CHAIR, Part.CHAIR), (SENIOR, Part.MINUTES), (OFFICER, Part.MEMBER), (MANAGER, Part.MEMBER),
    (NURSE, Part.MEMBER), ("Ruth Calder", Part.MEMBER),
)  # fmt: skip
AWAY = "Ruth Calder"
DISCUSSED = "Her aunt is who she rings. The school has not seen her since Tuesday."
THEME = "Children approached at the station"
FACTS = "Four children of two schools in six weeks; two of them name the same man."
RESPONSE = (
    (Strand.PLACES, OFFICER, "Ask for a camera, and walk past at the end of school", 12),
    (Strand.PEOPLE, OFFICER, "Find out who the man is, and warn him by notice", 9),
    (Strand.CHILDREN, MANAGER, "Speak to both schools, and to the parents", 16),
)  # fmt: skip
DECIDED = ("Stays on the panel", "Stays on the panel; the plan is looked at again")


def held(life: Life) -> None:
    """One held twenty-six days ago, one in five days."""
    last = _at_ten(life.now - timedelta(days=26))
    following = _at_ten(life.now + timedelta(days=5))
    life.at(last - timedelta(days=14), lambda at: _first(life, last, at))
    life.at(last + timedelta(days=6), lambda at: _tested(life, at))
    life.at(life.now - timedelta(days=2), lambda at: _next(life, following, at))


def _at_ten(day: datetime) -> datetime:
    return london_instant(london_day(day), time(10))


def _who(life: Life, name: str, at: datetime) -> dict[str, Any]:
    return {"by": life.town.actor(name), "at": at}


def _planned(life: Life, starts_at: datetime, at: datetime) -> Meeting:
    panel = changes.plan_meeting(
        authority=life.town.authorities[cast.CAMBRIDGESHIRE],
        planned=changes.Planned(kind="mace", starts_at=starts_at, place="Shire Hall, room 2"),
        **_who(life, SENIOR, at),
    )
    for name, part in COME:
        user = life.town.users[name]
        changes.invite(
            meeting=panel, user=user, agency=_agency_of(user), part=part, **_who(life, SENIOR, at)
        )
    return panel


def _agency_of(user: User) -> Any:
    return user.memberships.select_related("team__agency").order_by("pk")[0].team.agency


def _children_on(panel: Meeting) -> list[Item]:
    rows = panel.items.filter(child__isnull=False, removed_at=None)
    return list(rows.select_related("child__person", "meeting").order_by("position"))


def _first(life: Life, starts_at: datetime, at: datetime) -> None:
    panel = _planned(life, starts_at, at)
    _update(life, _children_on(panel)[0], NURSE, "Seen at the clinic twice this month.", at)
    life.at(starts_at, lambda then: _sat(life, panel, then))


def _update(
    life: Life,
    item: Item,
    name: str,
    text: str,
    at: datetime,
    handling: Handling = Handling.MEETING,
) -> None:
    user = life.town.users[name]
    changes.write_update(
        item=item, text=text, handling=handling, author=user, agency=_agency_of(user),
        **_who(life, name, at),
    )  # fmt: skip


def _sat(life: Life, panel: Meeting, at: datetime) -> None:
    """Each child spoken of, a decision for each, three actions, and something only the group
    manager can answer."""
    chair, taker = _who(life, CHAIR, at), _who(life, SENIOR, at)
    changes.begin_meeting(meeting=panel, **chair)
    for name, _ in COME:
        attendance = Attendance.APOLOGIES if name == AWAY else Attendance.ATTENDED
        invited = Invitation.objects.get(meeting=panel, user=life.town.users[name])
        changes.record_attendance(invitation=invited, attendance=attendance, **taker)
    items = _children_on(panel)
    changes.say(item=items[0], field=Field.DISCUSSION, text=DISCUSSED, number=0, **taker)
    for number, item in enumerate(items):
        decided = DECIDED[number % len(DECIDED)]
        changes.say(item=item, field=Field.DECISION, text=decided, number=0, **taker)
    owed = ((NURSE, "Ask the surgery when she was last seen", 7),
            (MANAGER, "Agree lifts home with the school", 10),
            (OFFICER, "Visit the station with the transport police", 40))  # fmt: skip
    for item, (name, what, days) in zip(items, owed, strict=False):
        changes.agree_action(
            item=item, what=what, owner=life.town.users[name],
            due_on=london_day(at + timedelta(days=days)), **chair,
        )  # fmt: skip
    senior = life.town.named(Role.HUB_MANAGER)
    changes.escalate(
        item=items[0], to=life.town.users[senior], why="No placement can keep her safe.", **chair
    )
    changes.end_meeting(
        meeting=panel, conclusion="Every child was spoken of. The next one is in four weeks.",
        **chair,
    )  # fmt: skip
    life.after(at, 3, lambda then: _known(life, panel, senior, then))
    life.after(at, 48, lambda then: _issued(life, panel, then))
    life.after(at, 24 * 9, lambda then: _done(life, panel, then))


def _known(life: Life, panel: Meeting, senior: str, at: datetime) -> None:
    """The group manager knows of it at once, and answers after two days."""
    escalation = panel.escalations.get()
    theirs: dict[str, Any] = {"escalation": escalation, "user_id": life.town.users[senior].pk}
    changes.acknowledge_escalation(**theirs, **_who(life, senior, at))
    life.after(at, 48, lambda then: _answered(life, theirs, senior, then))


def _answered(life: Life, theirs: dict[str, Any], senior: str, at: datetime) -> None:
    changes.answer_escalation(
        **theirs, answer="Money for a specialist placement is agreed until the spring.",
        **_who(life, senior, at),
    )  # fmt: skip


def _issued(life: Life, panel: Meeting, at: datetime) -> None:
    changes.check_minutes(meeting=panel, **_who(life, SENIOR, at))
    changes.issue_minutes(meeting=panel, **_who(life, CHAIR, hours_after(at, 1)))


def _done(life: Life, panel: Meeting, at: datetime) -> None:
    """Two days late."""
    action = Action.objects.filter(meeting=panel, owner=life.town.users[NURSE]).first()
    if action is not None:
        changes.end_action(
            action=action, ended_as=ActionEnd.DONE, note="Seen in September; invited again.",
            **_who(life, NURSE, at),
        )  # fmt: skip


def _mapping(life: Life, kind: str, at: datetime, tested_by: Meeting | None = None) -> Meeting:
    planned = changes.Planned(
        kind=kind, starts_at=hours_after(at, 48), place="Online", about=THEME, tested_by=tested_by
    )
    meeting = changes.plan_meeting(
        authority=life.town.authorities[cast.CAMBRIDGESHIRE], planned=planned,
        **_who(life, SENIOR, at),
    )  # fmt: skip
    for name, part in COME[:4]:
        user = life.town.users[name]
        changes.invite(
            meeting=meeting, user=user, agency=_agency_of(user), part=part,
            **_who(life, SENIOR, at),
        )  # fmt: skip
    return meeting


def _tested(life: Life, at: datetime) -> None:
    """A theme: a pre-mapping finds that a mapping meeting is needed, which agrees a response."""
    before = _mapping(life, "pre-mapping", at)

    def sat(then: datetime) -> None:
        chair = _who(life, CHAIR, then)
        tested = changes.Tested(Outcome.REACHED, f"{CHAIR}, chair of MACE", FACTS)
        changes.begin_meeting(meeting=before, **chair)
        changes.end_meeting(
            meeting=Meeting.objects.get(pk=before.pk), conclusion="To be mapped.", tested=tested,
            **chair,
        )  # fmt: skip
        mapping = _mapping(life, "mapping", then, tested_by=before)
        life.at(mapping.starts_at, lambda later: _responded(life, mapping, later))

    life.at(before.starts_at, sat)


def _responded(life: Life, mapping: Meeting, at: datetime) -> None:
    chair = _who(life, CHAIR, at)
    changes.begin_meeting(meeting=mapping, **chair)
    item = Item.objects.select_related("meeting").get(meeting=mapping, section="response")
    for strand, name, what, days in RESPONSE:
        changes.agree_action(
            item=item, what=what, owner=life.town.users[name], strand=strand,
            due_on=london_day(at + timedelta(days=days)), **chair,
        )  # fmt: skip
    changes.end_meeting(
        meeting=Meeting.objects.get(pk=mapping.pk), conclusion="A response is agreed.", **chair
    )


def _next(life: Life, starts_at: datetime, at: datetime) -> None:
    items = _children_on(_planned(life, starts_at, at))
    words = ("At school every day this week.", "Did not come to two appointments.")
    for item, text in zip(items, words, strict=False):
        _update(life, item, NURSE, text, at)
    _update(
        life, items[0], OFFICER, "Named by a driver who was stopped on Friday.", at,
        Handling.STATUTORY,
    )  # fmt: skip
