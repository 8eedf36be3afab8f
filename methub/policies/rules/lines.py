"""On which line of a profile each thing is said, so that a refusal can point at it.

The standard reader of TOML keeps no positions. This goes through the statements of a profile that
it has already read, gathering lines until each statement reads by itself."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]
MOST_STOPS = 100
MOST_LINES = 200


def read_toml(text: str) -> dict[str, Any]:
    """What a file says; ValueError or RecursionError where it cannot be read. A name of ten
    thousand parts would keep the reader of TOML busy for an hour, and everybody waiting."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MOST_STOPS:
            raise ValueError(f"More than {MOST_STOPS} full stops (at line {number}, column 1)")
    return tomllib.loads(text)


def line_of(path: Path, lines: dict[Path, int]) -> int:
    """The line of a thing or, when the thing is missing, of what it should stand in."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def locate(text: str) -> dict[Path, int]:
    """The line of every key and every item of a list. `text` must be readable TOML."""
    lines: dict[Path, int] = {}
    tables: Counter[Path] = Counter()
    table: Path = ()
    for start, statement in _statements(text):
        if statement[0].lstrip().startswith("["):
            table = _heading(statement[0], tables)
            for depth in range(len(table)):
                lines.setdefault(table[: depth + 1], start)
            continue
        items = _item_lines(statement)
        for path in _paths(_read(statement)):
            item = next((part for part in path if isinstance(part, int)), None)
            lines.setdefault(table + path, start + items.get(item, 0))
    return lines


def _statements(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each heading or `key = value`, with the number of its first line. After a statement of more
    lines than anybody writes, no further: each line of it is read again with the next."""
    statement: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not statement and (not line.strip() or line.lstrip().startswith("#")):
            continue
        statement.append(line)
        if _read(statement):
            yield number - len(statement) + 1, statement
            statement = []
        elif len(statement) > MOST_LINES:
            return


def _read(statement: list[str], end: str = "") -> dict[str, Any]:
    try:
        return tomllib.loads("\n".join(statement) + "\n" + end)
    except tomllib.TOMLDecodeError:
        return {}


def _heading(line: str, tables: Counter[Path]) -> Path:
    """The path a heading opens. `[[name]]` opens the next of several."""
    path: Path = ()
    inner: Any = _read([line])
    while inner:
        [(key, inner)] = inner.items()
        path += (key,)
        if isinstance(inner, list):
            tables[path] += 1
            return (*path, tables[path] - 1)
    return path


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Everything said inside a value, and the value itself."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else ()
    for key, inner in enumerate(value) if isinstance(value, list) else inside:
        yield from _paths(inner, (*path, key))


def _item_lines(statement: list[str]) -> dict[int | None, int]:
    """How far below its key each item of a list stands: the list is closed early, line by line."""
    found: dict[int | None, int] = {}
    for below in range(len(statement) - 1):
        value: Any = _read(statement[: below + 1], end="]")
        while isinstance(value, dict) and value:
            [value] = value.values()
        for index in range(len(found), len(value)):
            found[index] = below
    return found
