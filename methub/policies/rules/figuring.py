"""What an authority decides about figures: what leaves without small numbers, and what is owed."""

from dataclasses import dataclass
from typing import Annotated

from methub.policies.codes import Source
from methub.policies.rules.meaning import Meaning, days

PRACTICE = Source.PRACTICE


@dataclass(frozen=True)
class Figures:
    """Small numbers (practice.md §9.11), the month’s page (§4.5), what agencies supply (§9.6)."""

    withhold_below: Annotated[
        int,
        Meaning(
            "Figures for somebody outside leave without numbers below",
            (PRACTICE,), "", least=2, most=20,
        ),
    ] = 5  # fmt: skip
    themes_within_days: Annotated[
        int, days("The month’s themes and trends are approved within", PRACTICE)
    ] = 14
    supplied_within_days: Annotated[
        int, days("What an agency supplies is given, after the month or quarter, within", PRACTICE)
    ] = 14
