"""A chart: what is drawn, the same in words, and the same as a table."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Chart:
    """`description` says what the drawing shows to whoever does not see it; `columns` and `rows`
    are every figure in it."""

    title: str
    description: str
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Series:
    """Figures of one thing, one for each label of the chart. None: nobody knows, or it may not be
    shown; it is drawn as a gap, never as nought."""

    name: str
    values: tuple[float | None, ...]
