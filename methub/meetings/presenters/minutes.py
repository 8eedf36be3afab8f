"""Minutes as one reader gets them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from methub.documents.codes import Form
from methub.fittings.components import Cell, Column, SummaryRow, Table, Tag
from methub.foundation import spoken
from methub.meetings.codes import Attendance, Field, Handling, PaperKind, Part, Strand, YesNo
from methub.meetings.queries import Issued
from methub.meetings.rules import Redacted, digest_of


@dataclass(frozen=True)
class Passage:
    """An item: what this reader may read of it."""

    heading: str
    title: str
    is_withheld: bool
    rows: tuple[SummaryRow, ...]
    actions: Table


@dataclass(frozen=True)
class GivenCopy:
    """That somebody without an account was given a copy: to whom, of what, why, by whom."""

    words: str
    href: str
    about: str


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
    copy_href: str
    copies: tuple[GivenCopy, ...]


@dataclass(frozen=True)
class CopyPage:
    """What a copy contains, exactly; and the seal of that, which comes back when it is made.
    `files`: words and address of each file of one that was given."""

    meeting: str
    minutes_href: str
    is_seen: bool
    digest: str
    withheld: str
    facts: tuple[SummaryRow, ...]
    people: Table | None
    passages: tuple[Passage, ...]
    files: tuple[tuple[str, str], ...]


def minutes_page(
    meeting: Any,
    found: Issued,
    *,
    may_run: bool,
    may_give: bool,
    copies: Iterable[Any],
    receives: Collection[PaperKind],
) -> MinutesPage:
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
        papers=_papers(reference, receives) if is_issued and found.is_whole else (),
        issue_href=reverse("meetings:issue", args=[reference])
        if may_run and minutes and not is_issued
        else "",
        copy_href=reverse("meetings:copy", args=[reference])
        if may_give and is_issued and found.is_whole
        else "",
        copies=tuple(map(_copy, copies)) if may_give else (),
    )


def _copy(row: Any) -> GivenCopy:
    count = len(row.children.all())
    return GivenCopy(
        words=f"{row.recipient}, {row.role}",
        about=f"{PaperKind(row.kind).label}, telling of {count} "
        f"{'child' if count == 1 else 'children'}. {row.why} "
        f"({row.recorded_by_name}, {spoken.instant(row.recorded_at)})",
        href=reverse("meetings:given", args=[row.reference]),
    )


def copy_choices(found: Issued) -> list[tuple[str, str]]:
    """Every item that the giver may read themselves: children by name, subjects by title."""
    return [(item["reference"], item["title"]) for item in found.shown.content["items"]]


def copy_page(meeting: Any, shown: Redacted | None, kind: PaperKind, given: Any = None) -> CopyPage:
    """`given`: the copy, once it is written down. A list of actions tells of nothing else."""
    content = shown.content if shown else {"items": [], "people": []}
    passages = passages_of(content)
    is_whole = kind is PaperKind.MINUTES
    if not is_whole:
        passages = tuple(replace(one, rows=()) for one in passages if one.actions.rows)
    return CopyPage(
        meeting=meeting.name,
        minutes_href=reverse("meetings:minutes", args=[meeting.reference]),
        is_seen=shown is not None,
        digest=digest_of(shown, kind) if shown else "",
        withheld=_counted("Withheld from this copy", shown) if shown else "",
        facts=facts_of(content) if shown and is_whole else (),
        people=_people(content) if is_whole else None,
        passages=passages,
        files=tuple(
            (form.label, reverse("meetings:copy-file", args=[given.reference, form.value]))
            for form in Form
        )
        if given
        else (),
    )


def given_facts(copy: Any) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow("For", f"{copy.recipient}, {copy.role}"),
        SummaryRow("What", PaperKind(copy.kind).label),
        SummaryRow("Why", copy.why),
        SummaryRow("Given by", f"{copy.recorded_by_name}, {spoken.instant(copy.recorded_at)}"),
    )


def _papers(reference: str, receives: Collection[PaperKind]) -> tuple[tuple[str, str], ...]:
    """Words and address of each file one may ask for."""
    return tuple(
        (
            f"{kind.label} as {form.label}",
            reverse("meetings:paper", args=[reference, kind.value, form.value]),
        )
        for kind in receives
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
    return _counted("Withheld from you", found.shown)


def _counted(words: str, shown: Redacted) -> str:
    children, passages = shown.children_withheld, shown.passages_withheld
    parts = []
    if children:
        parts.append(f"{children} {'child' if children == 1 else 'children'}")
    if passages:
        parts.append(f"{passages} {'passage' if passages == 1 else 'passages'}")
    return f"{words}: {' and '.join(parts)}." if parts else ""


def facts_of(content: dict[str, Any]) -> tuple[SummaryRow, ...]:
    said = content["meeting"]
    rows = [
        SummaryRow("When", spoken.instant(datetime.fromisoformat(said["starts_at"]))),
        SummaryRow("Where", said["place"]),
        SummaryRow("About", said["about"]),
        SummaryRow("Is a mapping meeting needed?", said["outcome"]),
        SummaryRow("Decided by", said["decided_by"]),
        SummaryRow("On what facts", said["decided_on"]),
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
                (
                    Cell(one["what"], note=_strand(one)),
                    Cell(one["owner"]),
                    Cell(_day(one["due_on"])),
                )
                for one in item["actions"]
            ),
            empty="",
        ),
    )


def _strand(action: dict[str, Any]) -> str:
    """What an action of a response plan is to change."""
    strand = Strand(action["strand"]).label if action["strand"] else ""
    return ": ".join(filter(None, (strand, action["place"])))


def _words(field: Field, text: str) -> str:
    return YesNo(text).label if field in (Field.SAFETY, Field.DISRUPTION) else text


def _day(said: str) -> str:
    return spoken.short_day(date.fromisoformat(said))
