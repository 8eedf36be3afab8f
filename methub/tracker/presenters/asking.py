"""What a tracker is asked, in words, in addresses, and as its queries are asked it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.assessments.codes import About, Exploitation
from methub.assessments.rules import Tool
from methub.fittings.components import NavItem
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.tracker import rules
from methub.tracker.codes import Kind, Recall, Whose
from methub.tracker.forms import ANY_REASON, BOXES, FROM, Asked, Words, day_said
from methub.tracker.queries import Bound, Sought, Totals
from methub.tracker.rules import Column, Register, Subject, Why


def words_of(
    authorities: Iterable[Any], districts: Mapping[str, str], tools: Iterable[Tool]
) -> dict[str, dict[str, str]]:
    """By column, the words of each thing that it can say. A level is called what any of the tools
    that are about its type calls it."""
    said = {c.key: dict(c.codes.choices()) for c in rules.EVERY.values() if c.codes is not None}
    said["authority"] = {str(one.pk): one.name for one in authorities}
    said["district"] = dict(districts)
    said["tool"] = {}
    for key in (rules.level_key, rules.tool_key):
        said |= {key(type): {} for type in rules.SUBJECTS}
    for tool in tools:
        said["tool"][tool.title] = tool.title
        labels = {level.label: level.label for level in tool.levels}
        for type in _looks_at(tool):
            said[rules.level_key(type)] |= labels
            said[rules.tool_key(type)][tool.title] = tool.title
    return said


def _looks_at(tool: Tool) -> Iterable[Subject]:
    if tool.about is About.MISSING:
        return (About.MISSING,)
    return tool.types or Exploitation


def sought(asked: Asked) -> Sought:
    """What the queries are asked."""
    of_column: dict[Column, dict[str, str]] = {}
    for box, words in asked.said.items():
        of_column.setdefault(BOXES[box], {})[box] = words
    return Sought(
        register=asked.register,
        whose=asked.whose,
        reason=asked.reason,
        bounds=tuple(_bound(column, said) for column, said in of_column.items()),
        sort=asked.sort,
        is_descending=asked.is_descending,
        on=asked.on,
        is_changed=asked.is_changed,
    )


def whose(asked: Asked, totals: Totals | None = None) -> tuple[NavItem, ...]:
    """Ours, and the others', each with how many there are once they have been counted."""
    return tuple(
        NavItem(
            one.label,
            address(asked.again(whose=one), page=1, whose=one),
            is_here=one is asked.whose,
            count=totals.by_reason[one][None] if totals else None,
        )
        for one in Whose
    )


def reasons(asked: Asked, totals: Totals | None = None) -> tuple[NavItem, ...]:
    """Why they are on the tracker: every number leads to its rows."""
    counted = totals.by_reason[asked.whose] if totals else {}
    every = ((one.label, one) for one in asked.register.reasons)
    options: list[tuple[str, Why | None]] = [("All", None), *every]
    return tuple(
        NavItem(
            label,
            address(asked.again(reason=one), page=1, why=one or (ANY_REASON if asked.view else "")),
            is_here=one is asked.reason,
            count=counted.get(one),
        )
        for label, one in options
    )


def registers(here: Register) -> tuple[NavItem, ...]:
    """From one tracker to the other."""
    return tuple(
        NavItem(one.short, reverse(door(one, "list")), is_here=one is here)
        for one in rules.REGISTERS
    )


def views(saved: Iterable[Any], here: str, user_id: int, register: Register) -> tuple[NavItem, ...]:
    return tuple(
        NavItem(
            view.name if view.user_id == user_id else f"{view.name} ({view.user.name})",
            reverse(door(register, "list")) + f"?view={view.reference}",
            is_here=view.reference == here,
        )
        for view in saved
    )


def recalled(register: Register) -> list[tuple[str, str]]:
    """What of a past day can be shown, and how: column by column."""
    return [
        (how.label, ", ".join(one.words for one in register.columns if one.recall is how))
        for how in Recall
    ]


def address(asked: Asked, name: str = "list", **changed: object) -> str:
    query = urlencode(asked.query(**changed))
    return reverse(door(asked.register, name)) + (f"?{query}" if query else "")


def door(register: Register, name: str) -> str:
    """What an address of a tracker is called."""
    return f"tracker:{register.doors}{name}"


def kept_columns(asked: Asked) -> str:
    """Where a choice of columns is sent; it leads back to what is asked, without the view that had
    columns of its own."""
    query = urlencode(asked.again(view="").query(page=1))
    where = reverse("agencies:keep-columns", args=[asked.register.key])
    return where + (f"?{query}" if query else "")


def _bound(column: Column, said: Mapping[str, str]) -> Bound:
    match column.kind:
        case Kind.NUMBER:
            return Bound(column, more_than=int(said[column.key]))
        case Kind.DAY | Kind.INSTANT:
            first, last = (day_said(said.get(column.key + end, "")) for end in ("-from", "-to"))
            return Bound(column, first=first, last=last)
    return Bound(column, said=said[column.key])


def stood(asked: Asked, at: datetime) -> str:
    if asked.on is not None and asked.on < london_day(at):
        return f"As it stood at the end of {spoken.day(asked.on)}"
    return f"As it stands now, {spoken.instant(at)}"


def filters(asked: Asked, words: Words) -> Iterator[str]:
    """What the rows have in common, in words."""
    if asked.reason is not None:
        yield asked.reason.label
    for box, said in asked.said.items():
        column = BOXES[box]
        if column.kind in (Kind.DAY, Kind.INSTANT):
            yield f"{column.words} {'from' if box.endswith(FROM) else 'to'} {said}"
        else:
            named = words.get(column.key, {}).get(said, said)
            yield f"{column.words} {column.kind.label} {named}"
    if asked.is_changed:
        yield "changed since the day before"
