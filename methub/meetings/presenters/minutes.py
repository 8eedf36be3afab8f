"""Minutes as one reader gets them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from methub.documents.codes import Form
from methub.fittings.components import Cell, Column, SummaryRow, Table, Tag
from methub.foundation import spoken
from methub.meetings.codes import Attendance, Field, Handling, PaperKind, Part, YesNo
from methub.meetings.queries import Issued


@dataclass(frozen=True)
class Passage:
    """An item: what this reader may read of it."""

    heading: str
    title: str
    is_withheld: bool
    rows: tuple[SummaryRow, ...]
    actions: Table


@dataclass(frozen=True)
class MinutesPage:
    title: str
    meeting_href: str
    stage: Tag
    about: str
    is_whole: bool
    lacks: tuple[str, ...]
    withheld: str
    facts: tuple[SummaryRow, ...]
    people: Table
    passages: tuple[Passage, ...]
    check_href: str
    issue_href: str
    papers: tuple[tuple[str, str], ...]


def minutes_page(meeting: Any, found: Issued, *, may_run: bool) -> MinutesPage:
    minutes, content = found.minutes, found.shown.content
    is_issued = bool(minutes and minutes.issued_at)
    reference = meeting.reference
    is_held = meeting.ended_at is not None
    return MinutesPage(
        title=f"Minutes: {meeting.name}",
        meeting_href=reverse("meetings:meeting", args=[reference]),
        stage=_stage(minutes),
        about=_about(minutes),
        is_whole=found.is_whole,
        lacks=found.lacks if may_run and not is_issued else (),
        withheld=withheld(found),
        facts=facts_of(content),
        people=_people(content),
        passages=passages_of(content),
        check_href=reverse("meetings:check", args=[reference])
        if may_run and is_held and not is_issued
        else "",
        papers=_papers(reference) if is_issued and found.is_whole else (),
        issue_href=reverse("meetings:issue", args=[reference])
        if may_run and minutes and not is_issued
        else "",
    )


def _papers(reference: str) -> tuple[tuple[str, str], ...]:
    """Words and address of each file one may ask for."""
    return tuple(
        (
            f"{kind.label} as {form.label}",
            reverse("meetings:paper", args=[reference, kind.value, form.value]),
        )
        for kind in PaperKind
        for form in Form
    )


def _stage(minutes: Any) -> Tag:
    if minutes is None:
        return Tag("Draft", "soon")
    return Tag("Issued", "ok") if minutes.issued_at else Tag("Checked", "soon")


def _about(minutes: Any) -> str:
    if minutes is None:
        return "As it stands now. Nobody has checked it."
    checked = f"Checked by {minutes.recorded_by_name}, {spoken.instant(minutes.recorded_at)}."
    if not minutes.issued_at:
        return checked
    return f"{checked} Issued by {minutes.issued_by_name}, {spoken.instant(minutes.issued_at)}."


def withheld(found: Issued) -> str:
    """How much this reader does not get: said, so that nobody takes a part for the whole."""
    children, passages = found.shown.children_withheld, found.shown.passages_withheld
    parts = []
    if children:
        parts.append(f"{children} {'child' if children == 1 else 'children'}")
    if passages:
        parts.append(f"{passages} {'passage' if passages == 1 else 'passages'}")
    return f"Withheld from you: {' and '.join(parts)}." if parts else ""


def facts_of(content: dict[str, Any]) -> tuple[SummaryRow, ...]:
    said = content["meeting"]
    rows = [
        SummaryRow("When", spoken.instant(datetime.fromisoformat(said["starts_at"]))),
        SummaryRow("Where", said["place"]),
        SummaryRow("About", said["about"]),
        SummaryRow("Threshold", said["outcome"]),
        SummaryRow("What came of it", said["conclusion"]),
    ]
    return tuple(row for row in rows if row.value)


def _people(content: dict[str, Any]) -> Table:
    return Table(
        caption="Invited",
        columns=tuple(map(Column, ("Who", "Agency", "Came"))),
        rows=tuple(
            (
                Cell(
                    one["name"],
                    note="" if one["part"] == Part.MEMBER else Part(one["part"]).label,
                ),
                Cell(one["agency"]),
                Cell(Attendance(one["attendance"]).label if one["attendance"] else "Not said"),
            )
            for one in content["people"]
        ),
        empty="Nobody was invited.",
    )


def passages_of(content: dict[str, Any]) -> tuple[Passage, ...]:
    return tuple(map(_passage, content["items"]))


def _passage(item: dict[str, Any]) -> Passage:
    said = [
        SummaryRow(field.label, _words(field, item["said"][field.value]))
        for field in Field
        if item["said"].get(field.value)
    ]
    why = [SummaryRow("Why", "\n".join(item["why"]))] if item["why"] else []
    told = [
        SummaryRow(
            f"{one['agency']}, {_day(one['on'])}", one["text"],
            tag=None
            if one["handling"] == Handling.MEETING
            else Tag(Handling(one["handling"]).label, "soon"),
        )
        for one in item["updates"]
    ]  # fmt: skip
    return Passage(
        heading=item["heading"] if item["heading"] != item["title"] else "",
        title=item["title"],
        is_withheld=item["is_withheld"],
        rows=(*why, *told, *said),
        actions=Table(
            caption="Actions",
            columns=tuple(map(Column, ("What", "Who", "By when"))),
            rows=tuple(
                (Cell(one["what"]), Cell(one["owner"]), Cell(_day(one["due_on"])))
                for one in item["actions"]
            ),
            empty="",
        ),
    )


def _words(field: Field, text: str) -> str:
    return YesNo(text).label if field in (Field.SAFETY, Field.DISRUPTION) else text


def _day(said: str) -> str:
    return spoken.short_day(date.fromisoformat(said))
