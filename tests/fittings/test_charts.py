"""A figure about children is drawn for everybody to read, and nobody explains mere chance."""

import re
from pathlib import Path
from statistics import fmean
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.fittings import charts
from methub.fittings.charts import (
    Series,
    bars,
    control_chart,
    lines,
    small_multiples,
)
from methub.fittings.charts.colours import COLOURS
from methub.fittings.charts.rules import individuals, ticks
from methub.fittings.charts.svg import SERIES
from methub.fittings.jinja import environment

MACROS = Path(charts.__file__).parents[1] / "templates" / "fittings" / "charts.html"
MONTHS = ("Jan 2026", "Feb 2026", "Mar 2026")
TWO = (Series("Offered", (12, None, 9)), Series("Done", (8, 5, 3)))
EVERY_CHART = {
    "bars": bars(title="Interviews", labels=MONTHS, series=TWO),
    "stacked": bars(title="Interviews", labels=MONTHS, series=TWO, stacked=True),
    "lines": lines(title="Interviews", labels=MONTHS, series=TWO, unit="%"),
    "control": control_chart(title="Episodes", labels=MONTHS, values=(3, 4, 5)),
    "small": small_multiples(title="Episodes", labels=MONTHS, series=TWO),
}
counts = st.lists(st.integers(0, 500), min_size=2, max_size=40)


def kinds(values) -> list[tuple[str, int, int]]:
    return [(one.kind, one.start, one.end) for one in individuals(values).signals]


def test_the_limits_are_those_of_the_textbook():
    """Ten flow rates, from the NIST handbook of statistical methods, section 6.3.2.2."""
    rates = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
    control = individuals(rates)
    assert control.mean == pytest.approx(50.81)
    assert control.upper == pytest.approx(55.8041, abs=0.01)
    assert control.lower == pytest.approx(45.8159, abs=0.01)
    assert not control.signals


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((10, 11, 10, 11, 10, 30, 10, 11, 10, 11), [("outside", 5, 5)]),
        ((5, 6, 5, 6, 5, 6, 5, 9, 10, 9, 10, 9, 10, 9, 10), [("shift", 7, 14)]),
        ((5, 6, 5, 6, 5, 6, 5, 9, 10, 9, 10, 9, 10, 9), []),
        ((4, 5, 6, 7, 8, 9), [("trend", 0, 5)]),
        ((9, 8, 7, 6, 5, 4), [("trend", 0, 5)]),
        ((4, 5, 6, 7, 8), []),
        ((4, 5, 6, 6, 7, 8), []),
        ((7,), []),
        ((3, 3, 3, 3, 3, 3, 3, 3, 3), []),
    ],
)
def test_what_is_more_than_chance_is_found_and_nothing_else(values, found):
    seen = [one for one in kinds(values) if not found or one[0] == found[0][0]]
    assert seen == found


@settings(max_examples=50)
@given(counts)
def test_the_mean_lies_between_the_limits_and_a_count_is_never_less_than_nought(values):
    control = individuals(values)
    assert 0 <= control.lower <= control.mean <= control.upper
    assert control.mean == pytest.approx(fmean(values))


@settings(max_examples=50)
@given(counts)
def test_each_figure_beyond_a_limit_is_marked_and_none_within_for_being_beyond(values):
    control = individuals(values)
    beyond = {n for n, v in enumerate(values) if v > control.upper or v < control.lower}
    assert {one.start for one in control.signals if one.kind == "outside"} <= beyond
    clearly = {n for n in beyond if min(abs(values[n] - control.upper),
                                        abs(values[n] - control.lower)) > 1e-6}  # fmt: skip
    assert clearly <= {one.start for one in control.signals if one.kind == "outside"}


