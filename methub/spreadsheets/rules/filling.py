"""The rows of a table made whole: "as above" filled in, and two people in one cell made two rows.
What the file says is kept beside it as it stood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from methub.spreadsheets.codes import Meaning, Severity
from methub.spreadsheets.rules.days import is_mostly_month_first
from methub.spreadsheets.rules.grids import Grid, GridRow
from methub.spreadsheets.rules.heard import is_as_above, note, says_nothing
from methub.spreadsheets.rules.naming import people_in
from methub.spreadsheets.rules.rows import IDENTIFIERS, WHOLE_ROW, Problem

_OF_ONE = frozenset({Meaning.BORN, *IDENTIFIERS})
"""A birthday or a number said once beside two names is one child's: a guess would give it to both.
"""
_DAYS = (Meaning.BORN, Meaning.MISSING_DAY, Meaning.FOUND_DAY, Meaning.RETURNED_DAY)


@dataclass(frozen=True)
class Filled:
    """One person's part of a row. `cells` are the file's own; `taken` what they are read as."""

    number: int
    part: int
    cells: tuple[str, ...]
    taken: tuple[str, ...]
    problems: tuple[Problem, ...]


def filled(grid: Grid, *, after: int, meanings: Mapping[int, Meaning]) -> Iterator[Filled]:
    """The rows under the headings."""
    above: dict[int, str] = {}
    name_at = next((at for at, one in meanings.items() if one is Meaning.CHILD), None)
    of_one = [at for at, one in meanings.items() if one in _OF_ONE]
    for row in grid.rows:
        if row.number <= after:
            continue
        taken, problems = _as_above(row, above, meanings)
        above = {at: text for at, text in enumerate(taken) if text} if any(taken) else above
        yield from _parted(row, taken, problems, name_at, of_one)


def month_first(grid: Grid, *, after: int, meanings: Mapping[int, Meaning]) -> frozenset[int]:
    """Columns of dates that are mostly American."""
    rows = [row.cells for row in grid.rows if row.number > after]
    return frozenset(
        at
        for at, meaning in meanings.items()
        if meaning in _DAYS and is_mostly_month_first(row[at] for row in rows if at < len(row))
    )


def _as_above(
    row: GridRow, above: Mapping[int, str], meanings: Mapping[int, Meaning]
) -> tuple[list[str], list[Problem]]:
    taken, problems = list(row.cells), []
    for at, text in enumerate(row.cells):
        if meanings.get(at, Meaning.NOT_USED) is Meaning.NOT_USED:
            continue
        if is_as_above(text):
            taken[at] = above.get(at, "")
            problems.append(_note(at, f"“{text}” read as “{taken[at]}”"))
        elif at in row.filled:
            problems.append(_note(at, "One cell of the file for several rows"))
        if at in row.formulas:
            problems.append(_note(at, "Calculated by a formula: its last result is taken"))
    if row.is_hidden:
        problems.append(_note(WHOLE_ROW, "This row is hidden in the file"))
    return taken, problems


def _parted(
    row: GridRow,
    taken: list[str],
    problems: list[Problem],
    name_at: int | None,
    of_one: Sequence[int],
) -> Iterator[Filled]:
    people = people_in(taken[name_at]).value if name_at is not None and name_at < len(taken) else ()
    if name_at is None or len(people or ()) < 2:
        yield Filled(row.number, 0, row.cells, tuple(taken), tuple(problems))
        return
    odd = [_note(name_at, f"Two or more people in one cell: “{' '.join(taken[name_at].split())}”")]
    odd += [
        Problem(at, f"“{taken[at]}” is said of several people: write whose it is", Severity.ASK)
        for at in of_one
        if at < len(taken) and not says_nothing(taken[at])
    ]
    for part, person in enumerate(people or ()):
        own = list(taken)
        own[name_at] = person.whole
        yield Filled(row.number, part, row.cells, tuple(own), (*problems, *odd))


def _note(at: int, words: str) -> Problem:
    odd = note(words)
    return Problem(at, odd.words, odd.severity)
