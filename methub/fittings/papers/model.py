"""What a paper is made of, whatever file it becomes. Parts say what they are, never how they look:
one description makes the PDF and the Word file, so the two can never say different things."""

from dataclasses import dataclass

from methub.fittings.charts import Chart


@dataclass(frozen=True)
class Strong:
    """Words that stand out in their line."""

    text: str


Words = str | tuple[str | Strong, ...]
"""A line of text, or of plain and strong words in turn."""


@dataclass(frozen=True)
class Heading:
    """`level`: 1 to 3. A level left out is closed up, so that a reader by ear can follow."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    words: Words


@dataclass(frozen=True)
class Bullets:
    items: tuple[Words, ...]


@dataclass(frozen=True)
class Facts:
    """What is called what: the term, and what is said of it."""

    rows: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Column:
    """`width`: its share of the page. `is_number`: set to the right, digit under digit."""

    words: str
    width: int = 1
    is_number: bool = False


@dataclass(frozen=True)
class Grid:
    """A table. Its head stands again on every page that it goes on to."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = "Nothing to show."

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("A row of a table has as many cells as the table has columns")


@dataclass(frozen=True)
class Figure:
    """A chart with its table under it: what is drawn can always be read too."""

    chart: Chart

    @property
    def table(self) -> Grid:
        heads = self.chart.columns
        columns = (Column(heads[0], 2), *(Column(head, 1, True) for head in heads[1:]))
        return Grid(f"Figures of the chart: {self.chart.title}", columns, self.chart.rows)


@dataclass(frozen=True)
class Withheld:
    """A place where this copy says less than the record. Whoever reads it knows that it does."""

    count: int
    reason: str = ""
    what: str = "passage"

    @property
    def words(self) -> str:
        are = "is" if self.count == 1 else "are"
        what = self.what if self.count == 1 else f"{self.what}s"
        said = f"{self.count} {what} {are} withheld from this copy"
        return f"{said}: {self.reason}" if self.reason else f"{said}."


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a page of its own."""


Part = Heading | Paragraph | Bullets | Facts | Grid | Figure | Withheld | PageBreak


@dataclass(frozen=True)
class Paper:
    """`made`: when, in the words that stand on it. `marking`: how it is to be handled; it stands on
    every page, as do the recipient and the reference, so that a page left in a printer says whose
    it was."""

    title: str
    parts: tuple[Part, ...]
    subtitle: str = ""
    recipient: str = ""
    reference: str = ""
    marking: str = "OFFICIAL-SENSITIVE"
    made: str = ""
    language: str = "en-GB"

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """The lines under the title."""
        said = (("Copy for", self.recipient), ("Reference", self.reference), ("Made", self.made))
        return tuple((term, words) for term, words in said if words)

    @property
    def foot(self) -> str:
        """The line at the foot of every page."""
        copy = f"Copy for {self.recipient}" if self.recipient else ""
        return " · ".join(words for words in (copy, self.reference) if words)
