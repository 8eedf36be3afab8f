"""Requests for services, each with how it stands; and advice that was given.

A service that is asked to work with a child reads who the child is, because the request was written
for it. The record itself opens only to whoever may see the child anyway.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child
from methub.referrals import rules
from methub.referrals.codes import Listed, Stage, StepKind
from methub.referrals.models import (
    WITH_IT,
    Consultation,
    ConsultationQuerySet,
    Referral,
    ReferralQuerySet,
    Step,
)

A_PAGE = 50
FoundReferral = Referral
FoundStep = Step
FoundConsultation = Consultation


@dataclass(frozen=True)
class Sought:
    """What the caseload is filtered by; `service`: a reference, or nothing."""

    listed: Listed = Listed.OPEN
    service: str = ""
    page: int = 1


@dataclass(frozen=True)
class Caseload:
    """A page of requests; `named`: the children whose record the viewer may open."""

    rows: tuple[Referral, ...]
    named: frozenset[int]
    total: int
    sought: Sought

    @property
    def has_more(self) -> bool:
        return self.sought.page * A_PAGE < self.total


@dataclass(frozen=True)
class Whole:
    """One request: its steps, the oldest first, how it stands, and what may follow."""

    row: Referral
    steps: tuple[Step, ...]
    stage: Stage
    may_follow: tuple[StepKind, ...]
    sees_child: bool


def referrals(*, viewer: Viewer) -> ReferralQuerySet:
    return Referral.objects.visible_to(viewer).select_related(*WITH_IT)


def referral_named(*, viewer: Viewer, reference: str) -> ReferralQuerySet:
    return referrals(viewer=viewer).filter(reference=reference)


def caseload(*, viewer: Viewer, sought: Sought) -> Caseload:
    """Fifty a page, the oldest first: who has waited longest stands at the top."""
    found = referrals(viewer=viewer).with_stage().filter(stands__in=rules.SHOWN[sought.listed])
    if sought.service:
        found = found.filter(service__reference=sought.service)
    first = (sought.page - 1) * A_PAGE
    rows = tuple(found.order_by("requested_on", "pk")[first : first + A_PAGE])
    return Caseload(
        rows=rows,
        named=_readable(viewer, [row.child_id for row in rows if row.child_id]),
        total=found.count(),
        sought=sought,
    )


def whole(*, viewer: Viewer, row: Referral) -> Whole:
    """One request; the viewer was already found to be allowed to read it."""
    steps = tuple(row.steps.order_by("pk"))
    stage = rules.stage(StepKind(one.kind) for one in steps)
    return Whole(
        row=row,
        steps=steps,
        stage=stage,
        may_follow=tuple(kind for kind in rules.MAY_FOLLOW[stage] if _may(viewer, kind)),
        sees_child=row.child_id in _readable(viewer, [row.child_id] if row.child_id else []),
    )


def of_child(*, viewer: Viewer, child: Child) -> tuple[Referral, ...]:
    """What was asked for about one child, the newest first."""
    found = referrals(viewer=viewer).filter(child=child).with_stage()
    return tuple(found.order_by("-requested_on", "-pk"))


def consultations(*, viewer: Viewer) -> ConsultationQuerySet:
    """Advice that was given, the newest first."""
    return (
        Consultation.objects.visible_to(viewer)
        .select_related("child__person", "service")
        .order_by("-held_on", "-pk")
    )


def _may(viewer: Viewer, kind: StepKind) -> bool:
    """Whoever asked takes it back; the service, or somebody it told, records the rest."""
    return viewer.may(P.REQUEST_SERVICE if kind is StepKind.WITHDRAW else P.ANSWER_REQUEST)


def _readable(viewer: Viewer, child_ids: list[int]) -> frozenset[int]:
    if not child_ids or not viewer.may(P.READ_CHILD):
        return frozenset()
    seen: QuerySet[Child] = children.children(viewer=viewer.to(P.READ_CHILD))
    return frozenset(seen.filter(pk__in=child_ids).values_list("pk", flat=True))
