"""Care, home, school, worker: what is true of a child from a day on."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.children import changes, forms, presenters, queries
from methub.children.codes import AllocationKind, CareStatus, LivingKind, SchoolStatus
from methub.children.views.asking import ask, opened
from methub.foundation.timekeeping import london_day


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def care(request: SignedInRequest, reference: str) -> HttpResponse:
    child = opened(request, reference)
    now = queries.situation(viewer=request.viewer, child=child)
    form = forms.CareForm(request.POST or None, initial=_today(request, status=now.care_status))

    def save(said: dict[str, Any]) -> None:
        changes.record_care_status(
            child=child,
            status=CareStatus(said["status"]),
            from_on=said["from_on"],
            by=request.actor,
            at=request.at,
        )

    return ask(request, child, form, save, presenters.care_page(child, now))


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def authority(request: SignedInRequest, reference: str) -> HttpResponse:
    """Another authority answers for the child from a day on."""
    child = opened(request, reference)
    known = agencies.authorities(viewer=request.viewer)
    form = forms.AuthorityForm(
        request.POST or None,
        authorities=presenters.named(known),
        initial=_today(
            request, authority=child.responsible_authority.reference, version=child.version
        ),
    )

    def save(said: dict[str, Any]) -> None:
        changes.change_responsible_authority(
            child=child,
            authority=known.get(reference=said["authority"]),
            from_on=said["from_on"],
            reason=said["reason"],
            version=said["version"],
            by=request.actor,
            at=request.at,
        )

    return ask(
        request, child, form, save, presenters.authority_page(child),
        now={"version": child.version},
    )  # fmt: skip


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def school(request: SignedInRequest, reference: str) -> HttpResponse:
    child = opened(request, reference)
    now = queries.situation(viewer=request.viewer, child=child)
    form = forms.SchoolForm(request.POST or None, initial=_today(request))

    def save(said: dict[str, Any]) -> None:
        changes.record_schooling(
            child=child,
            **said | {"status": SchoolStatus(said["status"])},
            by=request.actor,
            at=request.at,
        )

    return ask(request, child, form, save, presenters.school_page(child, now))


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def placement(request: SignedInRequest, reference: str) -> HttpResponse:
    child = opened(request, reference)
    now = queries.situation(viewer=request.viewer, child=child)
    authorities = agencies.authorities(viewer=request.viewer)
    choices = {
        "district": list(queries.districts(viewer=request.viewer).items()),
        "host_authority": presenters.named(authorities),
        "ends": presenters.homes_to_end(now.placements),
    }
    form = forms.PlacementForm(request.POST or None, initial=_today(request), choices=choices)

    def save(said: dict[str, Any]) -> None:
        ends = said.pop("ends", [])
        miles, why = said.pop("typed_miles"), said.pop("typed_why")
        changes.record_placement(
            child=child,
            **said
            | {
                "kind": LivingKind(said["kind"]),
                "host_authority": authorities.filter(reference=said["host_authority"]).first(),
                "typed_distance": None if miles is None else changes.TypedDistance(miles, why),
                "ends": [home for home in now.placements if home.reference in ends],
            },
            by=request.actor,
            at=request.at,
        )

    return ask(request, child, form, save, presenters.placement_page(child))


@require(Permission.ALLOCATE_CHILD)
@require_http_methods(["GET", "POST"])
def worker(request: SignedInRequest, reference: str) -> HttpResponse:
    """Who works with the child; or nobody, from a day on."""
    child = opened(request, reference)
    now = queries.situation(viewer=request.viewer, child=child)
    workers, managers = (
        queries.workers(viewer=request.viewer),
        queries.managers(viewer=request.viewer),
    )
    choices = {"worker": presenters.named(workers), "manager": presenters.named(managers)}
    form = forms.WorkerForm(request.POST or None, initial=_today(request), choices=choices)

    def save(said: dict[str, Any]) -> None:
        signed: dict[str, Any] = {"by": request.actor, "at": request.at}
        if not said["worker"]:
            changes.end_allocation(child=child, until_on=said["from_on"], **signed)
            return
        changes.allocate_worker(
            child=child,
            kind=AllocationKind(said["kind"]),
            worker=workers.get(reference=said["worker"]),
            manager=managers.filter(reference=said["manager"]).first(),
            from_on=said["from_on"],
            **signed,
        )

    return ask(request, child, form, save, presenters.worker_page(child, now))


def _today(request: SignedInRequest, **known: object) -> dict[str, object]:
    return {"from_on": london_day(request.at), **known}
