"""What can happen to a child's record."""

from methub.children.changes.access import end_share, share_child
from methub.children.changes.circumstances import (
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
    "allocate_worker",
    "change_responsible_authority",
    "end_allocation",
    "end_carer",
    "end_placement",
    "end_share",
    "record_care_status",
    "record_carer",
    "record_placement",
    "record_schooling",
    "register_child",
    "share_child",
]
