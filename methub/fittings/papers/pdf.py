"""A paper as PDF: tagged, so that it can be read by ear; the same bytes for the same paper."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

from methub.fittings.charts.colours import COLOURS
from methub.fittings.papers.model import (
    Bullets,
    Facts,
    Figure,
    Grid,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Part,
    Strong,
    Withheld,
    Words,
)
from methub.fittings.papers.plain import each_text, in_order
from methub.fittings.printable import (
    HOW_WE_SAY_SO,
    UNDRAWN,
    breakable,
    clean,
    drawable,
    latin,
    shortened,
)

HERE = Path(__file__).parent
FONT = "Libertinus Serif"
LONGEST_HEAD = 400
"""The head of a table that is longer stands once: on every page it would leave no page."""


class Undrawable(Exception):
    """The compiler could not make a file of this."""


def as_pdf(paper: Paper) -> bytes:
    """The whole paper, to the standard for files that everybody can read (PDF/UA-1)."""
    paper = in_order(each_text(paper, clean))
    try:
        return _drawn(each_text(paper, drawable))
    except Undrawable:
        # Letters that nobody has tried together: a paper with boxes is still a paper.
        return _drawn(each_text(paper, latin))


def as_picture(svg: str) -> bytes:
    """A chart as PNG, for Word."""
    return _compiled("figure.typ", {"svg": _with_font(svg)}, format="png", ppi=200)


def _drawn(paper: Paper) -> bytes:
    told = json.dumps(_told(paper), ensure_ascii=False)
    if UNDRAWN in told:
        told = json.dumps(_told(paper, HOW_WE_SAY_SO))
    return _compiled("paper.typ", {"paper": told}, format="pdf", pdf_standards=["ua-1"])


def _compiled(template: str, told: dict[str, str], **how: Any) -> bytes:
    """No fonts of the machine, so that every machine makes the same; no clock; and the compiler can
    see this folder alone."""
    try:
        made: bytes = typst.compile(
            str(HERE / template),
            root=str(HERE),
            sys_inputs=told,
            ignore_system_fonts=True,
            timestamp=0,
            **how,
        )
        return made
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:
        # The compiler's own panic is no Exception, and would end a worker.
        raise Undrawable(str(fault)) from fault


def _told(paper: Paper, note: str = "") -> dict[str, Any]:
    parts = [told for part in paper.parts for told in _part(part)]
    if note:
        parts.append({"kind": "paragraph", "words": _words(note)})
    language, _, region = paper.language.partition("-")
    return {
        "title": paper.title,
        "subtitle": breakable(paper.subtitle),
        "marking": breakable(shortened(paper.marking)),
        "foot": breakable(shortened(paper.foot)),
        "language": [language, region or "GB"],
        "colours": COLOURS,
        "about": [_pair(term, said) for term, said in paper.about],
        "parts": parts,
    }


def _part(part: Part) -> list[dict[str, Any]]:
    """As the template reads it."""
    told = _KINDS[type(part)](part)
    return told if isinstance(told, list) else [told]


def _figure(figure: Figure) -> list[dict[str, Any]]:
    chart = figure.chart
    drawing = {
        "kind": "figure",
        "caption": breakable(chart.title),
        "alt": chart.description or chart.title,
        "svg": _with_font(chart.svg),
    }
    return [drawing, _grid(figure.table)]


def _grid(grid: Grid) -> dict[str, Any]:
    if not grid.rows:
        return {"kind": "paragraph", "words": _words((Strong(grid.caption), f"\n{grid.empty}"))}
    return {
        "kind": "grid",
        "caption": breakable(grid.caption),
        "widths": [max(1, column.width) for column in grid.columns],
        "repeats": sum(len(column.words) for column in grid.columns) <= LONGEST_HEAD,
        "numbers": [column.is_number for column in grid.columns],
        "heads": [breakable(column.words, in_a_cell=True) for column in grid.columns],
        "rows": [[breakable(said, in_a_cell=True) for said in row] for row in grid.rows],
    }


def _pair(term: str, said: Words) -> dict[str, Any]:
    return {"term": breakable(term), "words": _words(said)}


def _words(words: Words) -> list[dict[str, Any]]:
    runs = (words,) if isinstance(words, str) else words
    return [
        {"text": breakable(run.text), "strong": True}
        if isinstance(run, Strong)
        else {"text": breakable(run), "strong": False}
        for run in runs
    ]


def _with_font(svg: str) -> str:
    """On a page a drawing has the page's letters; on paper it names those it is drawn with."""
    return drawable(svg).replace("<svg ", f'<svg font-family="{FONT}" ', 1)


_KINDS: dict[type[Any], Callable[[Any], Any]] = {
    Heading: lambda part: {"kind": "heading", "text": breakable(part.text), "level": part.level},
    Paragraph: lambda part: {"kind": "paragraph", "words": _words(part.words)},
    Bullets: lambda part: {"kind": "bullets", "items": [_words(one) for one in part.items]},
    Facts: lambda part: {"kind": "facts", "rows": [_pair(*row) for row in part.rows]},
    Grid: _grid,
    Figure: _figure,
    Withheld: lambda part: {"kind": "withheld", "text": breakable(part.words)},
    PageBreak: lambda part: {"kind": "pagebreak"},
}
