"""What an authority has decided, in words: one row for each decision, made from its meaning."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from methub.fittings.components import Cell, Column, SideItem, SummaryRow, Table, Tag
from methub.foundation.codes import Code
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day
from methub.foundation.working_days import known_until
from methub.policies.queries import Adopted, Deciding
from methub.policies.rules import Choice, CoreOffer, District, Helpline, Policy, Rung, blaming_words
from methub.policies.rules.meaning import Meaning
from methub.policies.rules.reading import decisions, limits, meaning_of

UNCONFIRMED = Tag("To be confirmed", "soon")


@dataclass(frozen=True)
class Listed:
    """A decision that is a list, such as the words people choose from."""

    words: str
    items: tuple[str, ...]
    tag: Tag | None


@dataclass(frozen=True)
class Section:
    title: str
    facts: tuple[SummaryRow, ...]
    lists: tuple[Listed, ...]


@dataclass(frozen=True)
class Page:
    """What one authority had decided by a day, and every version there is. `holidays_until`: how
    far the bank holidays are known, by which working days are counted."""

    name: str
    day: str
    holidays_until: str
    sections: tuple[Section, ...]
    history: tuple[SideItem, ...]


def authorities(deciding: Sequence[Deciding]) -> Table:
    """Each authority with what differs most, and how much nobody has confirmed yet."""
    return Table(
        caption="What each authority has decided",
        columns=tuple(map(Column, ("Authority", "Interview", "Hub works until", "Still open"))),
        rows=tuple(_authority_row(place) for place in deciding),
        empty="No authority has joined this partnership yet.",
    )


def _authority_row(place: Deciding) -> tuple[Cell, ...]:
    name = Cell(place.name, href=reverse("policies:authority", args=[place.reference]))
    if place.policy is None:
        return name, Cell("Nothing decided yet"), Cell(""), Cell("")
    interviews = place.policy.interviews
    return (
        name,
        Cell(
            f"Within {_amount(interviews.within_hours, 'hours')}",
            note=f"The hours start {interviews.clock_starts.label}",
        ),
        Cell(f"{place.policy.ages.hub_until}th birthday"),
        Cell(f"{len(place.policy.to_be_confirmed)} to be confirmed"),
    )


def authority(
    *, name: str, reference: str, on: date, policy: Policy | None, versions: Sequence[Adopted]
) -> Page:
    return Page(
        name=name,
        day=short_day(on),
        holidays_until=short_day(known_until()),
        sections=sections(policy) if policy else (),
        history=tuple(_history(versions, reference, on)),
    )


def sections(policy: Policy) -> tuple[Section, ...]:
    """Everything a policy decides, section by section; what it leaves out is not shown."""
    return tuple(
        _section(meaning.words, tuple(_rows(name, getattr(policy, name), policy)))
        for name, _, meaning in _decided(Policy)
        if getattr(policy, name) is not None
    )


def definitions() -> tuple[Table, ...]:
    """Every parameter there is, with its limits and where it was read: a table a section."""
    return tuple(
        Table(
            caption=section.words,
            columns=(Column("Decision"), Column("Limits"), Column("Read from")),
            rows=tuple(_definitions(kind, section)),
            empty="",
        )
        for _, kind, section in _decided(Policy)
    )


def _definitions(kind: Any, section: Meaning) -> Iterator[tuple[Cell, ...]]:
    inside = [(inner, meaning) for _, inner, meaning in _decided(kind)] or [(kind, section)]
    for inner, meaning in inside:
        sources = "; ".join(source.label for source in meaning.sources)
        bounds = limits(meaning).capitalize() if inner is int else ""
        yield Cell(meaning.words), Cell(bounds), Cell(sources)


def _history(versions: Sequence[Adopted], reference: str, on: date) -> Iterator[SideItem]:
    """The versions, newest first, each until the day before the next; the first holds for the
    days before it too."""
    until: date | None = None
    for index, version in enumerate(versions, 1):
        is_first = index == len(versions)
        is_shown = (is_first or version.from_on <= on) and (until is None or on <= until)
        last = short_day(until) if until else "further notice"
        yield SideItem(
            text=f"{short_day(version.from_on)} to {last}",
            href=reverse("policies:on", args=[reference, version.from_on.isoformat()]),
            note=f"Adopted {short_day(london_day(version.loaded_at))} by {version.loaded_by}",
            tag=Tag("Shown here") if is_shown else None,
        )
        until = version.from_on - timedelta(days=1)


def _decided(section: Any) -> Iterator[tuple[str, Any, Meaning]]:
    """The decisions of a section: name, type, meaning."""
    if isinstance(section, type) and is_dataclass(section):
        for name, hint in decisions(section).items():
            kind, meaning = meaning_of(hint)
            if meaning:
                yield name, kind, meaning


def _section(title: str, rows: tuple[SummaryRow | Listed, ...]) -> Section:
    return Section(
        title=title,
        facts=tuple(row for row in rows if isinstance(row, SummaryRow)),
        lists=tuple(row for row in rows if isinstance(row, Listed)),
    )


def _rows(name: str, value: Any, policy: Policy) -> Iterator[SummaryRow | Listed]:
    unconfirmed = policy.to_be_confirmed
    if isinstance(value, Mapping):
        for promise, rungs in value.items():
            climbed = "; then ".join(_said(rung, "") for rung in rungs)
            yield _row(_promise(promise), climbed, "", is_unconfirmed=name in unconfirmed)
    for inner, _, meaning in _decided(type(value)):
        yield _row(
            meaning.words,
            getattr(value, inner),
            meaning.unit,
            is_unconfirmed=name in unconfirmed or f"{name}.{inner}" in unconfirmed,
        )


def _row(words: str, value: Any, unit: str, *, is_unconfirmed: bool) -> SummaryRow | Listed:
    tag = UNCONFIRMED if is_unconfirmed else None
    if isinstance(value, tuple):
        return Listed(words, tuple(_said(item, unit) for item in value), tag)
    return SummaryRow(words, _said(value, unit), tag)


def _promise(code: str) -> str:
    """ "trigger-plan" as it is read: the words of promises live a storey above."""
    return "Every other promise" if code == "otherwise" else code.replace("-", " ").capitalize()


def _said(value: Any, unit: str) -> str:
    match value:
        case Code() | Choice():
            return value.label
        case date():
            return short_day(value)
        case District():
            return f"{value.name} ({value.code})"
        case Helpline():
            return f"{value.name}: {value.number}. {value.note}"
        case Rung():
            after = _amount(value.after_hours, "hours")
            return f"{value.role.label}, {f'after {after}' if value.after_hours else 'at once'}"
        case CoreOffer():
            return f"{value.level.capitalize()}: {'; '.join(value.offers)}"
        case int():
            return _amount(value, unit)
        case _:
            return str(value)


def _amount(number: int, unit: str) -> str:
    """ "1 day", "72 hours", "18"; "Yes"."""
    if isinstance(number, bool):
        return "Yes" if number else "No"
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}".strip()


def hints(text: str) -> list[dict[str, str]]:
    """What the guide to language would say, for the script that puts it under the field."""
    return [
        {"phrase": hint.phrase, "instead": hint.instead, "why": hint.why}
        for hint in blaming_words(text)
    ]
