"""What an authority decides about plans, and about children who come from abroad."""

from dataclasses import dataclass
from typing import Annotated

from methub.policies.codes import Source
from methub.policies.rules.meaning import count, days, hours

S3, PRACTICE = Source.S3, Source.PRACTICE


@dataclass(frozen=True)
class Plans:
    """Trigger plans, safety plans, and what is owed on arrival (practice.md §3.9, §6.4, RL-28)."""

    review_months: Annotated[
        int, count("A plan is looked at again within", "months", PRACTICE, most=24)
    ] = 3
    acknowledge_within_hours: Annotated[
        int, hours("Whoever is sent a plan says they have read it within", PRACTICE)
    ] = 48
    arrival_assessment_within_days: Annotated[
        int, days("A child who came alone is assessed as a whole within", S3, PRACTICE)
    ] = 10
    interim_within_hours: Annotated[
        int, hours("With a fear of trafficking, an interim safety package is made within", S3)
    ] = 24
