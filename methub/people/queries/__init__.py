"""Who is in the registry, who may see them, and who a described person may be."""

from methub.people.queries.duplicates import duplicates, duplicates_of_all, likeness
from methub.people.queries.finding import (
    adult_proposals,
    candidates,
    candidates_among,
    exact_adult,
    exact_hidden_match,
    proposals,
    search,
)
from methub.people.queries.merged import leads_to, records_of_one
from methub.people.queries.persons import Whereabouts, person_named, persons, whereabouts
from methub.people.queries.sight import (
    beside,
    holding,
    open_break_glasses,
    restrictions_of,
    seen_by,
    sights_of,
)

__all__ = [
    "Whereabouts",
    "adult_proposals",
    "beside",
    "candidates",
    "candidates_among",
    "duplicates",
    "duplicates_of_all",
    "exact_adult",
    "exact_hidden_match",
    "holding",
    "leads_to",
    "likeness",
    "open_break_glasses",
    "person_named",
    "persons",
    "proposals",
    "records_of_one",
    "restrictions_of",
    "search",
    "seen_by",
    "sights_of",
    "whereabouts",
]
