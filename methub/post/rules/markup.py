"""HTML as e-mail clients write it, as the lines a person would read.

A table row becomes one line with a tab between its cells; a break inside a cell becomes a folded
line, so that an address in one cell stays one value.
"""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "li", "main", "ol", "p"}
    | {"pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset({"script", "style"})
_SPACES = re.compile(r"[ \t\n\r\f\v\xa0]+")
_RULE = "-" * 40
_MOST_UNCLOSED = 200
_TAGS = re.compile(r"<[^<>]{0,2000}>")


def text_of(html: str) -> str:
    """The lines of an HTML message."""
    if _is_never_closed(html):
        return _TAGS.sub("\n", html)
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):  # markup the standard reader gives up on: words at least
        return _TAGS.sub("\n", html)
    return reader.text()


def _is_never_closed(html: str) -> bool:
    """No mail program writes so many tags that never end; each would cost the standard reader
    another look at all the rest, and a hostile message could hold up every child behind it."""
    return any(
        html.count(begin) > html.count(end) + _MOST_UNCLOSED
        for begin, end in (("<", ">"), ("<!--", "-->"), ("<![", "]>"))
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._cells: list[bool] = []  # one for each open row: has it a cell yet?
        self._silent = 0

    def text(self) -> str:
        self._end_line()
        return "\n".join(self._lines)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _CELLS and self._cells:
            self._next_cell()
        elif tag == "br":
            self._break()
        elif tag == "hr":
            self._end_line()
            self._lines.append(_RULE)
        elif tag == "tr":
            self._end_line()
            self._cells.append(False)
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "tr":
            self._end_line()
            self._cells = self._cells[:-1]
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line.append(_SPACES.sub(" ", data))

    def _next_cell(self) -> None:
        if self._cells[-1]:
            self._line.append("\t")
        self._cells[-1] = True

    def _break(self) -> None:
        """A new line; inside a cell that already says something, a folded one."""
        if self._cells and self._cells[-1]:
            self._line.append("\n")
        else:
            self._end_line()

    def _end_line(self) -> None:
        cells = [_lines_of(cell) for cell in "".join(self._line).split("\t")]
        self._line = []
        if said := "\t".join(cells).replace("\n", "\n ").strip():
            self._lines.append(said)


def _lines_of(cell: str) -> str:
    lines = (" ".join(line.split()) for line in cell.split("\n"))
    return "\n".join(line for line in lines if line)
