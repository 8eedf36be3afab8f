"""The trackers: the columns of each, one row each; and what has changed since the day before."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from methub.assessments.codes import About, Exploitation, Harm, Movement
from methub.children.codes import CareStatus, Ethnicity, LegalStatus, SchoolStatus
from methub.clocks.codes import Promise
from methub.foundation.codes import Code
from methub.foundation.timekeeping import days_after
from methub.interviews.codes import Outcome
from methub.missing.codes import AuthorityStatus, PoliceGrade, ThresholdKind
from methub.people.codes import Sex
from methub.tracker.codes import Agreed, Disabled, Kind, Marks, OpenTo, Reason, Recall

RECENT_DAYS = 365
"""How long after an episode a child stays on the tracker: practice.md §4.4 counts a year."""
SILENT_DAYS = 7
"""Where no authority has decided: how many days a source may be silent."""


@dataclass(frozen=True)
class Column:
    """`codes`: the words of what is stored, where it is one of a list that never changes."""

    key: str
    words: str
    kind: Kind
    recall: Recall = Recall.KNOWN
    marks: Marks = Marks.DIFFERS
    codes: type[Code] | None = None
    is_usual: bool = True
    width: int = 14


_T, _C, _N, _D, _I = Kind.TEXT, Kind.CHOICE, Kind.NUMBER, Kind.DAY, Kind.INSTANT
_TODAY, _HAPPENED = Recall.TODAY, Recall.HAPPENED
_NEVER, _RISES = Marks.NEVER, Marks.RISES

# practice.md §4.4, in its order, as far as the columns exist.
COLUMNS: tuple[Column, ...] = (
    Column("name", "Name", _T, _TODAY, _NEVER, width=24),
    Column("born", "Born", _D, _TODAY, _NEVER, is_usual=False),
    Column("age", "Age", _N, _TODAY, _NEVER, width=6),
    Column("sex", "Gender", _C, _TODAY, _NEVER, Sex, is_usual=False),
    Column("ethnicity", "Ethnicity", _C, codes=Ethnicity, is_usual=False, width=24),
    Column("disability", "Disability", _C, codes=Disabled, is_usual=False),
    Column("authority", "Responsible authority", _C, width=22),
    Column("district", "District", _C, width=20),
    Column("lives", "Lives", _T, width=24, is_usual=False),
    Column("care", "Care status", _C, codes=CareStatus, width=24),
    Column("legal", "Legal status", _C, codes=LegalStatus, is_usual=False, width=24),
    Column("open_to", "Open to", _C, codes=OpenTo, is_usual=False),
    Column("worker", "Allocated worker", _T, width=22),
    Column("manager", "Manager", _T, width=22, is_usual=False),
    Column("missing_since", "Missing now since", _I, width=20),
    Column("grade", "Police grade", _C, codes=PoliceGrade),
    Column("status", "Authority’s status", _C, codes=AuthorityStatus, is_usual=False, width=22),
    Column("missing_30", "Missing, 30 days", _N, marks=_RISES, width=9),
    Column("missing_90", "Missing, 90 days", _N, marks=_RISES, width=9),
    Column("missing_365", "Missing, 365 days", _N, marks=_RISES, width=9),
    Column("last_missing", "Last went missing", _I, is_usual=False, width=20),
    Column("interview_on", "Last interview held", _I, _HAPPENED, width=20),
    Column("interview_outcome", "Last interview outcome", _C, _HAPPENED, codes=Outcome, width=24),
    Column("interview_due", "Interview due", _I, _HAPPENED, width=20),
    Column("trigger_plan", "Trigger plan of", _I, width=20),
    Column("strategy_on", "Strategy meeting", _I, _HAPPENED, is_usual=False, width=20),
    Column("strategy_why", "Strategy meeting because", _C, codes=ThresholdKind, is_usual=False,
           width=22),
    Column("school_status", "Education", _C, codes=SchoolStatus, width=20),
    Column("school", "School or college", _T, is_usual=False, width=24),
    Column("safety_plan", "Education: safety plan of", _D, is_usual=False),
    Column("education_strategy", "Education: strategy of", _D, is_usual=False),
    Column("owed", "Promises open", _N, _HAPPENED, _RISES, width=9),
    Column("owed_next", "Due next", _C, _HAPPENED, codes=Promise, is_usual=False, width=28),
    Column("owed_by", "Next one due", _I, _HAPPENED, width=20),
    Column("heard", "Last heard of", _I, width=20, is_usual=False),
    Column("entered", "Added to the record", _I, is_usual=False, width=20),
)  # fmt: skip
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}
ALWAYS = "name"


Subject = Exploitation | About
SUBJECTS: tuple[Subject, ...] = (*Exploitation, About.MISSING)
"""What a child is assessed for, and so stands on the tracker of exploitation for: a type, of which
trafficking is one; or going missing, which is graded as they are (practice.md §2.1) but is no type
of exploitation, and is never counted as one."""


def level_key(type: Subject) -> str:
    return f"level_{type.value.replace('-', '_')}"


def tool_key(type: Subject) -> str:
    return f"tool_{type.value.replace('-', '_')}"


def _shared(*keys: str, is_usual: bool = True) -> tuple[Column, ...]:
    """Columns of the other tracker that stand in this one too."""
    return tuple(replace(BY_KEY[key], is_usual=is_usual) for key in keys)


# A level is said in the words of the tool that gave it, beside the tool: those of two authorities
# stand side by side, and neither is turned into the other.
OF_EXPLOITATION: tuple[Column, ...] = (
    *_shared("name", "age"),
    *_shared("born", "sex", "ethnicity", "disability", is_usual=False),
    *_shared("authority"),
    *_shared("district", "legal", is_usual=False),
    Column("types", "Types and levels", _T, width=40),
    *(
        Column(level_key(one), f"Level: {one.label}", _C, is_usual=False, width=18)
        for one in SUBJECTS
    ),
    *(
        Column(tool_key(one), f"Tool: {one.label}", _C, is_usual=False, width=30)
        for one in SUBJECTS
    ),
    Column("natures", "In what way", _T, is_usual=False, width=40),
    Column("harm", "Harm", _C, codes=Harm, width=18),
    Column("agreed", "Level agreed", _C, codes=Agreed, is_usual=False, width=18),
    Column("movement", "Movement", _C, codes=Movement, width=16),
    *_shared("care", "worker"),
    *_shared("manager", is_usual=False),
    Column("assessed_on", "Last assessed", _I, width=20),
    Column("tool", "Tool", _C, width=30),
    Column("review_due", "Assess again by", _I, _HAPPENED, width=20),
    Column("lead", "Lead professional", _T, _HAPPENED, width=24),
    Column("plan", "Multi-agency plan", _T, _HAPPENED, width=24),
    *_shared("trigger_plan", is_usual=False),
    *_shared("missing_30", "missing_90", "missing_365", "interview_on"),
    *_shared("missing_since", "interview_outcome", "strategy_on", "school_status", is_usual=False),
    Column("steps", "Open actions", _N, marks=_RISES, is_usual=False, width=9),
    *_shared("owed"),
    *_shared("owed_next", "owed_by", is_usual=False),
    Column("since", "On this tracker since", _I, is_usual=False, width=20),
)

EVERY: Mapping[str, Column] = {column.key: column for column in (*OF_EXPLOITATION, *COLUMNS)}

Value = object
Row = Mapping[str, Value]
Why = Reason | Subject
"""Why a child stands in a tracker: in that of exploitation, what they are assessed for."""


@dataclass(frozen=True)
class Register:
    """One tracker. `key`: what its views and columns are remembered under. `doors`: how the names
    of its addresses begin. `besides`: what is read with every row and gives a column its colour."""

    key: str
    title: str
    short: str
    columns: tuple[Column, ...]
    reasons: tuple[Why, ...]
    doors: str = ""
    besides: tuple[Column, ...] = ()

    @property
    def file(self) -> str:
        """What a file of it is called."""
        return self.title.lower().replace(" ", "-")

    @property
    def by_key(self) -> Mapping[str, Column]:
        return {column.key: column for column in self.columns}

    @property
    def usual(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.is_usual)

    def chosen(self, keys: Iterable[str]) -> tuple[Column, ...]:
        """The columns somebody chose, in their order and always with the name; the usual ones
        until they choose."""
        here = self.by_key
        shown = tuple(here[key] for key in dict.fromkeys([ALWAYS, *keys]) if key in here)
        return shown if len(shown) > 1 else self.usual

    def filterable(self, shown: Iterable[Column], asked: Collection[str]) -> tuple[Column, ...]:
        """What can be filtered by: the columns that are shown, and those that are already."""
        wanted = {column.key for column in shown} | set(asked)
        return tuple(column for column in self.columns if column.key in wanted)


MISSING = Register("tracker", "Tracker", "Missing", COLUMNS, tuple(Reason))
EXPLOITATION = Register(
    "exploitation",
    "Exploitation tracker",
    "Exploitation",
    OF_EXPLOITATION,
    SUBJECTS,
    "exploitation-",
    (Column("concern", "Concern", _C, marks=_NEVER),),
)
REGISTERS = (MISSING, EXPLOITATION)


def changed(columns: Iterable[Column], now: Row, then: Row | None) -> frozenset[str]:
    """The columns in which a row has changed. One that was not there is new, not changed."""
    if then is None:
        return frozenset()
    return frozenset(
        column.key
        for column in columns
        if _is_news(column.marks, now[column.key], then[column.key])
    )


def _is_news(marks: Marks, now: Value, then: Value) -> bool:
    if marks is Marks.NEVER or now == then:
        return False
    if marks is Marks.RISES:
        return isinstance(now, int) and isinstance(then, int) and now > then
    return True


def is_silent(last: datetime | None, at: datetime, *, days: int) -> bool:
    """Nothing heard for longer than the authority allows, or never. Exactly that long is not."""
    return last is None or days_after(last, days) < at


@dataclass(frozen=True)
class Entry:
    """One child on the tracker for one thing. `rank` only puts the levels of a tool in order."""

    authority: str
    tool: str
    type: Subject
    level: str
    rank: int
    is_in_care: bool


@dataclass(frozen=True)
class Line:
    """One type: how many at each level of the grid, in its order, and how many are in care."""

    type: Subject
    counts: tuple[int, ...]
    in_care: tuple[int, ...]


@dataclass(frozen=True)
class Grid:
    """An authority's entries of one tool. Each tool has a grid of its own: its levels are not
    those of another."""

    authority: str
    tool: str
    levels: tuple[str, ...]
    lines: tuple[Line, ...]


def grids(entries: Iterable[Entry]) -> tuple[Grid, ...]:
    by_tool: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        by_tool.setdefault((entry.authority, entry.tool), []).append(entry)
    return tuple(_grid(*key, by_tool[key]) for key in sorted(by_tool))


def _grid(authority: str, tool: str, entries: list[Entry]) -> Grid:
    levels = tuple(
        dict.fromkeys(label for _, label in sorted({(e.rank, e.level) for e in entries}))
    )
    every = Counter((one.type, one.level) for one in entries)
    cared = Counter((one.type, one.level) for one in entries if one.is_in_care)
    lines = (
        Line(
            type,
            tuple(every[type, level] for level in levels),
            tuple(cared[type, level] for level in levels),
        )
        for type in SUBJECTS
        if any(one.type is type for one in entries)
    )
    return Grid(authority, tool, levels, tuple(lines))
