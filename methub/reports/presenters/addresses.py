"""Where a report, a definition and the records behind a figure are found."""

from urllib.parse import urlencode

from django.urls import reverse

from methub.reports.codes import By, Half
from methub.reports.forms import FROM, HALF, MEASURE, ONLY, TO, Question
from methub.reports.queries import Column, Laid, Line, Measure
from methub.reports.rules.periods import Period


def address(name: str, report: str, question: Question, **more: str) -> str:
    query = urlencode(question.query(**more))
    return reverse(f"reports:{name}", args=[report]) + (f"?{query}" if query else "")


def definition(measure: Measure) -> str:
    return reverse("reports:definitions") + f"#{measure.key}"


def behind(
    report: str,
    question: Question,
    laid: Laid,
    line: Line,
    half: Half,
    column: Column | None = None,
    period: Period | None = None,
) -> str:
    """The records of one number: of a line, perhaps of one column, perhaps of another period."""
    more = {MEASURE: line.measure.key, HALF: half.value}
    if laid.part.down is not None and line.value is not None:
        more[ONLY + laid.part.down.key] = line.value
    if column is not None and laid.across.key != By.TIME:
        more[ONLY + laid.across.key] = column.value
    days = period or (column.period if column is not None else None)
    if days is not None:
        more |= {FROM: days.first.isoformat(), TO: days.last.isoformat()}
    said = {name: value for name, value in question.query().items() if name not in more}
    query = urlencode({**said, **more})
    return reverse("reports:records", args=[report]) + f"?{query}"
