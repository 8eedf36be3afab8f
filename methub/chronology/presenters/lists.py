"""A child's episodes, interviews, who may see them, and what the record said before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children.codes import CareStatus, LivingKind
from methub.chronology.queries import Header, History
from methub.fittings.components import Cell, Column, Link, Table, Tag
from methub.foundation import spoken
from methub.interviews.codes import Outcome
from methub.missing.codes import AuthorityStatus, PoliceGrade
from methub.missing.presenters import words
from methub.people.codes import NameKind, Precision, SightWhy

Decision = tuple[str, str, Permission]
SHARE: Decision = (
    "Share with another agency or team", "children:share", Permission.SHARE_CHILD,
)  # fmt: skip
WHILE_OPEN: tuple[Decision, ...] = (
    SHARE,
    ("Restrict this record", "children:restrict", Permission.RESTRICT_CHILD),
)
WHILE_RESTRICTED: tuple[Decision, ...] = (
    SHARE,
    ("Name a colleague", "children:name-colleague", Permission.RESTRICT_CHILD),
    ("Lift the restriction", "children:lift-restriction", Permission.RESTRICT_CHILD),
)
ENDS: dict[str, Decision] = {
    SightWhy.SHARED: ("End sharing", "children:end-share", Permission.SHARE_CHILD),
    SightWhy.NAMED: ("No longer named", "children:end-naming", Permission.RESTRICT_CHILD),
}
"""Sights that a person may end by hand. The others end with somebody's work."""
HIDDEN = "Not shown: it may name a protected address"


@dataclass(frozen=True)
class HistoryPage:
    tables: tuple[Table, ...]


def missing_table(episodes: Iterable[Any], *, at: datetime) -> Table:
    return Table(
        caption="Missing episodes",
        columns=_columns(
            "Missing since", "Length", "Police grade", "Found", "Returned", "Police reference"
        ),
        rows=tuple(_episode(one, at) for one in episodes),
        empty="No missing episode is recorded.",
    )


def interview_table(interviews: Iterable[Any], *, at: datetime) -> Table:
    return Table(
        caption="Return home interviews",
        columns=_columns("Opened", "Stage", "Due", "Outcome", "Held by", "Episodes"),
        rows=tuple(_interview(one, at) for one in interviews),
        empty="No return home interview is recorded. One is owed when the child is found.",
    )


def sharing_table(sights: Iterable[Any], *, reference: str, viewer: Viewer) -> Table:
    may_end = viewer.may(Permission.SHARE_CHILD) or viewer.may(Permission.RESTRICT_CHILD)
    return Table(
        caption="Who may see this record now",
        columns=_columns(
            "Who", "Why", "Since", "Until", "Given by", *(["Change"] if may_end else [])
        ),
        rows=tuple((*_sight(one), *_end(one, reference, viewer) * may_end) for one in sights),
        empty="Nobody but you.",
    )


def outside_table(copies: Iterable[Any]) -> Table | None:
    """Who without an account was given minutes that tell of the child; or nothing."""
    rows = tuple(
        (
            Cell(f"{one.copy.recipient}, {one.copy.role}"),
            Cell(one.copy.meeting.name),
            Cell(one.copy.why),
            Cell(spoken.instant(one.copy.recorded_at)),
            Cell(one.copy.recorded_by_name),
        )
        for one in copies
    )
    columns = _columns("To whom", "Minutes of", "Why", "When", "Given by")
    return Table("Copies given to people without an account", columns, rows, "") if rows else None


def restriction_table(restrictions: Iterable[Any]) -> Table | None:
    """When the record was closed to all but named people; nothing, where it never was."""
    rows = tuple(_restriction(one) for one in restrictions)
    return (
        Table("Restrictions", _columns("From", "Why", "By", "Lifted"), rows, "") if rows else None
    )


def sharing_links(header: Header, *, viewer: Viewer) -> tuple[Link, ...]:
    """What the viewer may decide about who sees this child."""
    decisions = WHILE_RESTRICTED if header.child.person.is_restricted else WHILE_OPEN
    return tuple(
        Link(words, reverse(name, args=[header.child.person.reference]))
        for words, name, permission in decisions
        if viewer.may(permission)
    )


def history_page(history: History, header: Header) -> HistoryPage:
    return HistoryPage(
        tables=(
            _table("Names", ("Name", "Kind", "Recorded", "Now"), map(_name, header.names)),
            _table(
                "Date of birth",
                ("Born", "How much is known", "Recorded"),
                map(_birth, history.births),
            ),
            _table("Care", ("Status", "From", "Until"), map(_care, history.care)),
            _table(
                "Homes",
                ("Home", "Kind", "From", "Until"),
                (_home(one, header.may_see_protected) for one in history.placements),
            ),
            _table(
                "Corrections to missing episodes",
                ("What", "Before", "Since then", "Why", "By"),
                (_correction(one, history.hidden) for one in history.corrections),
            ),
        )
    )


def _columns(*words: str) -> tuple[Column, ...]:
    return tuple(Column(one) for one in words)


