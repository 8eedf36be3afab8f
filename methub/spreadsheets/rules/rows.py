"""A row of somebody's list as facts about a child, with what is odd in each of its cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day, london_instant, start_of
from methub.missing.codes import Precision
from methub.missing.rules import Known
from methub.people.codes import IdentifierKind, Sex
from methub.people.rules.births import NOT_KNOWN, Birth
from methub.spreadsheets.codes import ON_THE_LOG, Meaning, RowState, Severity
from methub.spreadsheets.rules import days, naming
from methub.spreadsheets.rules.heard import (
    Heard,
    Odd,
    Value,
    ask,
    begins_like_a_formula,
    note,
    refuse,
    says_nothing,
)
from methub.spreadsheets.rules.naming import Someone

WHOLE_ROW = -1
STILL_MISSING = "still missing"
_SEXES = {"f": Sex.FEMALE, "female": Sex.FEMALE, "girl": Sex.FEMALE, "m": Sex.MALE,
          "male": Sex.MALE, "boy": Sex.MALE}  # fmt: skip
IDENTIFIERS = {
    Meaning.SSDA903: IdentifierKind.SSDA903,
    Meaning.UPN: IdentifierKind.UPN,
    Meaning.NHS: IdentifierKind.NHS,
    Meaning.CASE_SYSTEM: IdentifierKind.CASE_SYSTEM,
}
_PLACES = (Meaning.MISSING_FROM, Meaning.FOUND_WHERE, Meaning.POLICE_REFERENCE)
_ENDS = (
    (Meaning.FOUND_DAY, Meaning.FOUND_TIME),
    (Meaning.RETURNED_DAY, Meaning.RETURNED_TIME),
)


@dataclass(frozen=True)
class Problem:
    """What is odd about a cell of a row; column -1 is the row itself."""

    column: int
    words: str
    severity: Severity


@dataclass(frozen=True)
class Sheet:
    """What is known of the whole list when one row of it is read."""

    meanings: Mapping[int, Meaning]
    at: datetime
    month_first: frozenset[int] = frozenset()

    @property
    def today(self) -> date:
        return london_day(self.at)

    def column(self, meaning: Meaning) -> int | None:
        return next((at for at, one in self.meanings.items() if one is meaning), None)


@dataclass(frozen=True)
class Read:
    """A row, read."""

    people: tuple[Someone, ...] = ()
    birth: Birth = NOT_KNOWN
    sex: Sex = Sex.UNKNOWN
    identifiers: tuple[tuple[IdentifierKind, str], ...] = ()
    since: Known | None = None
    until: Known | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    log: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_about_nobody: bool = False

    @property
    def state(self) -> RowState:
        return state_of(self.problems, is_about_nobody=self.is_about_nobody)


def state_of(problems: Sequence[Problem], *, is_about_nobody: bool = False) -> RowState:
    """The worst of its problems decides."""
    if is_about_nobody:
        return RowState.NOT_ABOUT
    found = {problem.severity for problem in problems}
    if Severity.REFUSE in found:
        return RowState.REFUSED
    if Severity.ASK in found:
        return RowState.ASKS
    return RowState.NOTED if found else RowState.TAKEN


def read_row(cells: Sequence[str], sheet: Sheet) -> Read:
    """Everything a row says. Pure: the same cells give the same answer."""
    reader = _Reader(cells, sheet)
    said = {at: text for at, text in enumerate(cells) if text}
    used = {at for at in said if sheet.meanings.get(at, Meaning.NOT_USED) is not Meaning.NOT_USED}
    if len(used) < 2 or len(set(said.values())) == 1:
        return Read(is_about_nobody=True)
    people = reader.people()
    birth = reader.birth()
    since = reader.instant(Meaning.MISSING_DAY, Meaning.MISSING_TIME, is_needed=True)
    until = reader.end(since)
    return Read(
        people=people,
        birth=birth,
        sex=_SEXES.get(reader.text(Meaning.SEX).lower(), Sex.UNKNOWN),
        identifiers=tuple(reader.identifiers()),
        since=since,
        until=until,
        facts={one.value.replace("-", "_"): reader.words(one) for one in _PLACES},
        log=tuple(reader.log()),
        problems=tuple(dict.fromkeys(reader.problems)),
    )


class _Reader:
    """Reads the cells of one row, and remembers what was odd."""

    def __init__(self, cells: Sequence[str], sheet: Sheet) -> None:
        self._cells, self._sheet = cells, sheet
        self.problems: list[Problem] = []

    def text(self, meaning: Meaning) -> str:
        at = self._sheet.column(meaning)
        return self._cells[at].strip() if at is not None and at < len(self._cells) else ""

    def words(self, meaning: Meaning) -> str:
        """Words that are kept as they stand."""
        text = self.text(meaning)
        if begins_like_a_formula(text):
            self._odd(meaning, refuse(f"“{text[:40]}” begins like a formula"))
            return ""
        return "" if says_nothing(text) else text

    def people(self) -> tuple[Someone, ...]:
        if self._sheet.column(Meaning.CHILD) is not None:
            about, heard = Meaning.CHILD, naming.people_in(self.text(Meaning.CHILD))
        else:
            about = next((one for one in (Meaning.SURNAME, Meaning.FORENAMES)
                          if self._sheet.column(one) is not None), Meaning.CHILD)  # fmt: skip
            heard = naming.named(
                forenames=self.text(Meaning.FORENAMES),
                surname=self.text(Meaning.SURNAME),
                known_as=self.text(Meaning.KNOWN_AS),
            )
        found = self._heard(about, heard)
        if not found and not heard.odd:
            self._odd(about, refuse("The row names nobody"))
        return found or ()

    def birth(self) -> Birth:
        """As much as is known: a month or a year is kept as one."""
        found = self._heard(Meaning.BORN, self._when(Meaning.BORN))
        if found is None:
            return NOT_KNOWN
        if found.day:
            if found.day > self._sheet.today:
                self._odd(Meaning.BORN, refuse(f"{short_day(found.day)} is still to come"))
                return NOT_KNOWN
            return Birth.on_day(found.day)
        self._odd(Meaning.BORN, note("Only part of the date of birth is known"))
        return Birth.in_month(*found.month) if found.month else Birth.in_year(found.year or 0)

    def instant(self, day: Meaning, at: Meaning, *, is_needed: bool = False) -> Known | None:
        """An instant, to the minute where the time is known and else to the day."""
        heard = self._when(day)
        found = self._heard(day, heard)
        if found is None:
            if is_needed and not heard.odd:
                self._odd(day, refuse("It does not say when the child went missing"))
            return None
        if found.day is None:
            self._odd(day, ask(f"“{self.text(day)}” is not a whole date: write the day"))
            return None
        known = _known(found.day, found.at or self._heard(at, days.read_time(self.text(at))))
        if known.moment > self._sheet.at:
            self._odd(day, refuse(f"{short_day(found.day)} is still to come"))
            return None
        return known

    def end(self, since: Known | None) -> Known | None:
        """When it ended: found, or else returned. An old list that does not say must not make a
        child missing tonight: somebody says so, or writes the day."""
        ends = [(day, self._until(day, at, since)) for day, at in _ENDS]
        said = [(day, known) for day, known in ends if known]
        columns = [day for day, _ in _ENDS if self._sheet.column(day) is not None]
        if said:
            day, known = said[0]
            if since and known.moment < since.moment:
                self._odd(day, refuse("The child is back before going missing"))
            return known
        is_said = any(self.text(day).lower() == STILL_MISSING for day in columns)
        if not is_said and not any(problem.column == self._sheet.column(day)
                                   for day in columns for problem in self.problems):  # fmt: skip
            about = columns[-1] if columns else Meaning.RETURNED_DAY
            self._odd(about, ask(f"No end is given. Write the day, or “{STILL_MISSING}”"))
        return None

    def _until(self, day: Meaning, at: Meaning, since: Known | None) -> Known | None:
        """A day alone, the same as that on which the child went missing, is after it."""
        if self.text(day).lower() == STILL_MISSING:
            return None
        known = self.instant(day, at)
        if known is None or since is None or known.precision is Precision.MINUTE:
            return known
        is_same_day = london_day(known.moment) == london_day(since.moment)
        return replace(known, moment=since.moment) if is_same_day else known

    def identifiers(self) -> Iterator[tuple[IdentifierKind, str]]:
        for meaning, kind in IDENTIFIERS.items():
            if value := self.words(meaning):
                yield kind, value[:50]

    def log(self) -> Iterator[str]:
        """What an old list says and the record has no place for: kept, in its own words."""
        if all(self.text(day) for day, _ in _ENDS):  # the episode ended when the child was found
            yield " ".join(("Returned:", *(self.text(one) for one in _ENDS[1])))
        for at, meaning in self._sheet.meanings.items():
            text = self._cells[at].strip() if at < len(self._cells) else ""
            if meaning not in ON_THE_LOG or says_nothing(text):
                continue
            if begins_like_a_formula(text):
                self._odd_at(at, refuse(f"“{text[:40]}” begins like a formula"))
            else:
                yield f"{meaning.label}: {text}"

    def _when(self, meaning: Meaning) -> Heard[days.When]:
        at = self._sheet.column(meaning)
        return days.read_when(
            self.text(meaning),
            today=self._sheet.today,
            is_month_first=at in self._sheet.month_first,
        )

    def _heard(self, meaning: Meaning, heard: Heard[Value]) -> Value | None:
        for odd in heard.odd:
            self._odd(meaning, odd)
        return heard.value

    def _odd(self, meaning: Meaning, odd: Odd) -> None:
        at = self._sheet.column(meaning)
        self._odd_at(WHOLE_ROW if at is None else at, odd)

    def _odd_at(self, column: int, odd: Odd) -> None:
        self.problems.append(Problem(column, odd.words, odd.severity))


def _known(day: date, at: time | None) -> Known:
    if at is None:
        return Known(start_of(day), Precision.DAY)
    return Known(london_instant(day, at), Precision.MINUTE)