@settings(max_examples=50)
@given(counts)
def test_a_run_is_a_run_and_goes_on_no_further(values):
    mean = individuals(values).mean
    for one in individuals(values).signals:
        part = values[one.start : one.end + 1]
        if one.kind == "shift":
            assert len(part) >= 8
            assert all(v > mean for v in part) or all(v < mean for v in part)
        if one.kind == "trend":
            assert len(part) >= 6
            assert part == sorted(set(part)) or part == sorted(set(part), reverse=True)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 99), min_size=3, max_size=30), st.integers(1, 50))
def test_moving_every_figure_up_moves_the_mean_and_finds_the_same(values, more):
    signals = individuals(values, floor=None).signals
    assert individuals([v + more for v in values], floor=None).signals == signals


@settings(max_examples=50)
@given(st.floats(1, 1e9))
def test_the_axis_reaches_the_greatest_figure_in_few_round_steps(most):
    marks = ticks(most)
    assert marks[0] == 0
    assert marks[-1] >= most
    assert len(marks) <= 8


@pytest.mark.parametrize("name", EVERY_CHART)
def test_a_chart_says_what_it_shows_and_is_drawn_without_style_or_script(name):
    chart = EVERY_CHART[name]
    drawn = ElementTree.fromstring(chart.svg)
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label").startswith(chart.title)
    assert [drawn[0].tag[-5:], drawn[1].tag[-4:]] == ["title", "desc"]
    assert not re.search(r"<style|<script|<a |style=|class=| on\w+=|href|\bid=", chart.svg)


@pytest.mark.parametrize("name", ["bars", "stacked", "lines", "small"])
def test_every_figure_stands_in_the_table_and_what_nobody_knows_is_no_nought(name):
    chart = EVERY_CHART[name]
    unit = "%" if name == "lines" else ""
    assert chart.columns == ("", "Offered", "Done")
    assert chart.rows[1] == ("Feb 2026", "–", f"5{unit}")


def test_an_unknown_month_breaks_the_line():
    assert EVERY_CHART["lines"].svg.count("<polyline") == 3


def test_the_control_chart_says_why_a_month_stands_out():
    labels = [f"Week {n}" for n in range(10)]
    chart = control_chart(title="T", labels=labels, values=(10, 11, 10, 11, 10, 30, 10, 11, 10, 11))
    assert "Week 5: above the upper limit." in chart.description
    assert chart.rows[5][-1] == "above the upper limit"
    assert "fewer than 12" in chart.description


def test_a_district_named_as_a_tag_is_a_name():
    name = '<script>alert(1)</script>" onload="x'
    chart = bars(title=name, labels=(name,), series=(Series(name, (1,)),))
    assert "<script" not in chart.svg
    ElementTree.fromstring(chart.svg)


def test_each_series_reads_at_three_to_one_and_has_a_shape_of_its_own():
    assert len(set(SERIES)) == 4
    assert all(_contrast(colour) >= 3 for colour in (*SERIES, COLOURS["late"], COLOURS["edge"]))
    many = tuple(Series(f"S{n}", (n + 1, n + 2)) for n in range(4))
    drawn = lines(title="T", labels=("a", "b"), series=many).svg
    assert all(mark in drawn for mark in ("<circle", "<rect", "Z", "stroke-dasharray"))


def test_a_page_shows_the_chart_and_its_figures():
    page = environment().from_string(MACROS.read_text("utf-8") + "{{ chart(it) }}")
    said = page.render(it=EVERY_CHART["lines"])
    assert "<svg" in said
    assert "Show the figures" in said
    assert 'data-label="Done"' in said


@pytest.mark.parametrize(
    "series",
    [
        (Series("S", (1, 2)),),
        (Series("S", (-1, 2, 3)),),
        (Series("S", ()),),
        tuple(Series(f"S{n}", (1, 2, 3)) for n in range(5)),
    ],
)
def test_figures_that_do_not_fit_are_refused(series):
    with pytest.raises(ValueError, match=r"nought|label|look the same"):
        lines(title="T", labels=MONTHS, series=series)


def _contrast(colour: str) -> float:
    """Against white, as the accessibility guidelines reckon it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
