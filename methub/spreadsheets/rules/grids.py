"""What a file holds: worksheets of rows of text, whatever program wrote it."""

from dataclasses import dataclass, field

MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_TEXT = 5_000


@dataclass(frozen=True)
class GridRow:
    """One row: its number in the file, and the text of each cell. `filled` are the columns whose
    text stands in a merged cell that begins further up; `formulas` those that were calculated."""

    number: int
    cells: tuple[str, ...]
    is_hidden: bool = False
    filled: frozenset[int] = frozenset()
    formulas: frozenset[int] = frozenset()

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(text for text in self.cells if text)


@dataclass(frozen=True)
class Grid:
    """A worksheet. Empty rows are left out; the numbers of the others stay."""

    name: str
    rows: tuple[GridRow, ...]
    is_hidden: bool = False
    hidden_columns: frozenset[int] = field(default=frozenset())

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


def column_name(index: int) -> str:
    """0 is A, 26 is AA: as the program shows it."""
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
