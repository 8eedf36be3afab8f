"""One notification being read: what is believed so far, and what is not."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from methub.intake.rules.layout import Layout, plain
from methub.intake.rules.lines import Said
from methub.intake.rules.moments import InstantRead, instant_in
from methub.intake.rules.reading import Problem

CLOCK_SKEW = timedelta(minutes=5)
"""Two organisations' clocks are never quite the same: an event this much later than the message
that tells of it is still believed."""

_FIRST_WORDS = 3

SHORT = 200
"""Characters. Longer than any name, reference or grade on one line."""


@dataclass
class Filling:
    """One notification being read."""

    layout: Layout
    sent_at: datetime | None
    values: dict[str, Any] = field(default_factory=dict)
    prevention: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def problem(self, name: str, said: str, why: str) -> None:
        self.problems.append(Problem(name, said[:200], why))

    def instant(self, name: str, said: Said, *, must_have_happened: bool = True) -> InstantRead:
        """The instant a line tells; if it cannot be believed, the reason is a problem."""
        read = instant_in(said.text, self.layout.dates, self.layout.clocks, self.layout.zones)
        if read.at is None:
            return read
        doubts = self.layout.phrases["doubts"]
        if must_have_happened and doubts.intersection(plain(read.rest).split()[:_FIRST_WORDS]):
            return InstantRead(why="perhaps not the moment itself", rest=read.rest)
        if must_have_happened and self.sent_at and read.at > self.sent_at + CLOCK_SKEW:
            return InstantRead(why="later than the message itself", rest=read.rest)
        return read

    def must_be_instant(self, name: str, said: Said, *, must_have_happened: bool = True) -> None:
        read = self.instant(name, said, must_have_happened=must_have_happened)
        if read.at is None:
            self.problem(name, said.text, f"“{said.text[:80]}”: {read.why}.")
            return
        self.values[name] = read.at
        if self.without_noise(read.rest):
            self.others.append(said.line)

    def is_short(self, name: str, said: Said) -> bool:
        """Whether it can stand on one line of a record. A whole paragraph under such a key is
        another layout: it is for a person to read, and no list or index could hold it."""
        if len(said.text) <= SHORT:
            return True
        self.problem(name, said.text, f"“{said.text[:80]}…” is too long to be this.")
        self.others.append(said.line)
        return False

    def is_not_known(self, said: str) -> bool:
        """So it says, or nobody filled in the form."""
        is_placeholder = said.startswith("[") and said.endswith("]") and len(said) > 3
        is_said = self.layout.is_one_of("not_known", said)
        return is_said or is_placeholder or self.layout.begins("placeholders", said)

    def without_noise(self, rest: str) -> str:
        noise = self.layout.phrases["noise"]
        return " ".join(word for word in plain(rest).split() if word not in noise)
