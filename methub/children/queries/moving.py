"""What a child has one of at a time, and what two records of one child say of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from methub.agencies.viewer import Viewer
from methub.children.codes import FactKind
from methub.children.models import (
    Allocation,
    Background,
    CareRecord,
    Child,
    DisabilityRecord,
    ImmigrationRecord,
    LibertyOrder,
    Schooling,
)

WORKER = "worker"
ONE_AT_A_TIME: Mapping[str, Any] = {
    FactKind.CARE: CareRecord,
    FactKind.LIBERTY: LibertyOrder,
    FactKind.SCHOOL: Schooling,
    FactKind.BACKGROUND: Background,
    FactKind.DISABILITY: DisabilityRecord,
    FactKind.IMMIGRATION: ImmigrationRecord,
    WORKER: Allocation,
}


@dataclass(frozen=True)
class TwoAnswers:
    """One question that a child has one answer to, and what each record says."""

    name: str
    kept: Any
    away: Any


def two_answers(*, viewer: Viewer, kept: Child, away: Child) -> list[TwoAnswers]:
    """Where both records say something. Both were found through the viewer."""
    asked = [
        TwoAnswers(name, _newest(model, kept), _newest(model, away))
        for name, model in ONE_AT_A_TIME.items()
    ]
    return [one for one in asked if one.kept is not None and one.away is not None]


def _newest(model: Any, child: Child) -> Any:
    rows = model.objects.filter(child=child)
    along = ("worker",) if model is Allocation else ()
    return rows.select_related(*along).order_by("from_on", "pk").last()
