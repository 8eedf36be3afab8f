"""The fields a key in a message may mean."""

NAMES = ("surname", "forenames", "full_name")
OPENERS = frozenset({"police_reference", "kind", *NAMES})
"""Said a second time, one of these begins the next child."""

TELLERS = frozenset({"force", "occurrence", "officer", "reported_by"})
"""About whoever tells the news, not about the child."""

PERSONAL = frozenset({"known_as", "born_on", "sex", "ethnicity", "previous_episodes"})
"""One child's own, wherever it stands: never said of another child in the same message."""

PROSE = frozenset(
    {"circumstances", "risk_reason", "information", "known_risks", "accompanied_by", "harm"}
    | {"clothing", "with_whom", "places_checked", "found_by", "prevention", *TELLERS}
)
"""Free words, which may name anybody and anything: no other key is looked for within them."""

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

# Keys that may hold one thing or another, and the field where a person looks for it.
SHOWN_AS = {
    "full_name": "surname",
    "last_seen": "last_seen_at",
    "found": "found_at",
    "found_place": "found_where",
    "returned": "returned_at",
    "returned_place": "returned_to",
}
