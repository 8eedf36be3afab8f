"""Words for where a child lives, how they are looked after, and who works with them."""

from methub.children.codes.background import (
    Disability,
    Ethnicity,
    ImmigrationStatus,
    Interpreter,
    UpnUnknown,
)
from methub.children.codes.care import (
    LegalStatus,
    Need,
    PlaceChange,
    PlaceProvider,
    PlaceType,
    ReasonCeased,
    ReasonNew,
    WorkerChange,
)
from methub.children.codes.education import ExchangeWay, PlanKind, SchoolStatus
from methub.children.codes.facts import FactKind, NoteKind
from methub.children.codes.living import (
    IN_CARE,
    AllocationKind,
    AssociateKind,
    CarerKind,
    CareStatus,
    LivingKind,
    MoveKind,
    ServiceKind,
)

__all__ = [
    "IN_CARE",
    "AllocationKind",
    "AssociateKind",
    "CareStatus",
    "CarerKind",
    "Disability",
    "Ethnicity",
    "ExchangeWay",
    "FactKind",
    "ImmigrationStatus",
    "Interpreter",
    "LegalStatus",
    "LivingKind",
    "MoveKind",
    "Need",
    "NoteKind",
    "PlaceChange",
    "PlaceProvider",
    "PlaceType",
    "PlanKind",
    "ReasonCeased",
    "ReasonNew",
    "SchoolStatus",
    "ServiceKind",
    "UpnUnknown",
    "WorkerChange",
]
