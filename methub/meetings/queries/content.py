"""Everything minutes say, in plain values: what is checked, sealed and issued is this."""

from collections import defaultdict
from typing import Any

from methub.foundation.timekeeping import london_day
from methub.meetings.codes import Outcome
from methub.meetings.models import Action, Invitation, Item, Meeting, Said, Update
from methub.meetings.queries.kinds import kinds_on
from methub.meetings.rules import Content


def content_of(*, meeting: Meeting) -> Content:
    """The minutes as the records make them now, in five questions. A change, or a reading, has
    found the meeting already."""
    kind = kinds_on(authority=meeting.authority, at=meeting.recorded_at).named(meeting.kind)
    titles = {section.code: section.title for section in kind.agenda} if kind else {}
    items = Item.objects.filter(meeting=meeting).select_related("child__person")
    said = _newest(meeting)
    updates = _grouped(
        Update.objects.filter(meeting=meeting).select_related("agency").order_by("pk"), _update
    )
    actions = _grouped(
        Action.objects.filter(meeting=meeting).select_related("owner", "place").order_by("pk"),
        _action,
    )
    return {
        "meeting": {
            "reference": meeting.reference,
            "name": meeting.name,
            "about": meeting.about,
            "authority": meeting.authority.name,
            "starts_at": meeting.starts_at.isoformat(),
            "began_at": meeting.began_at.isoformat() if meeting.began_at else "",
            "ended_at": meeting.ended_at.isoformat() if meeting.ended_at else "",
            "place": meeting.place,
            "outcome": Outcome(meeting.outcome).label if meeting.outcome else "",
            "decided_by": meeting.decided_by,
            "decided_on": meeting.decided_on,
            "conclusion": meeting.conclusion,
        },
        "people": [_person(one) for one in _invited(meeting)],
        "items": [
            {
                "reference": item.reference,
                "child_id": item.child_id,
                "title": item.child.person.name if item.child else item.title,
                "heading": titles.get(item.section, item.section),
                "handling": item.handling,
                "why": [row["words"] for row in item.reasons],
                "said": said[item.pk],
                "updates": updates[item.pk],
                "actions": actions[item.pk],
            }
            for item in items.filter(removed_at=None).order_by("position", "pk")
        ],
        "taken_off": [
            {"child_id": item.child_id, "why": item.removed_why, "by": item.removed_by_name}
            for item in items.exclude(removed_at=None).order_by("position", "pk")
        ],
    }


def _newest(meeting: Meeting) -> dict[int, dict[str, str]]:
    rows = (
        Said.objects.filter(item__meeting=meeting)
        .order_by("item", "field", "-number")
        .distinct("item", "field")
    )
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row.text:
            found[row.item_id][row.field] = row.text
    return found


def _grouped(rows: Any, as_plain: Any) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(as_plain(row))
    return found


def _update(row: Update) -> dict[str, Any]:
    return {
        "agency_id": row.agency_id,
        "agency": row.agency.name,
        "author": row.recorded_by_name,
        "on": london_day(row.recorded_at).isoformat(),
        "handling": row.handling,
        "text": row.text,
    }


def _action(row: Action) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "what": row.what,
        "owner": row.owner.name,
        "owner_id": row.owner_id,
        "strand": row.strand,
        "place": (row.place.name or row.place.address) if row.place else "",
        "due_on": row.due_on.isoformat(),
    }


def _invited(meeting: Meeting) -> list[Invitation]:
    rows = Invitation.objects.filter(meeting=meeting, withdrawn_at=None)
    return list(rows.select_related("user", "agency").order_by("agency__name", "user__name"))


def _person(one: Invitation) -> dict[str, Any]:
    return {
        "name": one.user.name,
        "agency": one.agency.name,
        "part": one.part,
        "attendance": one.attendance,
    }
