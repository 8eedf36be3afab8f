"""Every fact about a child over time, with what was withdrawn and put right; and one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from methub.agencies.viewer import Viewer
from methub.children import rules
from methub.children.codes import FactKind
from methub.children.models import (
    Allocation,
    Associate,
    Background,
    Carer,
    CareRecord,
    Child,
    Dated,
    DisabilityRecord,
    EducationExchange,
    EducationPlan,
    FactCorrection,
    ImmigrationRecord,
    LibertyOrder,
    MovePlan,
    Placement,
    Schooling,
    Service,
    hides_a_home,
)
from methub.people.models import PersonIdentifier, Sight

MODELS: dict[FactKind, type[Any]] = {
    FactKind.CARE: CareRecord,
    FactKind.HOME: Placement,
    FactKind.CARER: Carer,
    FactKind.ASSOCIATE: Associate,
    FactKind.LIBERTY: LibertyOrder,
    FactKind.SCHOOL: Schooling,
    FactKind.SERVICE: Service,
    FactKind.BACKGROUND: Background,
    FactKind.DISABILITY: DisabilityRecord,
    FactKind.IMMIGRATION: ImmigrationRecord,
}
_ALONG = {FactKind.CARE: "placement", FactKind.HOME: "host_authority", FactKind.CARER: "placement"}
_MAY_NAME_A_HOME = frozenset({FactKind.CARE, FactKind.HOME, FactKind.CARER})


@dataclass(frozen=True)
class Circumstances:
    """What the record says of a child over time, newest first. `knows_homes`: the viewer may read
    a protected address. `named_by`: from the records of other children. `hidden` are corrections
    whose words may name one, or somebody whom the viewer may not know of."""

    facts: Mapping[FactKind, tuple[Any, ...]]
    allocations: tuple[Allocation, ...]
    education_plans: tuple[EducationPlan, ...]
    exchanges: tuple[EducationExchange, ...]
    moves: tuple[MovePlan, ...]
    identifiers: tuple[PersonIdentifier, ...]
    named_by: tuple[Associate, ...]
    corrections: tuple[FactCorrection, ...]
    knows_homes: bool
    hidden: frozenset[int]


def circumstances(*, viewer: Viewer, child: Child) -> Circumstances:
    """The history of every fact about a child whom the viewer was allowed to find, in a number of
    questions that does not grow with it."""
    knows = is_named(viewer=viewer, child=child)
    corrections = tuple(FactCorrection.objects.filter(child=child).order_by("-pk"))
    keeps = not knows and Child.objects.filter(hides_a_home("pk"), pk=child.pk).exists()
    facts = {kind: tuple(_every(viewer, kind, child)) for kind in FactKind}
    kept = set(_MAY_NAME_A_HOME) if keeps else set()
    if any(one.is_kept_back for one in facts[FactKind.CARER]):
        kept.add(FactKind.CARER)
    return Circumstances(
        facts=facts,
        allocations=tuple(
            Allocation.objects.filter(child=child)
            .select_related("worker", "manager")
            .order_by("-from_on", "-pk")
        ),
        education_plans=tuple(
            EducationPlan.objects.filter(child=child).order_by("-made_on", "-pk")
        ),
        exchanges=tuple(
            EducationExchange.objects.filter(child=child).order_by("-happened_at", "-pk")
        ),
        moves=tuple(MovePlan.objects.filter(child=child).order_by("-made_on", "-pk")),
        identifiers=tuple(PersonIdentifier.every.filter(person=child.pk).order_by("kind", "value")),
        named_by=tuple(
            Associate.objects.get_queryset()
            .open_to(viewer)
            .filter(person=child.pk)
            .select_related("child__person")
            .order_by("-from_on", "-pk")
        ),
        corrections=corrections,
        knows_homes=knows,
        hidden=frozenset(one.pk for one in corrections if one.kind in kept),
    )


def kind_of(fact: Dated) -> FactKind:
    """Which kind of fact a row is."""
    return next(kind for kind, model in MODELS.items() if isinstance(fact, model))


def fact_named(*, viewer: Viewer, child: Child, kind: FactKind, reference: str) -> Dated | None:
    """One fact that stands. A protected home is there for named people only, as is whatever says
    that it was the home; and a parent who is a child, for whoever may open their record."""
    fact: Any = _every(viewer, kind, child).filter(withdrawn_at=None, reference=reference).first()
    if fact is None or (kind is FactKind.CARER and fact.is_kept_back):
        return None
    if rules.leads_home(kind, fact) and not is_named(viewer=viewer, child=child):
        return None
    return fact  # type: ignore[no-any-return]


def number_named(*, viewer: Viewer, child: Child, reference: str) -> PersonIdentifier | None:
    """One number that stands, of a child found through the viewer."""
    return PersonIdentifier.objects.filter(person=child.pk, reference=reference).first()


def homes(*, viewer: Viewer, child: Child) -> list[Placement]:
    """Every home that stands in the record, newest first, of a child found through the viewer."""
    mine = Child.objects.visible_to(viewer).filter(pk=child.pk)
    return list(Placement.objects.filter(child__in=mine).order_by("-from_on", "-pk"))


def is_named(*, viewer: Viewer, child: Child) -> bool:
    """Whether the viewer is one of the people named for this child, who may read where they live
    even when that is protected."""
    return Sight.objects.by_name(viewer).filter(person=child.pk).exists()


def _every(viewer: Viewer, kind: FactKind, child: Child) -> Any:
    rows: Any = MODELS[kind].every.filter(child=child).order_by("-from_on", "-pk")
    if kind is FactKind.CARER:
        rows = rows.as_seen_by(viewer)
    if kind is FactKind.ASSOCIATE:
        rows = rows.open_to(viewer)
    along = _ALONG.get(kind)
    return rows.select_related(along) if along else rows
