"""The return as XML. The parser is told to refuse any document type: without one there are no
entities, so that no small file can grow into a large one or ask for another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from methub.returns.codes import Table
from methub.returns.rules.layouts import COLUMNS, Row, Sheet
from methub.returns.rules.unreadable import Unreadable

ROOT = "EXPSSDA903"
_DEEPEST = 8
_MOST_OF_A_CHILD = 50_000  # a small file of empty tags would fill the machine
_LONGEST = 1_000
_COLUMN_OF = {"CHILDID": "CHILD", "PL": "PLACE"}
# Tables with tags of their own inside a child; what they do not say is said in the header.
_REPEATED = {
    "EPISODE": Table.EPISODES,
    "AMISSING": Table.MISSING,
    "AREVIEW": Table.REVIEWS,
    "OC2": Table.OC2,
    "PERMANENCE": Table.PREV_PERM,
    "AD_PLACED": Table.PLACED_ADOPTION,
}
# Tables whose columns stand in the header itself, told by the one that is always filled in.
_IN_THE_HEADER = {Table.UASC: "UASC", Table.OC3: "IN_TOUCH", Table.AD1: "DATE_INT"}


@dataclass
class _Element:
    tag: str
    text: str = ""
    inside: list["_Element"] = field(default_factory=list)


def read_xml(name: str, text: str, encoding: str) -> list[Sheet]:
    """One sheet a table that the file has rows of."""
    reader = _Reader(name)
    rows = reader.rows_of(text)
    return [
        Sheet(table=table, rows=found, name=f"{name} ({table.value})", encoding=encoding)
        for table, found in rows.items()
        if found
    ]


class _Reader:
    """Turns each child into rows as it ends, so that a large file never stands in memory twice."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[_Element] = []
        self.of_this_child = 0
        self.rows: dict[Table, list[Row]] = {table: [] for table in COLUMNS}
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.say

    def rows_of(self, text: str) -> dict[Table, list[Row]]:
        try:
            self.parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            raise Unreadable(
                self.name, f"the XML breaks off or is damaged at line {error.lineno}"
            ) from error
        return self.rows

    def refuse_doctype(self, *declared: object) -> None:
        raise Unreadable(self.name, "it declares a document type, which a return never does")

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if not self.open and tag != ROOT:
            raise Unreadable(self.name, f"it begins with {tag}, and a return with {ROOT}")
        if len(self.open) > _DEEPEST:
            raise Unreadable(self.name, "its tags stand too deep in each other for a return")
        element = _Element(tag)
        if len(self.open) > 1:
            self.of_this_child += 1
            if self.of_this_child > _MOST_OF_A_CHILD:
                raise Unreadable(self.name, "it says more of one child than any return does")
            self.open[-1].inside.append(element)
        self.open.append(element)

    def say(self, text: str) -> None:
        """Of a child: what stands between the children is white space, and grows with the file."""
        if len(self.open) > 2:
            self.open[-1].text += text
            if len(self.open[-1].text) > _LONGEST:
                raise Unreadable(self.name, "a value in it is longer than any return's")

    def end(self, tag: str) -> None:
        ended = self.open.pop()
        if len(self.open) != 1:
            return
        self.of_this_child = 0
        if tag == "CHILD":
            for table, values in _tables(ended):
                row = tuple([values.get(column, "") for column in COLUMNS[table]])
                rows = self.rows[table]
                rows.append(Row(len(rows) + 1, row))


def _tables(child: _Element) -> Iterator[tuple[Table, dict[str, str]]]:
    header = _leaves(child, without=_REPEATED)
    yield Table.HEADER, header
    for table, telling in _IN_THE_HEADER.items():
        if header.get(telling, "") not in ("", "0"):
            yield table, header
    for element in _within(child):
        if element.tag in _REPEATED:
            yield _REPEATED[element.tag], header | _leaves(element)


def _within(element: _Element) -> Iterator[_Element]:
    for inner in element.inside:
        yield inner
        yield from _within(inner)


def _leaves(element: _Element, without: Mapping[str, Table] | None = None) -> dict[str, str]:
    """Every value inside, by the name of its column."""
    found: dict[str, str] = {}
    for inner in element.inside:
        if without and inner.tag in without:
            continue
        if inner.inside:
            found |= _leaves(inner, without)
        else:
            found[_COLUMN_OF.get(inner.tag, inner.tag)] = inner.text.strip()
    return found
