"""Why children go: pushed away from where they live, or drawn to something (practice.md §3.6)."""

from methub.interviews.codes import Reason

PUSH = frozenset(
    {
        Reason.FAMILY_CONFLICT, Reason.BOUNDARIES, Reason.PLACEMENT_UNHAPPY, Reason.ABUSE_AT_HOME,
        Reason.DOMESTIC_ABUSE, Reason.PARENT_SUBSTANCE, Reason.SCHOOL, Reason.BULLYING,
        Reason.MENTAL_HEALTH, Reason.LONELY, Reason.IMMIGRATION_FEAR, Reason.FORCED_MARRIAGE_HBA,
    }
)  # fmt: skip
PULL = frozenset(
    {
        Reason.FRIENDS, Reason.PARTNER, Reason.FAMILY_CONTACT, Reason.PARTY, Reason.SUBSTANCES,
        Reason.CSE, Reason.CCE_COUNTY_LINES, Reason.GANG, Reason.FORCED_LURED,
        Reason.TRAFFICKED_RETRAFFICKED, Reason.ONLINE_CONTACT,
    }
)  # fmt: skip
"""A child who is forced, lured or exploited is drawn by somebody: nobody says that they chose it.
What is neither (lost, not disclosed, something else) is counted under its own name alone."""
