"""The records behind one figure: those one may open by name, the others as a number."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from methub.fittings.components import Cell, Column, Pages, Table
from methub.foundation import spoken
from methub.reports.codes import Half
from methub.reports.forms import HALF, MEASURE, ONLY, PAGE, Question
from methub.reports.presenters.addresses import definition
from methub.reports.queries import A_PAGE, EVERY_AXIS, Behind, Measure, Shown


@dataclass(frozen=True)
class RecordsPage:
    title: str
    counted: str
    closed: str
    days: str
    narrowed: str
    definition: str
    table: Table


def records_page(
    report: str,
    question: Question,
    measure: Measure,
    half: Half,
    only: dict[str, str],
    found: Behind,
    page: int,
) -> RecordsPage:
    what = measure.name if half is Half.COUNTED else measure.of_words
    period = question.period
    return RecordsPage(
        title=what[:1].upper() + what[1:],
        counted=f"{found.count:,}",
        closed=f"{found.closed:,}" if found.closed else "",
        days=f"{spoken.short_day(period.first)} to {spoken.short_day(period.last)}",
        narrowed="; ".join(_narrowed(key, value) for key, value in only.items()),
        definition=definition(measure),
        table=Table(
            caption="Those you may open",
            columns=(Column("Child"), Column("When"), Column("Record")),
            rows=tuple(_cells(measure, one) for one in found.rows),
            empty="You may open none of these records. They are counted, and not named.",
            pages=_pages(report, question, measure, half, only, found, page),
        ),
    )


def _narrowed(key: str, value: str) -> str:
    axis = EVERY_AXIS[key]
    return f"{axis.words}: {axis.words_of({value}).get(value, value)}"


def _cells(measure: Measure, one: Shown) -> tuple[Cell, ...]:
    page = measure.population.page
    return (
        Cell(one.child, href=reverse("chronology:child", args=[one.child_reference])),
        Cell(spoken.instant(one.time) if one.time else ""),
        Cell("Open", href=reverse(page, args=[one.reference])) if one.reference else Cell(""),
    )


def _pages(
    report: str,
    question: Question,
    measure: Measure,
    half: Half,
    only: dict[str, str],
    found: Behind,
    page: int,
) -> Pages | None:
    if found.openable <= A_PAGE:
        return None

    def numbered(number: int) -> str:
        narrowed = {ONLY + key: value for key, value in only.items()}
        said = {MEASURE: measure.key, HALF: half.value, PAGE: str(number), **narrowed}
        where = reverse("reports:records", args=[report])
        return f"{where}?{urlencode({**question.query(), **said})}"

    last = -(-found.openable // A_PAGE)
    return Pages(
        number=page,
        previous=numbered(page - 1) if page > 1 else "",
        next=numbered(page + 1) if page < last else "",
        words=f"Page {page} of {last}",
    )
