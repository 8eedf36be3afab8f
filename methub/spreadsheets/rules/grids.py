"""What a file holds: worksheets of rows of text, whatever program wrote it."""

import re
from dataclasses import dataclass, field

from methub.foundation.letters import composed
from methub.spreadsheets.rules.package import TooLarge

MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_TEXT = 5_000
MOST_CELLS = 1_000_000
MOST_LETTERS = 20_000_000
LAST_ROW = 1_048_576  # Excel's own
# What no keyboard makes, and marks that turn the reading direction round: with them a list could
# show one name and put another on the record. The file itself keeps them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def tidy(text: str) -> str:
    """A cell as a person sees it."""
    lines = text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    return composed(_UNSEEN.sub("", lines)).strip()


@dataclass
class Measure:
    """What a file holds so far. One long text said once may stand in every cell: a few kilobytes
    would be gigabytes on the record."""

    cells: int = 0
    letters: int = 0

    def add(self, text: str) -> None:
        self.cells += 1
        self.letters += len(text)
        if self.cells > MOST_CELLS or self.letters > MOST_LETTERS:
            raise TooLarge


@dataclass(frozen=True)
class GridRow:
    """One row: its number in the file, and the text of each cell. `filled` are the columns whose
    text stands in a merged cell that begins further up; `formulas` those that were calculated."""

    number: int
    cells: tuple[str, ...]
    is_hidden: bool = False
    filled: frozenset[int] = frozenset()
    formulas: frozenset[int] = frozenset()


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
