"""The one sheet that the form, the read-only view, the comparison and the paper are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse

from methub.assessments import rules
from methub.assessments.codes import (
    From,
    Kind,
    Part,
    Presence,
)
from methub.assessments.queries import FilledIn
from methub.fittings.components import Tag
from methub.foundation import spoken

SOURCES = {
    From.EPISODE: "missing:episode",
    From.INTERVIEW: "interviews:interview",
    From.ASSESSMENT: "assessments:assessment",
}
NOT_KNOWN = (Presence.NOT_KNOWN.value, Presence.NOT_KNOWN.label)


@dataclass(frozen=True)
class Seen:
    """A piece of evidence: when, what, who says so, and where it was read."""

    index: int
    when: str
    what: str
    source: str
    href: str


@dataclass(frozen=True)
class Option:
    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Typed:
    """What was typed and not kept yet, and why not."""

    on: str = ""
    what: str = ""
    source: str = ""
    error: str = ""


@dataclass(frozen=True)
class Row:
    """One item: what is asked, what was said, what it rests on and what it counts for."""

    code: str
    wording: str
    help: str
    kind: str
    options: tuple[Option, ...]
    said: str
    answer: str
    number: int
    evidence: tuple[Seen, ...]
    why: str
    who: str
    tag: Tag | None
    href: str
    counts_href: str = ""
    typed: Typed = Typed()


@dataclass(frozen=True)
class Block:
    title: str
    help: str
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Passage:
    """One part in words."""

    code: str
    label: str
    is_needed: bool
    asks_when: bool
    is_guided: bool
    text: str
    when: str
    number: int
    who: str
    href: str
    error: str = ""


@dataclass(frozen=True)
class Standing:
    """What the tool makes of it so far."""

    lead: str
    why: str
    unanswered: str
    aged: str


def blocks(tool: rules.Tool, filled: FilledIn | None = None) -> tuple[Block, ...]:
    """Every section in order. Without an assessment: the blank form."""
    lines = {line.item: line for line in filled.result.lines} if filled else {}
    return tuple(
        Block(
            section.title,
            section.help,
            f"section-{section.code}",
            tuple(_row(tool, item, filled, lines.get(item.code)) for item in items),
        )
        for section, items in tool.laid_out
    )


def row_of(filled: FilledIn, code: str) -> Row:
    """One item alone, as it stands."""
    item = filled.tool.item_of[code]
    line = next(line for line in filled.result.lines if line.item == code)
    return _row(filled.tool, item, filled, line)


def typed(row: Row, data: Mapping[str, Any], error: str) -> Row:
    """The item with what was typed still in it, and why it is not kept."""
    words = {name: str(data.get(name, ""))[:1_000] for name in ("on", "what", "source")}
    return replace(row, typed=Typed(**words, error=error))


def _row(
    tool: rules.Tool, item: rules.Item, filled: FilledIn | None, line: rules.Line | None
) -> Row:
    answer = filled.answers.get(item.code) if filled else None
    said = answer.said if answer else ""
    options = _options(tool, item, said)
    return Row(
        code=item.code,
        wording=item.wording,
        help=item.help,
        kind=tool.kind_of(item).value,
        options=options,
        said=said,
        answer=next((one.label for one in options if one.is_chosen), said),
        number=answer.number if answer else 0,
        evidence=_evidence(answer.evidence) if answer else (),
        why=line.why if line and said else "",
        who=_who(answer) if answer else "",
        tag=_tag(tool, line),
        href=reverse("assessments:answer", args=[filled.assessment.reference, item.code])
        if filled
        else "",
        counts_href=reverse("guidance:beside", args=[",".join(item.reference)])
        if item.reference
        else "",
    )


def _options(tool: rules.Tool, item: rules.Item, said: str) -> tuple[Option, ...]:
    kind, scale = tool.kind_of(item), tool.scale_of(item)
    if kind is Kind.WORDS:
        return ()
    if kind is Kind.GRADED and scale is not None:
        pairs = [(one.code, one.label) for one in scale.answers] + [NOT_KNOWN]
    else:
        pairs = Presence.choices()
    return tuple(Option(code, label, code == said) for code, label in pairs)


def _evidence(rows: Sequence[Mapping[str, Any]]) -> tuple[Seen, ...]:
    return tuple(
        Seen(
            index,
            spoken.short_day(date.fromisoformat(row["on"])),
            row["what"],
            row["source"],
            _source_href(row),
        )
        for index, row in enumerate(rows)
    )


def _source_href(row: Mapping[str, Any]) -> str:
    place = SOURCES.get(From(row["from"]))
    return reverse(place, args=[row["reference"]]) if place and row.get("reference") else ""


def _who(answer: Any) -> str:
    """Who said so; of what the record knew, that nobody has looked at it yet."""
    if answer.recorded_by_id == 0:
        return "From the record. Keep it, or change it."
    return f"{answer.recorded_by_name}, {spoken.instant(answer.recorded_at)}"


def _tag(tool: rules.Tool, line: rules.Line | None) -> Tag | None:
    if line is None or not line.said:
        return None
    if line.has_aged:
        return Tag("out of the window", "soon")
    if line.points:
        return Tag(f"{line.points} point{'' if line.points == 1 else 's'}")
    return Tag(line.grade) if line.grade else None


def passages(filled: FilledIn) -> tuple[Passage, ...]:
    """Every part that is written, in order; those the tool asks for say so."""
    return tuple(passage_of(filled, part) for part in Part)


def passage_of(filled: FilledIn, part: Part) -> Passage:
    written = filled.passages.get(part)
    return Passage(
        code=part.value,
        label=part.label,
        is_needed=part in filled.tool.narrative,
        asks_when=part is Part.DISCLOSED,
        # The child's own words are never looked at for blame.
        is_guided=part not in (Part.CHILD, Part.DISCLOSED),
        text=written.text if written else "",
        when=spoken.short_day(written.on) if written and written.on else "",
        number=written.number if written else 0,
        who=_who(written) if written else "",
        href=reverse("assessments:words", args=[filled.assessment.reference, part]),
    )


def with_text(passage: Passage, data: Mapping[str, Any], error: str) -> Passage:
    """The part with what was typed still in it, and why it is not kept."""
    return replace(
        passage,
        text=str(data.get("text", "")),
        when=str(data.get("on", ""))[:40],
        error=error,
    )


def standing(filled: FilledIn) -> Standing:
    """The score so far: it informs."""
    result = filled.result
    counts = ", ".join(f"{count} {grade}" for grade, count in result.counts.items())
    lead = f"{result.score} of {result.most}" if result.score is not None else counts
    if result.level:
        lead = f"{lead}: {result.level.label}"
    unanswered, total = len(result.unanswered), len(result.lines)
    return Standing(
        lead=lead,
        why=result.why,
        unanswered=f"{total - unanswered} of {total} answered",
        aged=f"{len(result.aged)} out of the window" if result.aged else "",
    )
