"""The few shapes of charts. No style, no script, no link: attributes alone, so that one drawing
stands on a page, in a PDF and in a picture."""

from markupsafe import Markup

from methub.fittings.charts.colours import COLOURS
from methub.fittings.printable import clean

WIDTH, HEIGHT = 640.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 48.0, 26.0, 40.0, 34.0
LETTER = 7.0  # about as wide as a letter of 13
INK, LINE = COLOURS["brand"], COLOURS["line"]
SERIES = tuple(COLOURS[name] for name in ("brand", "soon-edge", "brand-2", "mute"))
_DASHES = ("", "8 4", "2 4", "10 3 2 3")
_HATCHES = ("", "M0 8L8 0", "M4 2V6M2 4H6", "M0 4H8")


def tag(name: str, inside: str | Markup = "", **attributes: object) -> Markup:
    """One shape. A name such as `stroke_width` is written with a hyphen."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _said(value))
        for key, value in attributes.items()
        if value not in (None, "")
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, inside)


def drawing(title: str, description: str, inside: Markup, *, height: float = HEIGHT) -> Markup:
    """The whole: it says its name and what it shows to whoever does not see it."""
    return tag(
        "svg",
        tag("title", clean(title)) + tag("desc", clean(description)) + inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_said(WIDTH)} {_said(height)}",
        role="img",
        aria_label=clean(f"{title}. {description}"),
        font_size=13,
        fill=INK,
    )


def text(words: str, x: float, y: float, *, anchor: str = "start", **more: object) -> Markup:
    return tag("text", clean(words), x=x, y=y, text_anchor=anchor, **more)


def line(x1: float, y1: float, x2: float, y2: float, **more: object) -> Markup:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": LINE, **more})


def bar(x: float, y: float, width: float, height: float, number: int) -> Markup:
    """A bar of the series of this number: told by its hatching as well as by its colour."""
    number %= len(SERIES)
    colour = SERIES[number]
    shape = tag("rect", x=x, y=y, width=width, height=height, fill=colour, stroke=colour)
    return shape + _hatching(x, y, width, height, number)


def _hatching(x: float, y: float, width: float, height: float, number: int) -> Markup:
    """Drawn and not a pattern: a pattern has a name, and a page may hold two charts."""
    if not _HATCHES[number]:
        return Markup("")
    gap, marks = 8.0, []
    down = y + gap
    while down < y + height:
        if number == 1:
            marks.append(f"M{_said(x)} {_said(down)}L{_said(x + width)} {_said(down - gap)}")
        elif number == 2:
            marks.append(f"M{_said(x + width / 2 - 2)} {_said(down - 4)}h4")
        else:
            marks.append(f"M{_said(x)} {_said(down)}h{_said(width)}")
        down += gap
    return tag("path", d="".join(marks), stroke="#ffffff", stroke_width=1.5, fill="none")


def marker(x: float, y: float, number: int, *, size: float = 4.0) -> Markup:
    """A point of the series of this number: told by its shape as well as by its colour."""
    number %= len(SERIES)
    fill = SERIES[number]
    if number == 0:
        return tag("circle", cx=x, cy=y, r=size, fill=fill)
    if number == 1:
        return tag("rect", x=x - size, y=y - size, width=2 * size, height=2 * size, fill=fill)
    up = f"M{_said(x)} {_said(y - size - 1)}L{_said(x + size + 1)} {_said(y + size)}"
    return tag("path", d=f"{up}H{_said(x - size - 1)}Z", fill=fill if number == 2 else "#ffffff",
               stroke=fill)  # fmt: skip


def path(points: list[tuple[float, float]], number: int) -> Markup:
    """A line through the points of a series."""
    steps = " ".join(f"{_said(x)},{_said(y)}" for x, y in points)
    number %= len(SERIES)
    return tag("polyline", points=steps, fill="none", stroke=SERIES[number], stroke_width=2,
               stroke_dasharray=_DASHES[number])  # fmt: skip


def fitting(words: str, width: float) -> str:
    """As much of it as there is room for; the table has the whole."""
    most = max(2, int(width / LETTER))
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _said(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
