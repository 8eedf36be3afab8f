"""What can happen to a child's record."""

from methub.children.changes.access import (
    OnlyWhatWasShared,
    end_share,
    open_in_emergency,
    share_child,
)
from methub.children.changes.circumstances import (
    EndsBeforeItBegan,
    end_carer,
    end_placement,
    record_care_status,
    record_carer,
    record_placement,
    record_schooling,
)
from methub.children.changes.registration import change_responsible_authority, register_child
from methub.children.changes.workers import allocate_worker, end_allocation

__all__ = [
    "EndsBeforeItBegan",
    "OnlyWhatWasShared",
    "allocate_worker",
    "change_responsible_authority",
    "end_allocation",
    "end_carer",
    "end_placement",
    "end_share",
    "open_in_emergency",
    "record_care_status",
    "record_carer",
    "record_placement",
    "record_schooling",
    "register_child",
    "share_child",
]
