"""Meetings, found by whoever is invited or runs them; and what the viewer may do there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from methub.agencies import queries as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Authority, Membership, User
from methub.agencies.permissions import Permission as P
from methub.agencies.roles import DUTIES, Role
from methub.agencies.viewer import Viewer
from methub.meetings import rules
from methub.meetings.codes import RUNS, Attendance, Outcome, Sort
from methub.meetings.models import (
    Action,
    Escalation,
    Invitation,
    Item,
    Meeting,
    MeetingQuerySet,
    Update,
    may_know,
)
from methub.meetings.queries.facts import carried_over
from methub.missing import queries as missing
from methub.missing.models import ThresholdMet
from methub.people.codes import SightWhy
from methub.people.rules.jobs import HELD_BY

COME = frozenset(
    role for role in HELD_BY[SightWhy.INVITATION] if P.READ_MEETING in DUTIES[role].opens
)
"""Who can be invited, and owe an action: whoever may be told of a child because of a meeting."""
SENIOR = frozenset({Role.TEAM_MANAGER, Role.HUB_MANAGER})
WITH_IT = (
    "meeting__authority__partnership", "child__person", "child__responsible_authority",
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """A meeting in a list, and how many children are on its agenda."""

    meeting: Meeting
    children: int


def meetings(*, viewer: Viewer) -> MeetingQuerySet:
    """Every meeting the viewer may open."""
    return Meeting.objects.visible_to(viewer).select_related(
        "authority", "threshold", "reports_to", "tested_by"
    )


def listed(*, viewer: Viewer, is_ahead: bool) -> list[Listed]:
    """Ahead or under way, soonest first; or over, newest first."""
    over = Q(ended_at__isnull=False) | Q(cancelled_at__isnull=False)
    rows = meetings(viewer=viewer).filter(~over if is_ahead else over)
    on_it = Count("items", filter=Q(items__removed_at=None, items__child__isnull=False))
    ordered = rows.order_by("starts_at" if is_ahead else "-starts_at", "pk")[:50]
    counted: list[Any] = list(ordered.annotate(on_it=on_it))
    return [Listed(row, row.on_it) for row in counted]


def meeting_named(*, viewer: Viewer, reference: str) -> MeetingQuerySet:
    return meetings(viewer=viewer).filter(reference=reference)


def may_run(*, viewer: Viewer, meeting: Meeting) -> bool:
    """Whoever runs the partnership's meetings, and whoever chairs this one or takes its minutes."""
    return Meeting.objects.run_by(viewer).filter(pk=meeting.pk).exists()


def reader_of(*, viewer: Viewer, meeting: Meeting) -> rules.Reader:
    """The viewer as somebody at this table. Whoever plans meetings reads, like everybody else, what
    their agency may; whoever chairs, or takes the minutes, reads what is written there."""
    sits = Invitation.objects.filter(
        meeting=meeting, user=viewer.user_id, withdrawn_at=None, part__in=RUNS
    )
    kinds = Agency.objects.filter(pk__in=viewer.agency_ids).values_list("kind", flat=True)
    return rules.Reader(
        user_id=viewer.user_id,
        agencies=viewer.agency_ids,
        kinds=frozenset(map(AgencyKind, kinds)),
        runs=sits.exists(),
        knows_danger=viewer.may(P.READ_PERSON_OF_CONCERN),
    )


def item_named(*, viewer: Viewer, reference: str) -> QuerySet[Any]:
    return Item.objects.visible_to(viewer).filter(reference=reference).select_related(*WITH_IT)


def items_of(*, viewer: Viewer, meeting: Meeting) -> QuerySet[Any]:
    """The items the viewer may see, in order; what was taken off among them."""
    rows = Item.objects.visible_to(viewer).filter(meeting=meeting)
    return rows.select_related("child__person", "child__responsible_authority").order_by(
        "position", "pk"
    )


def withheld(*, viewer: Viewer, meeting: Meeting) -> int:
    """How many children on the agenda the viewer may not know of."""
    rows = Item.objects.filter(meeting=meeting, removed_at=None, child__isnull=False)
    return rows.exclude(may_know(viewer)).count()


def updates_of(
    *, viewer: Viewer, items: Iterable[Item], reader: rules.Reader
) -> dict[int, list[Update]]:
    """What was written about each, as far as this reader may read it, oldest first."""
    rows = Update.objects.visible_to(viewer).filter(item__in=list(items))
    found: dict[int, list[Update]] = {}
    for row in rows.select_related("agency").order_by("pk"):
        if rules.may_read(rules.Handling(row.handling), reader, written_by_agency=row.agency_id):
            found.setdefault(row.item_id, []).append(row)
    return found


def invitations_of(*, viewer: Viewer, meeting: Meeting) -> list[Invitation]:
    """Who is invited to a meeting that was found through the viewer."""
    rows = Invitation.objects.filter(meeting=meeting, withdrawn_at=None)
    return list(rows.select_related("user", "agency").order_by("agency__name", "user__name"))


def invitation_named(*, viewer: Viewer, reference: str) -> QuerySet[Invitation]:
    """An invitation to a meeting the viewer may open."""
    return Invitation.objects.filter(
        reference=reference, withdrawn_at=None, meeting__in=meetings(viewer=viewer)
    ).select_related("user", "agency", "meeting__authority")


