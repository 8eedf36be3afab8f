"""The pages around the sheet: whose assessment it is, what was decided, lists, and two compared."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.assessments import rules
from methub.assessments.codes import (
    About,
    Concern,
    Duty,
    Exploitation,
    Harm,
    Movement,
    Side,
    Trigger,
)
from methub.assessments.presenters.harms import HarmRow, harm_of
from methub.assessments.presenters.sheet import Row, blocks, standing
from methub.assessments.queries import Assessment, FilledIn
from methub.fittings.components import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from methub.foundation import spoken

NOT_ANSWERED = "Not answered"
TONES: dict[Concern, Tone] = {
    Concern.NONE: "ok",
    Concern.LOW: "calm",
    Concern.MEDIUM: "soon",
    Concern.HIGH: "late",
}


@dataclass(frozen=True)
class Head:
    """Whose assessment it is, with what, and where it stands."""

    reference: str
    child: str
    child_href: str
    title: str
    about: str
    stage: Tag
    stand_in: str


def head(assessment: Assessment, tool: rules.Tool) -> Head:
    person = assessment.child.person
    return Head(
        reference=assessment.reference,
        child=person.name,
        child_href=reverse("assessments:of-child", args=[person.reference]),
        title=tool.title,
        about=f"{Trigger(assessment.trigger).label}. Begun "
        f"{spoken.instant(assessment.opened_at)} by {assessment.opened_by.name}.",
        stage=stage(assessment),
        stand_in=tool.stand_in,
    )


def stage(assessment: Assessment) -> Tag:
    """Where it stands, in words."""
    if assessment.withdrawn_at is not None:
        return Tag("begun by mistake")
    if assessment.finished_at is None:
        return Tag("being written", "soon")
    return Tag("accepted by the hub", "ok") if assessment.accepted_at else Tag("with the hub")


def decided(
    filled: FilledIn, *, review_due: datetime | None, at: datetime
) -> tuple[SummaryRow, ...]:
    """The level, why, who agreed, and what the tool had suggested."""
    judged, tool = filled.judgement, filled.tool
    if judged is None:
        return ()
    level = tool.level_of[judged.level]
    suggested = tool.level_of[judged.suggested].label if judged.suggested else "Nothing"
    score = "" if judged.score is None else f" (score {judged.score})"
    rows = (
        SummaryRow("Level, by judgement", "", tag=Tag(level.label, TONES[level.concern])),
        SummaryRow("The tool suggested", suggested + score),
        SummaryRow("Why this level", judged.why),
        SummaryRow("Why not higher", judged.floor_why),
        SummaryRow(
            "Talked over with",
            f"{judged.discussed_with}, {spoken.short_day(judged.discussed_on)}",
        ),
        SummaryRow("Judged by", f"{judged.recorded_by_name}, {_moment(judged.recorded_at)}"),
        *_agreed(filled),
        *_stands(filled),
        *_again(review_due, at),
    )
    return tuple(row for row in rows if row.value or row.tag)


def _again(due: datetime | None, at: datetime) -> Iterable[SummaryRow]:
    if due is not None:
        tag = Tag(spoken.until(due, at), "late" if due < at else "calm")
        yield SummaryRow("To be assessed again by", spoken.due(due), tag=tag)


def _agreed(filled: FilledIn) -> Iterable[SummaryRow]:
    for side in Side:
        rows = [row for row in filled.agreements if row.side == side]
        if rows:
            said = filled.tool.level_of[rows[-1].level].label
            who = f"{rows[-1].recorded_by_name}, {_moment(rows[-1].recorded_at)}"
            yield SummaryRow(side.label, f"{said}: {who}")


def _stands(filled: FilledIn) -> Iterable[SummaryRow]:
    newest = {row.subject: row for row in filled.standings}
    for subject, row in newest.items():
        harm = f", {Harm(row.harm).label.lower()}" if row.harm else ""
        tag = Tag("not agreed yet: the higher level holds", "soon") if row.is_provisional else None
        moved = Movement(row.movement).label.lower()
        yield SummaryRow(subject_words(subject), f"{row.level_label}{harm} ({moved})", tag=tag)


def duties(filled: FilledIn, *, owed: Mapping[Duty, datetime], viewer: Viewer) -> Table:
    """What the level owes, what is there, and what is still owed."""
    may = viewer.may(P.WRITE_ASSESSMENT)
    rows = [
        (
            Cell(row.offer or Duty(row.duty).label),
            Cell(row.words),
            Cell(spoken.short_day(row.on), tag=Tag("there", "ok")),
        )
        for row in filled.duties
    ] + [
        (Cell(duty.label, href=_duty_href(filled, duty) if may else ""), Cell(""),
         Cell(f"By {spoken.due(due)}",
              tag=Tag(f"owed, {spoken.until(due, viewer.at)}",
                      "late" if due < viewer.at else "soon")))
        for duty, due in owed.items()
    ]  # fmt: skip
    return Table(
        "What this level owes the child",
        (Column("What"), Column("Who, and what"), Column("Since, or by when")),
        tuple(rows),
        "This level owes nothing beyond what everybody is offered.",
    )


def _duty_href(filled: FilledIn, duty: Duty) -> str:
    return reverse("assessments:done", args=[filled.assessment.reference, duty])


def steps(filled: FilledIn, *, owed: Collection[Duty], viewer: Viewer) -> tuple[Link, ...]:
    """What can be done next, by whoever may: the first is what is usual. A plan is of a room above:
    found by address."""
    one, found = filled.assessment, []
    may_write = viewer.may(P.WRITE_ASSESSMENT)
    if one.is_open and may_write:
        found = [("Go on writing", "write"), ("Decide the level", "judge"),
                 ("It was begun by mistake", "withdraw")]  # fmt: skip
    if one.finished_at is not None and viewer.may(P.AGREE_GRADE):
        found = [("Say which level your side agrees to", "agree")]
    links = [
        Link(words, reverse(f"assessments:{name}", args=[one.reference]), quiet=bool(index))
        for index, (words, name) in enumerate(found)
    ]
    if Duty.PLAN in owed and viewer.may(P.WRITE_PLAN):
        href = reverse("plans:write", args=[one.child.person.reference, "safety"])
        links.append(Link("Write the safety plan", href, quiet=bool(links)))
    if one.finished_at is not None and may_write:
        again = reverse("assessments:begin", args=[one.child.person.reference])
        links.append(Link("Assess again", again))
    return tuple(links)


def compared(before: FilledIn, now: FilledIn) -> tuple[Table, ...]:
    """Two assessments side by side, item by item, in the order of the newer one."""
    earlier = {row.code: row for block in blocks(before.tool, before) for row in block.rows}
    dates = (Column(side(before).when), Column(side(now).when))
    return (
        Table(
            "Types of exploitation",
            (Column("Type"), *dates),
            tuple(_types(before, now)),
            "No type of exploitation.",
        ),
        *(
            Table(
                block.title,
                (Column("Item"), *dates),
                tuple(_compared(row, earlier.get(row.code)) for row in block.rows),
                "",
            )
            for block in blocks(now.tool, now)
        ),
    )


def _types(before: FilledIn, now: FilledIn) -> Iterable[tuple[Cell, Cell, Cell]]:
    """The harm of each type that either is about, and in what way."""
    for one in Exploitation:
        was, said = (harm_of(filled, one) for filled in (before, now))
        if was.said or said.said:
            yield _differ(one.label, *map(_harm_in_words, (was, said)))


def _harm_in_words(row: HarmRow) -> str:
    return ": ".join(filter(None, (row.said, row.ways))) or "Not one of the types"


def _compared(now: Row, before: Row | None) -> tuple[Cell, Cell, Cell]:
    said, was = now.answer or NOT_ANSWERED, (before.answer if before else "") or NOT_ANSWERED
    return _differ(now.wording, was, said)


def _differ(what: str, was: str, said: str) -> tuple[Cell, Cell, Cell]:
    tag = None if was == said else Tag("changed", "soon")
    return Cell(what), Cell(was), Cell(said, tag=tag)


@dataclass(frozen=True)
class SideOf:
    """One of two assessments: when, how it came out, and where it is."""

    when: str
    lead: str
    level: Tag | None
    href: str


def side(filled: FilledIn) -> SideOf:
    judged, one = filled.judgement, filled.assessment
    level = filled.tool.level_of[judged.level] if judged else None
    return SideOf(
        when=_moment(one.finished_at or one.opened_at),
        lead=standing(filled).lead,
        level=Tag(level.label, TONES[level.concern]) if level else None,
        href=href_of(one),
    )


def subject_words(code: str) -> str:
    return About.MISSING.label if code == About.MISSING else Exploitation(code).label


def href_of(row: Assessment) -> str:
    name = "write" if row.is_open else "assessment"
    return reverse(f"assessments:{name}", args=[row.reference])


def _moment(moment: datetime) -> str:
    return spoken.instant(moment)
