"""Charts: bars, lines, the control chart, and many small lines beside one another."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from methub.fittings.charts import svg
from methub.fittings.charts.colours import COLOURS
from methub.fittings.charts.model import Chart, Series
from methub.fittings.charts.rules import ENOUGH, Control, Scale, individuals, ticks

NOT_KNOWN = "–"
PLOT = svg.WIDTH - svg.LEFT - svg.RIGHT
FLOOR = svg.HEIGHT - svg.BOTTOM
_ACROSS = 3  # small charts beside one another
_SMALL = 110.0


def bars(
    *,
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    stacked: bool = False,
    unit: str = "",
) -> Chart:
    """A bar for each label and series, side by side or one upon the other."""
    _check(labels, series)
    sums = [sum(one.values[n] or 0 for one in series) for n in range(len(labels))]
    greatest = max(sums, default=0) if stacked else _greatest(series)
    scale, axis = _axis(greatest, unit)
    slot = PLOT / max(1, len(labels))
    width = slot * 0.7 / (1 if stacked else max(1, len(series)))
    drawn = [axis]
    for place, label in enumerate(labels):
        x, below = svg.LEFT + slot * (place + 0.15), 0.0
        for number, one in enumerate(series):
            value = one.values[place]
            if value is not None:
                y = scale(below + value)
                drawn.append(svg.bar(x, y, width, scale(below) - y, number))
                below = below + value if stacked else 0.0
            x += 0.0 if stacked else width
        middle = svg.LEFT + slot * (place + 0.5)
        drawn.append(svg.text(svg.fitting(label, slot), middle, FLOOR + 18, anchor="middle"))
    drawn.append(_legend(series, is_bars=True))
    return _chart(title, "Bar chart", labels, series, unit, Markup("").join(drawn))


def lines(*, title: str, labels: Sequence[str], series: Sequence[Series], unit: str = "") -> Chart:
    """A line for each series, over time. What is not known is a gap."""
    _check(labels, series)
    scale, axis = _axis(_greatest(series), unit)
    drawn = [axis, _labels_below(labels)]
    for number, one in enumerate(series):
        for run in _known_runs(one.values):
            points = [(_across(n, len(labels)), scale(value)) for n, value in run]
            drawn.append(svg.path(points, number))
            drawn += [svg.marker(x, y, number) for x, y in points]
    drawn.append(_legend(series, is_bars=False))
    return _chart(title, "Line chart", labels, series, unit, Markup("").join(drawn))


def control_chart(
    *, title: str, labels: Sequence[str], values: Sequence[float], unit: str = ""
) -> Chart:
    """Each figure with the mean and its natural limits; what is more than chance is ringed."""
    series = (Series("Figure", tuple(values)),)
    _check(labels, series)
    control = individuals(values)
    scale, axis = _axis(max(control.upper, *values), unit)
    points = [(_across(n, len(labels)), scale(value)) for n, value in enumerate(values)]
    drawn = [axis, _labels_below(labels), *_limits(control, scale, unit), svg.path(points, 0)]
    for place, (x, y) in enumerate(points):
        drawn.append(svg.marker(x, y, 0))
        if place in control.marked:
            ring = {"fill": "none", "stroke": COLOURS["late"], "stroke_width": 2}
            drawn.append(svg.tag("circle", cx=x, cy=y, r=8, **ring))
    said = _signals_said(control, labels, len(values), unit)
    whole = _chart(title, "Control chart", labels, series, unit, Markup("").join(drawn), said)
    why = [_why(control, place) for place in range(len(values))]
    rows = tuple((*row, words) for row, words in zip(whole.rows, why, strict=True))
    return Chart(title, whole.description, whole.svg, (*whole.columns, "What stands out"), rows)


def small_multiples(
    *, title: str, labels: Sequence[str], series: Sequence[Series], unit: str = ""
) -> Chart:
    """A small line for each series, all to one scale, so that they can be compared."""
    _check(labels, series, most=len(series))
    most = ticks(max(1.0, _greatest(series)))[-1]
    width = svg.WIDTH / _ACROSS
    drawn = []
    for number, one in enumerate(series):
        left, top = width * (number % _ACROSS) + 8, _SMALL * (number // _ACROSS) + 8
        drawn.append(svg.text(svg.fitting(one.name, width - 16), left, top + 12))
        drawn.append(svg.line(left, top + 90, left + width - 24, top + 90))
        step = (width - 32) / max(1, len(labels) - 1)
        for run in _known_runs(one.values):
            points = [(left + 4 + step * n, top + 90 - 70 * value / most) for n, value in run]
            drawn.append(svg.path(points, 0))
            drawn.append(svg.marker(*points[-1], 0, size=3))
    height = _SMALL * -(-len(series) // _ACROSS) + 8
    return _chart(
        title, "Small line charts to one scale", labels, series, unit, Markup("").join(drawn),
        height=height,
    )  # fmt: skip


def _chart(
    title: str,
    kind: str,
    labels: Sequence[str],
    series: Sequence[Series],
    unit: str,
    drawn: Markup,
    said: str = "",
    height: float = svg.HEIGHT,
) -> Chart:
    told = said or " ".join(_from_to(one, labels, unit) for one in series)
    description = f"{kind}. {told}".strip()
    rows = tuple(
        (label, *(_figure(one.values[n], unit) for one in series)) for n, label in enumerate(labels)
    )
    columns = ("", *(one.name for one in series))
    return Chart(title, description, svg.drawing(title, description, drawn, height=height),
                 columns, rows)  # fmt: skip


def _check(labels: Sequence[str], series: Sequence[Series], *, most: int = len(svg.SERIES)) -> None:
    if not labels or any(len(one.values) != len(labels) for one in series):
        raise ValueError(
            "Each label has one figure of each series, and there is at least one label"
        )
    if len(series) > most:
        raise ValueError("More series than colours and shapes: two would look the same")
    if any(value is not None and value < 0 for one in series for value in one.values):
        raise ValueError("These charts begin at nought")


def _greatest(series: Sequence[Series]) -> float:
    return max((value for one in series for value in one.values if value is not None), default=0)


def _axis(greatest: float, unit: str) -> tuple[Scale, Markup]:
    """From nought: a scale that begins higher makes a small change look large."""
    marks = ticks(max(1.0, greatest))
    tall = FLOOR - svg.TOP

    def scale(value: float) -> float:
        return FLOOR - tall * value / marks[-1]

    drawn = Markup("").join(
        svg.line(svg.LEFT, scale(one), svg.WIDTH - svg.RIGHT, scale(one))
        + svg.text(_figure(one, unit), svg.LEFT - 6, scale(one) + 4, anchor="end")
        for one in marks
    )
    return scale, drawn


def _across(place: int, count: int) -> float:
    return svg.LEFT + 12 + (PLOT - 24) * (place / (count - 1) if count > 1 else 0.5)


def _labels_below(labels: Sequence[str]) -> Markup:
    """As many as there is room for, the first always."""
    widest = max(len(label) for label in labels) * svg.LETTER + 10
    every = max(1, int(-(-widest * len(labels) // PLOT)))
    return Markup("").join(
        svg.text(label, _across(n, len(labels)), FLOOR + 18, anchor="middle")
        for n, label in enumerate(labels)
        if n % every == 0
    )


def _legend(series: Sequence[Series], *, is_bars: bool) -> Markup:
    """Only where there is something to tell apart."""
    if len(series) < 2:
        return Markup("")
    room = PLOT / len(series)
    return Markup("").join(
        (svg.bar(x, 6, 14, 14, n) if is_bars else svg.marker(x + 7, 13, n))
        + svg.text(svg.fitting(one.name, room - 26), x + 20, 18)
        for n, one in enumerate(series)
        for x in [svg.LEFT + room * n]
    )


def _known_runs(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    run: list[tuple[int, float]] = []
    for place, value in enumerate(values):
        if value is not None:
            run.append((place, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _limits(control: Control, scale: Scale, unit: str) -> Iterator[Markup]:
    right = svg.WIDTH - svg.RIGHT
    for value, words, dash in (
        (control.upper, "Upper limit", "6 4"), (control.mean, "Mean", ""),
        (control.lower, "Lower limit", "6 4"),
    ):  # fmt: skip
        y = scale(value)
        yield svg.line(svg.LEFT, y, right, y, stroke=COLOURS["edge"], stroke_dasharray=dash)
        yield svg.text(f"{words} {_figure(value, unit)}", right, y - 4, anchor="end", font_size=12)


def _signals_said(control: Control, labels: Sequence[str], count: int, unit: str) -> str:
    said = (
        f"The mean is {_figure(control.mean, unit)}; by chance alone the figure lies between "
        f"{_figure(control.lower, unit)} and {_figure(control.upper, unit)}."
    )
    found = [
        f"{labels[one.start]}: {one.words}."
        if one.start == one.end
        else f"{labels[one.start]} to {labels[one.end]}: {one.words}."
        for one in control.signals
    ]
    rough = [] if count >= ENOUGH else [f"Limits from fewer than {ENOUGH} figures are rough."]
    return " ".join([said, *(found or ["Nothing is more than chance."]), *rough])


def _why(control: Control, place: int) -> str:
    return "; ".join(one.words for one in control.signals if one.start <= place <= one.end)


def _from_to(one: Series, labels: Sequence[str], unit: str) -> str:
    known = [(label, value) for label, value in zip(labels, one.values, strict=True)
             if value is not None]  # fmt: skip
    if not known:
        return f"{one.name}: no figure is known."
    (first, was), (last, now) = known[0], known[-1]
    high = max(known, key=lambda pair: pair[1])
    return (
        f"{one.name}: {_figure(was, unit)} in {first}, {_figure(now, unit)} in {last}; "
        f"the highest is {_figure(high[1], unit)} in {high[0]}."
    )


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return NOT_KNOWN
    whole = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return f"{whole}{unit}"
