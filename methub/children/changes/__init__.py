"""What can happen to a child's record."""

from methub.children.changes.access import (
    OnlyWhatWasShared,
    OwnNaming,
    end_naming,
    end_share,
    name_colleague,
    open_in_emergency,
    share_child,
)
from methub.children.changes.asking import refuse_question
from methub.children.changes.circumstances import (
    EndsBeforeItBegan,
    end_carer,
    end_placement,
    record_care_status,
    record_carer,
    record_placement,
    record_schooling,
)
from methub.children.changes.photographs import (
    NoPhotograph,
    TakenInTheFuture,
    add_photograph,
    remove_photograph,
)
from methub.children.changes.registration import register_child
from methub.children.changes.responsibility import (
    AlreadyResponsible,
    NotYet,
    change_responsible_authority,
)
from methub.children.changes.workers import (
    OwnAllocation,
    allocate_worker,
    end_allocation,
)

__all__ = [
    "AlreadyResponsible",
    "EndsBeforeItBegan",
    "NoPhotograph",
    "NotYet",
    "OnlyWhatWasShared",
    "OwnAllocation",
    "OwnNaming",
    "TakenInTheFuture",
    "add_photograph",
    "allocate_worker",
    "change_responsible_authority",
    "end_allocation",
    "end_carer",
    "end_naming",
    "end_placement",
    "end_share",
    "name_colleague",
    "open_in_emergency",
    "record_care_status",
    "record_carer",
    "record_placement",
    "record_schooling",
    "refuse_question",
    "register_child",
    "remove_photograph",
    "share_child",
]
