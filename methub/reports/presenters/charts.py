"""The tables people would rather look at: each chart stands with its own figures."""

from collections.abc import Iterator, Sequence

from methub.fittings.charts import Chart, Series, bars, control_chart, lines
from methub.reports.codes import By
from methub.reports.queries import Laid, Line

FEWEST_TO_JUDGE = 6
"""Of fewer months nobody can say what is usual."""
MOST_LINES = 4
MOST_BARS = 12


def charts(laid: Sequence[Laid]) -> list[Chart]:
    """Of the first table only: a page is read, and a wall of charts is not."""
    return list(_charts(laid[0])) if laid and laid[0].lines and len(laid[0].columns) > 1 else []


def _charts(laid: Laid) -> Iterator[Chart]:
    labels = [column.words for column in laid.columns]
    first = next((line for line in laid.lines if line.measure.of is None), laid.lines[0])
    counts = [float(cell.n) for cell in first.cells]
    if laid.across.key != By.TIME:
        shown = slice(MOST_BARS)
        series = [Series(first.words, tuple(counts[shown]))]
        yield bars(title=f"{first.words}, by {laid.across.words.lower()}", labels=labels[shown],
                   series=series)  # fmt: skip
        return
    if len(counts) >= FEWEST_TO_JUDGE:
        yield control_chart(
            title=f"{first.words}: what is usual, and what is not", labels=labels, values=counts
        )
    if shares := [_share(line) for line in laid.lines if line.measure.of is not None][:MOST_LINES]:
        yield lines(title="Percentages", labels=labels, series=shares, unit="%")


def _share(line: Line) -> Series:
    """Of nothing there is no share: a gap, and no zero."""
    values = tuple(None if one.percent is None else float(one.percent) for one in line.cells)
    return Series(f"{line.words}, % of {line.measure.of_words}", values)
