"""The columns of the tracker, one row each; and what has changed since the day before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from methub.children.codes import CareStatus, Ethnicity, LegalStatus, SchoolStatus
from methub.clocks.codes import Promise
from methub.foundation.codes import Code
from methub.foundation.timekeeping import days_after
from methub.interviews.codes import Outcome
from methub.missing.codes import AuthorityStatus, PoliceGrade, ThresholdKind
from methub.people.codes import Sex
from methub.tracker.codes import Disabled, Kind, Marks, OpenTo, Recall

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
USUAL: tuple[Column, ...] = tuple(column for column in COLUMNS if column.is_usual)

Value = object
Row = Mapping[str, Value]


def chosen(keys: Iterable[str]) -> tuple[Column, ...]:
    """The columns somebody chose, in their order and always with the name; the usual ones until
    they choose."""
    wanted = dict.fromkeys([ALWAYS, *keys])
    shown = tuple(BY_KEY[key] for key in wanted if key in BY_KEY)
    return shown if len(shown) > 1 else USUAL


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


def filterable(shown: Iterable[Column], asked: Collection[str]) -> tuple[Column, ...]:
    """What can be filtered by: the columns that are shown, and those that are filtered already."""
    wanted = {column.key for column in shown} | set(asked)
    return tuple(column for column in COLUMNS if column.key in wanted)
