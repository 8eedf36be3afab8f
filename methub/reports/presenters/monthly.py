"""The tables and charts of a month's page, from plain values: of a draft, and of what was fixed."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from methub.fittings.charts import Chart, Series, control_chart, small_multiples
from methub.reports.codes import By, Half
from methub.reports.forms import FROM, HALF, MEASURE, ONLY, TO, Question
from methub.reports.presenters.charts import FEWEST_TO_JUDGE
from methub.reports.presenters.tables import FigureCell, FigureRow, FigureTable
from methub.reports.rules.fixing import Content
from methub.reports.rules.periods import Period, month_of
from methub.reports.rules.shares import Number

REPORT = "themes"
"""As which report the records of its figures are asked for."""
NONE = "Nothing is recorded here for the month."


def question_of(content: Content, known_on: date | None) -> Question:
    month = date.fromisoformat(content["month"])
    last = month_of(month, 1) - timedelta(days=1)
    return Question(Period(month, last), content["authority"]["reference"], as_at=known_on)


def behind_column(
    table: Mapping[str, str],
    line: Mapping[str, str],
    question: Question,
    half: Half,
    column: Mapping[str, str] | None = None,
) -> str:
    """The records of one number."""
    more = {MEASURE: line["measure"], HALF: half.value}
    if table["down"]:
        more[ONLY + table["down"]] = line["value"]
    if column is not None:
        more |= {FROM: column["first"], TO: column["last"]}
        if table["across"] != By.TIME:
            more[ONLY + table["across"]] = column["value"]
    said = {name: value for name, value in question.query().items() if name not in more}
    return reverse("reports:records", args=[REPORT]) + f"?{urlencode({**said, **more})}"


def month_tables(content: Content, known_on: date | None) -> Iterator[tuple[FigureTable, str]]:
    """Each table, and what it leaves out."""
    question = question_of(content, known_on)
    for table in content["tables"]:
        yield _table(table, question), left_out(table)


def too_low(content: Content) -> str:
    """A hub that has just begun would find everything unusual, and says so."""
    empty = content["empty_before"]
    if not empty:
        return ""
    return (
        f"In {empty} of the six months before, no episode at all is on record: what is called "
        "usual may be too low, and chance less of a stranger than it seems."
    )


def left_out(table: Content) -> str:
    count = table["left_out"]
    return f"{count:,} more are not shown: each has fewer in the month." if count else ""


def _table(table: Content, question: Question) -> FigureTable:
    return FigureTable(
        title=table["title"],
        first=table["first"],
        headings=tuple(column["words"] for column in table["columns"]),
        rows=tuple(
            FigureRow(
                words=line["words"],
                href=reverse("reports:definitions") + f"#{line['measure']}",
                is_part=line["is_part"],
                cells=tuple(_cells(table, line, question)),
            )
            for line in table["lines"]
        ),
        empty=NONE,
    )


def _cells(table: Content, line: Content, question: Question) -> Iterator[FigureCell]:
    for column, (n, of) in zip(table["columns"], line["cells"], strict=True):
        number = Number(n, of)
        yield FigureCell(
            heading=column["words"],
            count=f"{n:,}",
            href=behind_column(table, line, question, Half.COUNTED, column),
            of="" if of is None else f"{of:,}",
            of_href="" if of is None else behind_column(table, line, question, Half.OF, column),
            percent="" if number.percent is None else f"{number.percent}%",
        )


def month_charts(content: Content) -> Iterator[Chart]:
    """What is usual, and what is not; and the districts side by side, to one scale."""
    labels, values = content["trend"]["labels"], content["trend"]["values"]
    if len(values) >= FEWEST_TO_JUDGE and any(values):
        yield control_chart(
            title="Missing episodes: what is usual, and what is not", labels=labels,
            values=[float(one) for one in values],
        )  # fmt: skip
    districts = next(one for one in content["tables"] if one["down"] == By.DISTRICT)
    episodes = [line for line in districts["lines"] if line["measure"] == "episodes"]
    if episodes:
        yield small_multiples(
            title="Missing episodes in each district",
            labels=[column["words"] for column in districts["columns"]],
            series=[
                Series(line["words"], tuple(float(n) for n, _ in line["cells"]))
                for line in episodes
            ],
        )
