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
from methub.children.changes.associates import record_associate
from methub.children.changes.background import (
    NoneAndSome,
    record_background,
    record_disabilities,
    record_immigration,
)
from methub.children.changes.care import (
    LawAndWordDiffer,
    record_care_status,
    record_liberty_order,
)
from methub.children.changes.carers import call_adult, end_carer, record_carer
from methub.children.changes.circumstances import end_placement, record_placement
from methub.children.changes.dated import EndsBeforeItBegan, Overlaps
from methub.children.changes.facts import (
    NothingDiffers,
    StillLivedIn,
    correct_fact,
    end_fact,
    withdraw_fact,
)
from methub.children.changes.history import (
    MergedMeanwhile,
    PastBackground,
    PastCare,
    PastHome,
    end_care_history,
    record_background_history,
    record_care_history,
)
from methub.children.changes.measuring import (
    NoReasonGiven,
    TypedDistance,
    measure_placement,
)
from methub.children.changes.moves import (
    correct_birth,
    owe_transition,
    record_move_plan,
    record_service,
)
from methub.children.changes.moving import settle_answers
from methub.children.changes.numbered import register_numbered_children
from methub.children.changes.owed import follow_birth
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
from methub.children.changes.school import (
    NotMissingEducation,
    record_education_plan,
    record_exchange,
    record_schooling,
)
from methub.children.changes.workers import (
    OwnAllocation,
    allocate_worker,
    end_allocation,
)
from methub.children.changes.young import alert_under_13, record_safeguarded

__all__ = [
    "AlreadyResponsible",
    "EndsBeforeItBegan",
    "LawAndWordDiffer",
    "MergedMeanwhile",
    "NoPhotograph",
    "NoReasonGiven",
    "NoneAndSome",
    "NotMissingEducation",
    "NotYet",
    "NothingDiffers",
    "OnlyWhatWasShared",
    "Overlaps",
    "OwnAllocation",
    "OwnNaming",
    "PastBackground",
    "PastCare",
    "PastHome",
    "StillLivedIn",
    "TakenInTheFuture",
    "TypedDistance",
    "add_photograph",
    "alert_under_13",
    "allocate_worker",
    "call_adult",
    "change_responsible_authority",
    "correct_birth",
    "correct_fact",
    "end_allocation",
    "end_care_history",
    "end_carer",
    "end_fact",
    "end_naming",
    "end_placement",
    "end_share",
    "follow_birth",
    "measure_placement",
    "name_colleague",
    "open_in_emergency",
    "owe_transition",
    "record_associate",
    "record_background",
    "record_background_history",
    "record_care_history",
    "record_care_status",
    "record_carer",
    "record_disabilities",
    "record_education_plan",
    "record_exchange",
    "record_immigration",
    "record_liberty_order",
    "record_move_plan",
    "record_placement",
    "record_safeguarded",
    "record_schooling",
    "record_service",
    "refuse_question",
    "register_child",
    "register_numbered_children",
    "remove_photograph",
    "settle_answers",
    "share_child",
    "withdraw_fact",
]