def _table(caption: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(caption, _columns(*columns), tuple(rows), empty=f"{caption}: nothing recorded.")


def _instant(moment: datetime | None, otherwise: str = "") -> str:
    return spoken.instant(moment) if moment else otherwise


def _day(day: Any, otherwise: str = "") -> str:
    return spoken.short_day(day) if day else otherwise


def _known(episode: Any, field: str, otherwise: str) -> str:
    return episode.known(field).in_words if getattr(episode, field) else otherwise


def _episode(one: Any, at: datetime) -> tuple[Cell, ...]:
    is_away = one.status_now == AuthorityStatus.AWAY
    now = Tag("Away now" if is_away else "Missing now", "late")
    return (
        Cell(
            one.known("missing_since").in_words,
            href=reverse("missing:episode", args=[one.reference]),
            tag=now if one.ended_at is None else None,
        ),
        Cell(one.how_long(at)),
        Cell(PoliceGrade(one.grade_now).label if one.grade_now else "Not recorded"),
        Cell(_known(one, "found_at", "Not yet" if one.ended_at is None else "Not recorded")),
        Cell(_known(one, "returned_at", "Not recorded")),
        Cell(one.police_reference),
    )


def _interview(one: Any, at: datetime) -> tuple[Cell, ...]:
    is_late = one.outcome == "" and one.due_at is not None and at > one.due_at
    return (
        Cell(
            spoken.instant(one.opened_at),
            href=reverse("interviews:interview", args=[one.reference]),
        ),
        Cell(one.stage.label),
        Cell(
            _instant(one.due_at), tag=Tag(spoken.until(one.due_at, at), "late") if is_late else None
        ),
        Cell(Outcome(one.outcome).label if one.outcome else "None yet"),
        Cell(_holder(one)),
        Cell(str(one.episodes), number=True),
    )


def _holder(one: Any) -> str:
    holder = one.assigned_to or one.assigned_team
    return holder.name if holder else "Nobody yet"


def _end(one: Any, reference: str, viewer: Viewer) -> tuple[Cell]:
    """How somebody's sight is ended, by whoever may; nobody is offered to end their own."""
    words, name, permission = ENDS.get(one.why, ("", "", None))
    if permission is None or not viewer.may(permission) or one.user_id == viewer.user_id:
        return (Cell(""),)
    return (Cell(words, href=reverse(name, args=[reference, one.reference])),)


def _sight(one: Any) -> tuple[Cell, ...]:
    return (
        Cell(_who(one)),
        Cell(SightWhy(one.why).label, note=one.reason),
        Cell(spoken.instant(one.from_at)),
        Cell(_instant(one.until_at, "Until it is ended")),
        Cell(one.granted_by_name),
    )


def _who(one: Any) -> str:
    if one.team is not None:
        return f"{one.team.name}, {one.team.agency.name}"
    holder = one.user or one.agency
    return str(holder.name)


def _name(one: Any) -> tuple[Cell, ...]:
    now = "Withdrawn: written wrongly" if one.withdrawn_at else _day(one.until_on, "In use")
    until = f"Until {now}" if one.until_on and not one.withdrawn_at else now
    return (Cell(one.whole), Cell(NameKind(one.kind).label), Cell(spoken.instant(one.recorded_at)),
            Cell(until))  # fmt: skip


def _birth(one: Any) -> tuple[Cell, ...]:
    known = one.born_on and spoken.short_day(one.born_on)
    parts = "/".join(str(part) for part in (one.born_month, one.born_year) if part)
    return (
        Cell(known or parts or "Not known"),
        Cell(Precision(one.precision).label),
        Cell(spoken.instant(one.recorded_at)),
    )


def _restriction(one: Any) -> tuple[Cell, ...]:
    lifted = f"{one.lifted_by_name}: {one.lifted_because}" if one.lifted_at else ""
    return (
        Cell(spoken.instant(one.from_at)),
        Cell(one.reason),
        Cell(one.restricted_by_name),
        Cell(_instant(one.lifted_at, "Restricted now"), note=lifted),
    )


def _care(one: Any) -> tuple[Cell, ...]:
    return (
        Cell(CareStatus(one.status).label),
        Cell(_day(one.from_on)),
        Cell(_day(one.until_on, "Now")),
    )


def _home(one: Any, may_see_protected: bool) -> tuple[Cell, ...]:
    said = ", ".join(filter(None, [one.name, one.address, one.postcode])) or "Not named"
    is_shown = may_see_protected or not one.is_protected
    return (
        Cell(said if is_shown else "Address protected"),
        Cell(LivingKind(one.kind).label),
        Cell(_day(one.from_on)),
        Cell(_day(one.until_on, "Now")),
    )


def _correction(one: Any, hidden: frozenset[int]) -> tuple[Cell, ...]:
    said = (words.kept(one.field, text) for text in (one.was, one.now))
    was, now = (HIDDEN, HIDDEN) if one.pk in hidden else said
    return (
        Cell(words.FACTS[one.field]),
        Cell(was),
        Cell(now),
        Cell(one.why),
        Cell(one.recorded_by_name, note=spoken.instant(one.recorded_at)),
    )
