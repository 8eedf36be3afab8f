"""A report as it is read: every number leads to its records, every percentage says of how many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from methub.fittings.charts import Chart
from methub.fittings.components import Table
from methub.foundation import spoken
from methub.interviews.queries import Use
from methub.reports.codes import Half
from methub.reports.forms import Question, Recipient
from methub.reports.presenters.addresses import address, behind, definition
from methub.reports.presenters.charts import charts
from methub.reports.queries import Column, Laid, Line, Measure, Report
from methub.reports.rules.periods import Period
from methub.reports.rules.shares import Number

TOTAL, BEFORE, YEAR_BEFORE = "Whole period", "Period before", "Year before"
EMPTY = "There is nothing to count in these days. Choose others, or another authority."


@dataclass(frozen=True)
class FigureCell:
    """A number. `percent` stands only with both counts. `now`: what it has become since, where a
    report of an earlier day has been restated."""

    heading: str
    count: str
    href: str
    of: str = ""
    of_href: str = ""
    percent: str = ""
    now: str = ""


@dataclass(frozen=True)
class FigureRow:
    words: str
    href: str
    is_part: bool
    cells: tuple[FigureCell, ...]


@dataclass(frozen=True)
class FigureTable:
    title: str
    first: str
    headings: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    empty: str = EMPTY


@dataclass(frozen=True)
class ReportPage:
    title: str
    says: str
    days: str
    known: str
    tables: tuple[FigureTable, ...]
    excel: str
    plain: str
    papers: tuple[tuple[str, str], ...] = ()
    outside: tuple[tuple[str, str], ...] = ()
    note: str = ""
    supplied: Table | None = None
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()


def report_page(
    report: Report,
    question: Question,
    laid: Sequence[Laid],
    today: Sequence[Laid] = (),
    contracts: Iterable[Use] = (),
    note: str = "",
    supplied: Table | None = None,
) -> ReportPage:
    """`today`: the same, as it is known now, where it is asked as it was known then. `note`: what
    a copy for somebody outside lacks."""
    period = question.period
    return ReportPage(
        title=report.title,
        says=report.says,
        days=f"{spoken.short_day(period.first)} to {spoken.short_day(period.last)}",
        known=f"As it was known at the end of {spoken.short_day(question.as_at)}"
        if question.as_at
        else "",
        tables=tuple(
            table_of(report, question, table, today[place] if today else None)
            for place, table in enumerate(laid)
        ),
        excel=address("sheet", report.key, question),
        plain=address("plain-sheet", report.key, question),
        papers=tuple(_papers(report, question, Recipient.WITHIN)),
        outside=tuple(_papers(report, question, Recipient.OUTSIDE)),
        note=note,
        supplied=supplied,
        charts=tuple(charts(laid)),
        notes=tuple(_used(use) for use in contracts),
    )


def _papers(report: Report, question: Question, recipient: Recipient) -> Iterator[tuple[str, str]]:
    for form, words in (("pdf", "Make a PDF"), ("word", "Make a Word file")):
        where = reverse("reports:paper", args=[report.key, recipient, form])
        yield words, f"{where}?{urlencode(question.query())}"


def _used(use: Use) -> str:
    """A contract has a cap, and its own year."""
    number = Number(use.used, use.cap)
    whose = " and ".join(one.name for one in use.authorities)
    return (
        f"{use.provider}, for {whose}: {number.n:,} of {use.cap:,} interviews used "
        f"({number.percent}%) in the contract year {spoken.short_day(use.first)} to "
        f"{spoken.short_day(use.last)}."
    )


def headings(laid: Laid) -> list[str]:
    return [*(column.words for column in laid.columns), TOTAL, BEFORE, YEAR_BEFORE]


def table_of(
    report: Report, question: Question, laid: Laid, today: Laid | None = None
) -> FigureTable:
    now = (
        {(line.measure.key, line.value): _by_heading(today, line) for line in today.lines}
        if today
        else {}
    )
    return FigureTable(
        title=laid.part.title,
        first=laid.part.down.words if laid.part.down else "Measure",
        headings=tuple(headings(laid)),
        rows=tuple(
            _row(report, question, laid, line, now.get((line.measure.key, line.value), {}))
            for line in laid.lines
        ),
    )  # fmt: skip


Numbers = dict[str, Number]


def _by_heading(laid: Laid, line: Line) -> Numbers:
    return dict(zip(headings(laid), numbers(line), strict=True))


def numbers(line: Line) -> list[Number]:
    return [*line.cells, line.total, line.before, line.year_before]


def _row(report: Report, question: Question, laid: Laid, line: Line, now: Numbers) -> FigureRow:
    period = question.period
    where: list[tuple[Column | None, Period | None]] = [
        *((column, None) for column in laid.columns),
        (None, None),
        (None, period.before),
        (None, period.year_before),
    ]

    def cell(
        heading: str, number: Number, column: Column | None, days: Period | None
    ) -> FigureCell:
        def link(half: Half) -> str:
            return behind(report.key, question, laid, line, half, column, days)

        later = now.get(heading)
        return FigureCell(
            heading=heading,
            count=f"{number.n:,}",
            href=link(Half.COUNTED),
            of="" if number.of is None else f"{number.of:,}",
            of_href="" if number.of is None else link(Half.OF),
            percent="" if number.percent is None else f"{number.percent}%",
            now=later.words if later is not None and later != number else "",
        )

    return FigureRow(
        words=line.words,
        href=definition(line.measure),
        is_part=line.measure.of is not None,
        cells=tuple(
            cell(heading, number, *place)
            for heading, number, place in zip(headings(laid), numbers(line), where, strict=True)
        ),
    )


def full_name(measure: Measure) -> str:
    """A share is called by both of its halves, because here it stands alone."""
    if not measure.of_words:
        return measure.name
    return f"{measure.name[:1].upper()}{measure.name[1:]} (out of {measure.of_words})"


SHEET_COLUMNS = ("Table", "Line", "Measure", "Column", "Count", "Out of", "Percent")


def sheet_rows(laid: Sequence[Laid]) -> Iterator[list[str | int | None]]:
    """A row for each figure: what somebody can filter and add up in a spreadsheet of their own."""
    for table in laid:
        for line in table.lines:
            for heading, number in zip(headings(table), numbers(line), strict=True):
                yield [
                    table.part.title, line.words, line.measure.name, heading,
                    number.n, number.of, number.percent,
                ]  # fmt: skip
