"""A month as it is drawn for its page: figures beside those of the months before, and what they
support saying. The same for whoever draws it; it names places, and no child."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from methub.agencies.models import Authority
from methub.policies.queries import NoPolicy, policy_for
from methub.reports.codes import By, Notice
from methub.reports.queries.arranged import LEVEL, MAIN_REASON, OWN_AXES, TIMES, TYPE
from methub.reports.queries.asked import Asked
from methub.reports.queries.axes import AXES, PROTECTED, TIME
from methub.reports.queries.counting import Cells, Counting
from methub.reports.queries.measures import levels, missing, reasons
from methub.reports.queries.shape import Axis, Measure
from methub.reports.queries.whereabouts import CHILDRENS_HOME, SCHOOL
from methub.reports.rules.fixing import Content
from methub.reports.rules.observing import BEFORE, Noticed, Told, noticed
from methub.reports.rules.periods import Period, month_of
from methub.reports.rules.shares import Number

TREND = 13
"""A month beside the same month a year before, and all between."""
MOST_LINES = 20
Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Shown:
    """One table of the page. `months`: how many, the last the month itself. `is_ranked`: only what
    has something in the month, the most first."""

    title: str
    measures: tuple[Measure, ...]
    down: Axis | None = None
    across: Axis = TIME
    months: int = BEFORE + 1
    is_ranked: bool = False


MISSING = Shown("Missing and interviews", missing.MONTHLY, months=TREND)
TRACKER = Shown(
    "On the exploitation tracker at the end of the month", (levels.ENTRY, levels.ENTRY_IN_CARE),
    TYPE, LEVEL, months=1,
)  # fmt: skip
MOVED = Shown("How levels moved", levels.MOVEMENTS)
RAISED = Shown("Levels new or risen", (levels.RAISED,), TYPE)
WHY = Shown("Main reasons", (reasons.EACH,), MAIN_REASON)
AGAIN = Shown("Missing in ninety days", (missing.MISSING_90,), TIMES, months=1)
DISTRICTS = Shown("Districts", (missing.EPISODE_COUNT, missing.CHILDREN), AXES[By.DISTRICT])
HOMES = Shown(
    "Children’s homes", (missing.EPISODE_COUNT, missing.CHILDREN), CHILDRENS_HOME, is_ranked=True
)
SCHOOLS = Shown("Schools", (missing.CHILDREN,), SCHOOL, is_ranked=True)
SCHOOLS_RAISED = Shown(
    "Schools: levels new or risen", (levels.RAISED_CHILDREN,), SCHOOL, is_ranked=True
)
TABLES = (
    MISSING, TRACKER, MOVED, RAISED, WHY, AGAIN, DISTRICTS, HOMES, SCHOOLS, SCHOOLS_RAISED,
)  # fmt: skip
NOTICED_IN: Mapping[Notice, tuple[Shown, Measure, Measure]] = {
    Notice.HOME: (HOMES, missing.EPISODE_COUNT, missing.CHILDREN),
    Notice.SCHOOL: (SCHOOLS, missing.CHILDREN, missing.CHILDREN),
    Notice.SCHOOL_LEVEL: (SCHOOLS_RAISED, levels.RAISED_CHILDREN, levels.RAISED_CHILDREN),
    Notice.DISTRICT: (DISTRICTS, missing.CHILDREN, missing.CHILDREN),
    Notice.TYPE: (RAISED, levels.RAISED, levels.RAISED),
    Notice.REASON: (WHY, reasons.EACH, reasons.EACH),
}
"""Where each is looked for; what is counted, and by what chance is judged."""
NOWHERE = frozenset({"", PROTECTED})
"""No one place: several stand together under it."""


def drawn(*, authority: Authority, month: date, at: datetime) -> Content:
    """Everything but what people write."""
    names = _names(authority, at)
    counted = {shown.title: _counted(shown, authority, month, at) for shown in TABLES}
    tables = [_table(shown, counted[shown.title], month, names) for shown in TABLES]
    trend = tables[0]
    return {
        "authority": {"reference": authority.reference, "name": authority.name},
        "month": month.isoformat(),
        "trend": {
            "labels": [column["words"] for column in trend["columns"]],
            "values": [cell[0] for cell in trend["lines"][0]["cells"]],
        },
        "empty_before": sum(not cell[0] for cell in trend["lines"][0]["cells"][-(BEFORE + 1) : -1]),
        "tables": [_shortened(trend), *tables[1:]],
        "proposals": [
            _proposal(one, month)
            for notice in Notice
            for one in _noticed(notice, counted, month, names)
        ],
        "definitions": [
            {"key": one.key, "name": one.name, "meaning": one.meaning} for one in _measures()
        ],
    }


def _counted(shown: Shown, authority: Authority, month: date, at: datetime) -> Cells:
    asked = Asked((authority.pk,), _period(month, shown.months), at)
    along = (shown.down, shown.across) if shown.down else (shown.across,)
    return Counting(asked, OWN_AXES).cells(shown.measures, along)


def _period(month: date, months: int) -> Period:
    return Period(month_of(month, 1 - months), month_of(month, 1) - timedelta(days=1))


def _names(authority: Authority, at: datetime) -> Names:
    """Of every district of the partnership: children live in each other’s."""
    named: dict[str, str] = {}
    for one in Authority.objects.filter(partnership=authority.partnership_id):
        with suppress(NoPolicy):
            districts = policy_for(authority=one, at=at).area.districts
            named |= {district.code: district.name for district in districts}
    return {By.DISTRICT: named}


def _table(shown: Shown, cells: Cells, month: date, names: Names) -> Content:
    columns = list(_columns(shown, cells, month))
    lines = [line for value, words in _values(shown, cells, names).items()
             for line in _lines(shown, cells, columns, value, words)]  # fmt: skip
    if shown.is_ranked:
        lines = _ranked(lines, len(shown.measures))
    return {
        "title": shown.title,
        "first": shown.down.words if shown.down else "Measure",
        "down": shown.down.key if shown.down else "",
        "across": shown.across.key,
        "columns": columns,
        "lines": lines[: MOST_LINES * len(shown.measures)],
        "left_out": max(0, len(lines) // len(shown.measures) - MOST_LINES),
    }


def _columns(shown: Shown, cells: Cells, month: date) -> Iterator[dict[str, str]]:
    """Months with their days; or the values of what it is laid along, at the end of the month."""
    period = _period(month, shown.months)
    if shown.across is TIME:
        for one in period.columns("month"):
            yield _column(one.first.isoformat(), one.words("month"), one)
        return
    for value, words in shown.across.words_of({values[-1] for values in cells}).items():
        yield _column(value, words, period)


def _column(value: str, words: str, days: Period) -> dict[str, str]:
    first, last = days.first.isoformat(), days.last.isoformat()
    return {"value": value, "words": words, "first": first, "last": last}


def _values(shown: Shown, cells: Cells, names: Names) -> Mapping[str, str]:
    """What stands down the side, in words; of a table of measures alone, nothing."""
    if shown.down is None:
        return {"": ""}
    said = shown.down.words_of({values[0] for values in cells})
    known = names.get(shown.down.key, {})
    return {value: known.get(value, words) for value, words in said.items()}


def _lines(
    shown: Shown, cells: Cells, columns: Sequence[Mapping[str, str]], value: str, words: str
) -> Iterator[Content]:
    for place, measure in enumerate(shown.measures):
        numbers = [_number(shown, cells, measure, value, one["value"]) for one in columns]
        yield {
            "measure": measure.key,
            "value": value,
            "words": words if shown.down and not place else measure.name,
            "is_part": measure.of is not None,
            "cells": [[one.n, one.of] for one in numbers],
        }


def _number(shown: Shown, cells: Cells, measure: Measure, value: str, column: str) -> Number:
    nothing = Number(0, None if measure.of is None else 0)
    key = (value, column) if shown.down else (column,)
    return cells.get(key, {}).get(measure.key, nothing)


def _ranked(lines: list[Content], together: int) -> list[Content]:
    """By the first measure of each value in the month itself."""
    groups = [lines[n : n + together] for n in range(0, len(lines), together)]
    having = [group for group in groups if group[0]["cells"][-1][0]]
    having.sort(key=lambda group: -group[0]["cells"][-1][0])
    return [line for group in having for line in group]


def _shortened(table: Content) -> Content:
    """The last months alone: thirteen columns are for the chart."""
    last = slice(-(BEFORE + 1), None)
    lines = [{**line, "cells": line["cells"][last]} for line in table["lines"]]
    return {**table, "columns": table["columns"][last], "lines": lines}


def _noticed(
    notice: Notice, counted: Mapping[str, Cells], month: date, names: Names
) -> list[Noticed]:
    shown, counts, apart = NOTICED_IN[notice]
    cells = counted[shown.title]
    months = [one["value"] for one in _columns(shown, cells, month)]

    def along(measure: Measure, value: str) -> tuple[int, ...]:
        return tuple(_number(shown, cells, measure, value, one).n for one in months)

    told = [
        Told(value, words, along(counts, value), along(apart, value))
        for value, words in _values(shown, cells, names).items()
        if value not in NOWHERE
    ]
    return noticed(notice, told, share=_share(notice, told, month))


def _share(notice: Notice, told: Iterable[Told], month: date) -> Fraction:
    """How much of seven months this one is: in days; and of reasons, in interviews that gave one,
    since more interviews give more of every reason."""
    if notice is Notice.REASON:
        now = sum(one.counts[-1] for one in told)
        return Fraction(now, max(1, sum(sum(one.counts) for one in told)))
    days, all_days = (
        (period.after - period.first).days
        for period in (_period(month, 1), _period(month, BEFORE + 1))
    )
    return Fraction(days, all_days)


def _proposal(one: Noticed, month: date) -> dict[str, Any]:
    shown, counts, _ = NOTICED_IN[one.notice]
    assert shown.down is not None, "an observation is of one place, type or reason"
    return {
        "key": one.key,
        "notice": one.notice.value,
        "says": one.says,
        "evidence": list(one.evidence),
        "measure": counts.key,
        "axis": shown.down.key,
        "value": one.value,
    }


def _measures() -> Iterator[Measure]:
    seen = {measure.key: measure for shown in TABLES for measure in shown.measures}
    yield from seen.values()
