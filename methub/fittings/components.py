"""What presenters hand to templates: frozen, plain, and already in words."""

from dataclasses import dataclass, field
from typing import Any, Literal

from markupsafe import Markup, escape

Tone = Literal["calm", "soon", "late", "ok"]


@dataclass(frozen=True)
class Tag:
    """A word in a coloured box; the word says it, the colour only helps."""

    text: str
    tone: Tone = "calm"


@dataclass(frozen=True)
class Link:
    words: str
    href: str
    quiet: bool = True


@dataclass(frozen=True)
class SummaryRow:
    """A fact and its value, perhaps with a way to change it."""

    key: str
    value: str
    tag: Tag | None = None
    href: str = ""
    change: Link | None = None


@dataclass(frozen=True)
class Cell:
    """One cell of a table."""

    text: str
    href: str = ""
    tag: Tag | None = None
    note: str = ""
    number: bool = False


@dataclass(frozen=True)
class Column:
    """A column's heading. `href` sorts by it; `sorted` says whether and how it is sorted now."""

    words: str
    href: str = ""
    sorted: Literal["ascending", "descending", "none"] = "none"
    number: bool = False


@dataclass(frozen=True)
class Pages:
    """Which page of a list this is; empty addresses where there is no other page. `words` says
    where one stands: "51 to 100 of 3,412 children"."""

    number: int
    previous: str = ""
    next: str = ""
    words: str = ""


@dataclass(frozen=True)
class Table:
    """A table with its caption; `empty` says what to do when there is nothing in it. `download`
    gives what is listed as a file, `plain` as one that needs no Excel."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    pages: Pages | None = None
    download: Link | None = None
    plain: Link | None = None

    @property
    def under_headings(self) -> list[list[tuple[Markup, Cell]]]:
        """Each row's cells, with the heading each stands under: escaped once, not in every row."""
        headings = [escape(column.words) for column in self.columns]
        return [list(zip(headings, row, strict=False)) for row in self.rows]


@dataclass(frozen=True)
class WorkRow:
    """One promise on Today: who, what, why, when, and the one next step."""

    who: str
    who_href: str
    age: str
    where: str
    what: str
    why: str
    why_href: str
    due: Tag
    due_at: str
    step: Link | None
    owner: str = ""


@dataclass(frozen=True)
class TimelineEntry:
    """Something that happened: when, what, in whose words, and who says so."""

    when: str
    title: str
    href: str = ""
    text: str = ""
    quote: str = ""
    source: str = ""
    source_link: Link | None = None
    is_red: bool = False


@dataclass(frozen=True)
class SideItem:
    """A line of a panel beside the page."""

    text: str
    href: str = ""
    note: str = ""
    tag: Tag | None = None


@dataclass(frozen=True)
class NavItem:
    """A place in a navigation; `count` stands after it. `news_href` is the address of a fragment
    that says how much is new there."""

    words: str
    href: str
    is_here: bool = False
    count: int | None = None
    tag: Tag | None = None
    news_href: str = ""

    @property
    def news_html(self) -> Markup:
        """The words, and where the number of what is new is put once it is known. It says that it
        is no person: where the session is over, it must not take away the page somebody writes on.
        """
        return Markup(
            '{}<span hx-get="{}" hx-trigger="load, every 60s" hx-swap="innerHTML"'
            ' hx-headers=\'{{"X-Hub-Poll": "news"}}\'></span>'
        ).format(self.words, self.news_href)

    @property
    def params(self) -> dict[str, Any]:
        words = {"html": self.news_html} if self.news_href else {"text": self.words}
        return {"href": self.href, "current": self.is_here, **words}


@dataclass(frozen=True)
class Reason:
    """Why a proposal agrees or disagrees."""

    text: str
    agrees: bool


@dataclass(frozen=True)
class Candidate:
    """Someone who may be the child a message is about, and why one might think so."""

    name: str
    reasons: tuple[Reason, ...]
    href: str = ""
    note: str = ""
    is_best: bool = False


@dataclass(frozen=True)
class Crumb:
    """A step of the way back."""

    words: str
    href: str

    @property
    def params(self) -> dict[str, Any]:
        return {"text": self.words, "href": self.href}


@dataclass(frozen=True)
class Task:
    """A section of a long form, and how far it is. Without `href` it cannot be started yet."""

    words: str
    status: Tag
    href: str = ""
    hint: str = ""

    @property
    def params(self) -> dict[str, Any]:
        return {
            "title": {"text": self.words},
            "href": self.href,
            "hint": {"text": self.hint} if self.hint else None,
            "status": {"tag": {"text": self.status.text, "classes": f"mh-tag--{self.status.tone}"}},
        }


@dataclass(frozen=True)
class Figure:
    """A number that leads to the records that make it. A percentage says of how many in `of`;
    `definition` leads to what is counted."""

    value: str
    words: str
    href: str = ""
    of: str = ""
    definition: Link | None = None


@dataclass(frozen=True)
class Mark:
    """A stretch of the strip: from and width in hundredths of the whole."""

    start: float
    width: float


@dataclass(frozen=True)
class Strip:
    """A stretch of days with marks on it, and the same in words for those who cannot see it."""

    words: str
    first: str
    last: str
    marks: tuple[Mark, ...] = field(default=())


@dataclass(frozen=True)
class Map:
    """An area (its shapes, or a pattern of dots), a place in it or far from it, and the line to the
    nearest point of it; and the same in words. Coordinates are units of the drawing."""

    words: str
    width: int
    height: int
    shapes: tuple[str, ...]
    dots: tuple[tuple[int, int], ...]
    place: tuple[int, int]
    nearest: tuple[int, int] | None = None
