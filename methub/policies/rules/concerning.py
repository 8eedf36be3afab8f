"""What an authority decides about concerns of exploitation, and about services."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from methub.policies.codes import Source
from methub.policies.rules.meaning import count, days, decided, hours

S0, PRACTICE = Source.S0, Source.PRACTICE


@dataclass(frozen=True)
class Concerns:
    """A concern from anyone: by when it is decided, and whoever raised it is told."""

    decide_within_working_days: Annotated[
        int, count("A concern is decided by the end of working day", "after it", PRACTICE, most=30)
    ] = 1
    urgent_within_hours: Annotated[int, hours("An urgent concern is decided within", PRACTICE)] = 24
    assess_within_working_days: Annotated[
        int,
        count("A child is assessed by the end of working day", "after it was decided", PRACTICE,
              most=60),
    ] = 10  # fmt: skip
    feedback_within_working_days: Annotated[
        int,
        count("Whoever raised it is told by the end of working day", "after the decision", PRACTICE,
              most=30),
    ] = 5  # fmt: skip
    closed_on: Annotated[
        tuple[date, ...], decided("Besides bank holidays, no working days are", PRACTICE)
    ] = ()


@dataclass(frozen=True)
class Services:
    """A service that was asked for."""

    answer_within_days: Annotated[
        int, days("A request for a service is accepted or declined within", PRACTICE)
    ] = 5
