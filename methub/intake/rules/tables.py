"""A table's row: the text has a tab where a cell ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from methub.intake.rules.fields import NAMES, PROSE
from methub.intake.rules.layout import Layout
from methub.intake.rules.lines import Line, Other, Said

# A row of two that begins with one of these and goes on with a key has keys over values.
_NEVER_A_KEY = frozenset({*NAMES, "police_reference", "born_on"})
_DASHES = frozenset({"-", "–", "—", "=", ":-"})


def cells_of(line: str, layout: Layout) -> list[str]:
    """The cells of a row, without those that hold only the colon between a key and its value. A
    dash may mean "not known": it goes only where a value follows it."""
    cells = [cell.strip() for cell in line.strip().split("\t")]
    padded = ["", *cells, ""]
    return [
        cell.lstrip(": ")
        for before, cell, after in zip(padded, cells, padded[2:], strict=False)
        if set(cell) != {":"}
        and not (
            cell in _DASHES and layout.field_of(before) and after and not layout.field_of(after)
        )
    ]


@dataclass
class Columns:
    """Keys over columns of values, one row for each child."""

    fields: tuple[str, ...] = ()
    with_digits: frozenset[int] | None = None  # the columns of the first row that hold figures

    def are_named_by(self, cells: Sequence[str], layout: Layout) -> bool:
        fields = tuple(layout.field_of(cell) or "" for cell in cells)
        known = sum(map(bool, fields))
        is_header = (
            fields[0] in _NEVER_A_KEY and known == 2
            if len(cells) == 2
            else known == len(cells) or known == len(cells) - 1 >= 4
        )
        if is_header:
            self.fields, self.with_digits = fields, None
        return is_header

    def values_in(self, cells: Sequence[str], layout: Layout) -> list[Line]:
        """What a row says under these columns. A second row is another child only if it has
        figures where the first has: a row about tattoos is nobody's name."""
        known = sum(layout.field_of(cell) is not None for cell in cells)
        digits = frozenset(n for n, cell in enumerate(cells) if any(map(str.isdigit, cell)))
        is_first = self.with_digits is None
        if len(cells) != len(self.fields) or known * 2 >= len(cells):
            return []
        if not (is_first or digits & (self.with_digits or frozenset())):
            return []
        self.with_digits = digits
        return [
            Said(meant, cell, cell) if meant else Other(cell)
            for meant, cell in zip(self.fields, cells, strict=True)
        ]


def pairs_of(cells: Sequence[str], layout: Layout) -> Iterator[Line]:
    """Key, value, key, value, some keys unknown, with empty cells between; nothing where no known
    key has a value."""
    starts = _starts(cells, layout)
    if not starts or starts[0] == len(cells) - 1:
        return
    yield from (Other(cell) for cell in cells[: starts[0]] if cell)
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        yield from _pair(cells[start], cells[start + 1 : end], layout)


def _starts(cells: Sequence[str], layout: Layout) -> list[int]:
    """Where the known keys stand. What follows one is its value, though it be "Home"."""
    starts: list[int] = []
    for number, cell in enumerate(cells):
        is_value = bool(starts) and starts[-1] == number - 1
        if layout.field_of(cell) and not is_value:
            starts.append(number)
    return starts


def _pair(key: str, after: Sequence[str], layout: Layout) -> Iterator[Line]:
    """A known key and the cells up to the next: its value, or its value in two cells, or its value
    and then keys that nobody told us of with theirs."""
    meant = layout.field_of(key) or ""
    has_strangers = len(after) > 2 and bool(after[1]) and meant not in PROSE
    mine, others = (after[:1], after[1:]) if has_strangers else (after, ())
    value = "\t".join(cell for cell in mine if cell)
    yield Said(meant, value, f"{key}: {value}")
    yield from (Other(cell) for cell in others if cell)
