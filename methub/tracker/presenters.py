"""The tracker in words: its table, why each child is on it, how many, who was heard from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.children.codes import LivingKind
from methub.fittings.components import Cell, Link, NavItem, Pages, SummaryRow, Table, Tag
from methub.fittings.components import Column as Head
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.tracker import rules
from methub.tracker.codes import IN_SHORT, Kind, Reason, Recall, Whose
from methub.tracker.forms import ANY_REASON, BOXES, FROM, Asked, Words, day_said
from methub.tracker.queries import A_PAGE, Bound, Shown, Sought, Source, Totals, Tracked
from methub.tracker.rules import Column

DUE = frozenset({"interview_due", "owed_by"})
"""Times by which something must have happened."""
EMPTY = (
    "No child fits. Take a filter away, look at the other authorities’ children, or clear the "
    "filters. A child comes on to the tracker with an episode, a promise or a placement."
)


SILENCE = Tag("Silent", "late")


@dataclass(frozen=True)
class Page:
    table: Table
    pages: Pages
    stood: str
    filters: str
    is_past: bool
    excel: Link
    plain: Link
    figures: str
    columns: str


def words_of(authorities: Iterable[Any], districts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """By column, the words of each thing that it can say."""
    known = {c.key: dict(c.codes.choices()) for c in rules.COLUMNS if c.codes is not None}
    named = {str(one.pk): one.name for one in authorities}
    return known | {"authority": named, "district": dict(districts)}


def sought(asked: Asked) -> Sought:
    """What the queries are asked."""
    of_column: dict[Column, dict[str, str]] = {}
    for box, words in asked.said.items():
        of_column.setdefault(BOXES[box], {})[box] = words
    return Sought(
        whose=asked.whose,
        reason=asked.reason,
        bounds=tuple(_bound(column, said) for column, said in of_column.items()),
        sort=asked.sort,
        is_descending=asked.is_descending,
        on=asked.on,
        is_changed=asked.is_changed,
    )


def page(shown: Shown, asked: Asked, columns: Sequence[Column], words: Words) -> Page:
    return Page(
        table=Table(
            caption=asked.whose.label,
            columns=tuple(_head(column, asked) for column in columns),
            rows=tuple(_cells(row, columns, words, shown.at) for row in shown.rows),
            empty=EMPTY,
        ),
        pages=_pages(shown, asked),
        stood=_stood(asked, shown.at),
        filters="; ".join(_filters(asked, words)),
        is_past=asked.on is not None,
        excel=Link("Download all of these as Excel", address(asked, "tracker:sheet", page=1)),
        plain=Link("as CSV", address(asked, "tracker:plain-sheet", page=1)),
        figures=address(asked, "tracker:figures", page=1),
        columns=address(asked, "tracker:columns"),
    )


def sheet_rows(
    shown: Shown, columns: Sequence[Column], words: Words
) -> Iterator[list[str | int | date | None]]:
    """The rows as they are shown, for a file: numbers and days stay what they are."""
    for row in shown.rows:
        yield [_for_a_file(column, row.now[column.key], words) for column in columns]


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
    options: list[tuple[str, Reason | None]] = [("All", None), *((r.label, r) for r in Reason)]
    return tuple(
        NavItem(
            label,
            address(asked.again(reason=one), page=1, why=one or (ANY_REASON if asked.view else "")),
            is_here=one is asked.reason,
            count=counted.get(one),
        )
        for label, one in options
    )


def views(saved: Iterable[Any], here: str, user_id: int) -> tuple[NavItem, ...]:
    return tuple(
        NavItem(
            view.name if view.user_id == user_id else f"{view.name} ({view.user.name})",
            reverse("tracker:list") + f"?view={view.reference}",
            is_here=view.reference == here,
        )
        for view in saved
    )


def silent(found: Iterable[Source]) -> str:
    """Those who have been silent too long, in one line."""
    return ", ".join(one.words for one in found if one.is_silent)


def sources(found: Iterable[Source], at: datetime) -> list[SummaryRow]:
    return [
        SummaryRow(
            one.words,
            f"{spoken.instant(one.last)}, {_ago(one, at)}" if one.last else "Nothing yet",
            tag=SILENCE if one.is_silent else Tag("Heard from", "ok"),
        )
        for one in found
    ]


def recalled() -> list[tuple[str, str]]:
    """What of a past day can be shown, and how: column by column."""
    return [
        (how.label, ", ".join(one.words for one in rules.COLUMNS if one.recall is how))
        for how in Recall
    ]


def address(asked: Asked, name: str = "tracker:list", **changed: object) -> str:
    query = urlencode(asked.query(**changed))
    return reverse(name) + (f"?{query}" if query else "")


def kept_columns(asked: Asked) -> str:
    """Where a choice of columns is sent; it leads back to what is asked, without the view that had
    columns of its own."""
    query = urlencode(asked.again(view="").query(page=1))
    return reverse("agencies:keep-columns", args=["tracker"]) + (f"?{query}" if query else "")


def _bound(column: Column, said: Mapping[str, str]) -> Bound:
    match column.kind:
        case Kind.NUMBER:
            return Bound(column, more_than=int(said[column.key]))
        case Kind.DAY | Kind.INSTANT:
            first, last = (day_said(said.get(column.key + end, "")) for end in ("-from", "-to"))
            return Bound(column, first=first, last=last)
    return Bound(column, said=said[column.key])


def _head(column: Column, asked: Asked) -> Head:
    """A heading that sorts, and turns round when it sorts already."""
    here = asked.sort == column.key
    turned = f"-{column.key}" if here and not asked.is_descending else column.key
    return Head(
        column.words,
        href=address(asked, sort=turned, page=1),
        sorted="none" if not here else "descending" if asked.is_descending else "ascending",
        number=column.kind is Kind.NUMBER,
    )


def _cells(row: Tracked, columns: Sequence[Column], words: Words, at: datetime) -> tuple[Cell, ...]:
    return tuple(_cell(row, column, words, at) for column in columns)


def _cell(row: Tracked, column: Column, words: Words, at: datetime) -> Cell:
    if column.key == rules.ALWAYS:
        return _name(row)
    value = row.now[column.key]
    cell = Cell(
        _in_words(column, value, words),
        tag=_tag(column, value, at),
        number=column.kind is Kind.NUMBER,
    )
    if column.key not in row.was:
        return cell
    was = _in_words(column, row.was[column.key], words) or "nothing"
    return replace(cell, tag=cell.tag or Tag("Changed", "soon"), note=f"Changed: was {was}")


def _name(row: Tracked) -> Cell:
    notes = [IN_SHORT[reason] for reason in row.reasons]
    if row.is_restricted:
        notes.append("Restricted record")
    return Cell(
        str(row.now[rules.ALWAYS]),
        href=reverse("chronology:child", args=[row.reference]),
        tag=Tag("New", "soon") if row.is_new else None,
        note=" · ".join(notes),
    )


def _tag(column: Column, value: object, at: datetime) -> Tag | None:
    if column.key == "missing_since" and value is not None:
        return Tag("Missing", "late")
    if column.key in DUE and isinstance(value, datetime) and value < at:
        return Tag("Late", "late")
    return None


def _in_words(column: Column, value: object, words: Words) -> str:
    match value:
        case None | "":
            return ""
        case datetime():
            return f"{spoken.short_day(london_day(value))}, {spoken.clock(value)}"
        case date():
            return spoken.short_day(value)
    return _named(column, str(value), words)


def _named(column: Column, value: str, words: Words) -> str:
    if column.key == "lives":
        return LivingKind(value).label if value in LivingKind.values() else value
    return words.get(column.key, {}).get(value, value)


def _for_a_file(column: Column, value: Any, words: Words) -> str | int | date | None:
    if column.kind in (Kind.NUMBER, Kind.DAY):
        return value  # type: ignore[no-any-return]
    return _in_words(column, value, words)


def _pages(shown: Shown, asked: Asked) -> Pages:
    first = (asked.page - 1) * A_PAGE + 1
    last = first + len(shown.rows) - 1
    return Pages(
        number=asked.page,
        previous=address(asked, page=asked.page - 1) if asked.page > 1 else "",
        next=address(asked, page=asked.page + 1) if shown.has_more else "",
        words=f"Rows {first:,} to {last:,}" if shown.rows else "",
    )


def _stood(asked: Asked, at: datetime) -> str:
    if asked.on is not None and asked.on < london_day(at):
        return f"As it stood at the end of {spoken.day(asked.on)}"
    return f"As it stands now, {spoken.instant(at)}"


def _filters(asked: Asked, words: Words) -> Iterator[str]:
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


def _ago(one: Source, at: datetime) -> str:
    return f"{spoken.length(at - one.last)} ago" if one.last else "never heard from"
