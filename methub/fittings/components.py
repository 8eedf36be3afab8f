"""What presenters hand to templates: frozen, plain, and already in words."""

from dataclasses import dataclass, field
from typing import Literal

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
class Table:
    """A table with its caption; `empty` says what to do when there is nothing in it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str


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
    """A place in a navigation; `count` stands after it."""

    words: str
    href: str
    is_here: bool = False
    count: int | None = None
    tag: Tag | None = None


@dataclass(frozen=True)
class Reason:
    """Why a proposal agrees or disagrees."""

    text: str
    agrees: bool


@dataclass(frozen=True)
class Pages:
    """Which page of a list this is; empty addresses where there is no other page."""

    number: int
    previous: str = ""
    next: str = ""


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
