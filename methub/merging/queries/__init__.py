"""Who may be twice, what merging two records would do, and what was merged."""

from methub.merging.queries.alike import (
    A_PAGE,
    Alike,
    Proposed,
    alike,
    last_look,
    merge_named,
    merged_with,
    merges,
    proposal_named,
    proposals,
    record_named,
)
from methub.merging.queries.parting import Parting, parting
from methub.merging.queries.preview import Asked, Episodes, Preview, preview

__all__ = [
    "A_PAGE",
    "Alike",
    "Asked",
    "Episodes",
    "Parting",
    "Preview",
    "Proposed",
    "alike",
    "last_look",
    "merge_named",
    "merged_with",
    "merges",
    "parting",
    "preview",
    "proposal_named",
    "proposals",
    "record_named",
]