def seats_of(*, viewer: Viewer, meeting: Meeting) -> list[rules.Seat]:
    """Everybody invited, as the rules of a quorum see them."""
    wrote = set(Update.objects.filter(meeting=meeting).values_list("agency_id", flat=True))
    return [
        rules.Seat(
            kind=AgencyKind(one.agency.kind),
            attendance=Attendance(one.attendance) if one.attendance else None,
            has_written=one.agency_id in wrote,
        )
        for one in invitations_of(viewer=viewer, meeting=meeting)
    ]


def actions_of(*, viewer: Viewer, item: Item, reader: rules.Reader) -> QuerySet[Any]:
    """What was agreed under an item that was found through the viewer."""
    rows = Action.objects.known_to(viewer).filter(item=item)
    if not rules.may_read(rules.Handling(item.handling), reader):
        rows = rows.filter(owner=viewer.user_id)
    return rows.select_related("owner", "place", "child__person").order_by("pk")


def escalations_of(*, viewer: Viewer, item: Item, reader: rules.Reader) -> QuerySet[Any]:
    rows = Escalation.objects.filter(item=item)
    if not rules.may_read(rules.Handling(item.handling), reader):
        rows = rows.filter(to=viewer.user_id)
    return rows.select_related("to").order_by("pk")


def action_named(*, viewer: Viewer, reference: str) -> QuerySet[Any]:
    """An action of a meeting one may open; or one's own, invited to the meeting or not."""
    found = Action.objects.filter(reference=reference)
    open_to = Q(meeting__in=meetings(viewer=viewer)) | Q(owner=viewer.user_id)
    rows = found.known_to(viewer).filter(open_to)
    return rows.select_related("owner", "item", "place", *WITH_IT)


def escalation_named(*, viewer: Viewer, reference: str) -> QuerySet[Any]:
    """An escalation of a meeting one may open, unless its item is for few; or of one that one runs;
    or one that was taken to oneself."""
    found = Escalation.objects.filter(reference=reference)
    openly = Q(item__handling=rules.Handling.MEETING, meeting__in=meetings(viewer=viewer))
    run = Q(meeting__in=Meeting.objects.run_by(viewer))
    open_to = openly | run | Q(to=viewer.user_id)
    known = Q(child=None) | may_know(viewer)
    return found.filter(open_to, known).select_related("to", "item", *WITH_IT)


def may_end(*, viewer: Viewer, action: Action) -> bool:
    """Whoever owes it, or whoever runs the meeting."""
    return action.owner_id == viewer.user_id or may_run(viewer=viewer, meeting=action.meeting)


def can_come(*, viewer: Viewer) -> QuerySet[Membership]:
    """The jobs in which somebody of the viewer's partnership can be invited."""
    return agencies.working(viewer=viewer).filter(role__in=sorted(COME))


def owners(*, viewer: Viewer) -> QuerySet[User]:
    """Who can own an action."""
    return agencies.colleagues(viewer=viewer, roles=COME)


def seniors(*, viewer: Viewer) -> QuerySet[User]:
    """The senior managers something can be taken to, by name."""
    return agencies.colleagues(viewer=viewer, roles=SENIOR)


def authorities(*, viewer: Viewer) -> QuerySet[Authority]:
    """The authorities that hold meetings here."""
    return agencies.authorities(viewer=viewer).filter(partnership__in=viewer.partnership_ids)


def thresholds_waiting(*, viewer: Viewer) -> QuerySet[ThresholdMet]:
    """Thresholds that are met and not answered, of children the viewer may know of: oldest first.
    Those with a meeting convened are among them until it is held."""
    rows: QuerySet[ThresholdMet] = missing.thresholds(viewer=viewer).waiting()  # type: ignore[attr-defined]
    return rows.select_related("child__person", "meeting").order_by("fired_at", "pk")


def panels_ahead(*, viewer: Viewer) -> MeetingQuerySet:
    """The panels that a mapping meeting can report back to."""
    rows = meetings(viewer=viewer).filter(sort=Sort.PANEL, ended_at=None, cancelled_at=None)
    return rows.order_by("starts_at")


def found_needed(*, viewer: Viewer) -> MeetingQuerySet:
    """Pre-mapping meetings that found a mapping meeting to be needed, while none is planned."""
    rows = meetings(viewer=viewer).filter(sort=Sort.PRE_MAPPING, outcome=Outcome.REACHED)
    planned = Meeting.objects.filter(tested_by=OuterRef("pk"), cancelled_at=None)
    return rows.filter(~Exists(planned)).order_by("starts_at")


def response_of(*, viewer: Viewer, meeting: Meeting, reader: rules.Reader) -> list[Action]:
    """The response plan of a mapping meeting, as far as the viewer may know of it."""
    rows = Action.objects.known_to(viewer).filter(meeting=meeting).exclude(strand="")
    found = rows.select_related("owner", "place", "child__person", "item")
    return _read_by(reader, found.order_by("due_on", "pk"))


def _read_by(reader: rules.Reader, rows: Iterable[Action]) -> list[Action]:
    """As far as the handling of each one’s item allows; and one’s own."""
    return [
        row
        for row in rows
        if row.owner_id == reader.user_id
        or rules.may_read(rules.Handling(row.item.handling), reader)
    ]


def carried_of_nobody(*, viewer: Viewer, meeting: Meeting, reader: rules.Reader) -> list[Action]:
    """What is carried over and is about no one child."""
    rows = carried_over(meeting=meeting).known_to(viewer).filter(child=None)
    return _read_by(reader, rows)


def own_invitation(*, viewer: Viewer, meeting: Meeting) -> Invitation | None:
    """The viewer's own, to this meeting."""
    mine = Invitation.objects.filter(meeting=meeting, user=viewer.user_id, withdrawn_at=None)
    return mine.select_related("user", "agency").first()
