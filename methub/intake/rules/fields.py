"""The fields a key in a message may mean."""

NAMES = ("surname", "forenames", "full_name")
OPENERS = frozenset({"police_reference", "kind", *NAMES})
"""Said a second time, one of these begins the next child."""

FIELDS = frozenset(
    {
        *OPENERS,
        "force", "occurrence", "officer", "known_as", "born_on", "sex", "ethnicity",
        "home_address", "care_status", "placement",
        "missing_from", "missing_since", "last_seen", "reported_at", "reported_by",
        "police_risk", "risk_reason", "graded_at", "previous_episodes", "markers",
        "circumstances", "clothing", "with_whom", "places_checked",
        "found", "found_place", "found_by", "returned", "returned_place",
        "prevention", "prevention_at", "prevention_by", "seen_alone", "harm", "accompanied_by",
        "information", "likely_again",
        "responsible_authority", "placed_from", "placement_address", "allocated_worker",
        "known_risks", "mace_lead", "trigger_plan",
    }
)  # fmt: skip
