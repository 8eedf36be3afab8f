"""The list, one placement, and our notice of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.out_of_area import forms, presenters, queries
from methub.out_of_area.views.asking import placement_or_404, signed
from methub.people import queries as people


@require(P.READ_CHILD)
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    direction, flag, number = forms.asked(request.GET)
    found = queries.listed(viewer=request.viewer, direction=direction, flag=flag, page=number)
    with trail.reading(
        "out_of_area.list.read",
        filter={"way": direction, "flag": flag or ""},
        shown=[one.row.child_id for one in found.rows],
        **signed(request),
    ):
        page = presenters.list_page(found, direction=direction, flag=flag, at=request.at)
        return render(request, "out_of_area/list.html", {"page": page})


@require(P.READ_CHILD)
@require_safe
def placement(request: SignedInRequest, reference: str) -> HttpResponse:
    row = placement_or_404(request, reference)
    with trail.reading(
        "out_of_area.placement.read", person_id=row.child_id, about=row, **signed(request)
    ):
        viewer = people.beside(viewer=request.viewer, person=row.child.person)
        found = queries.handshake(viewer=request.viewer, row=row)
        episodes = queries.episodes_since(viewer=request.viewer, child=row.child)
        page = presenters.placement_page(found, episodes, viewer)
        return render(request, "out_of_area/placement.html", {"page": page})


@require(P.WRITE_HANDSHAKE)
@require_safe
def notice(request: SignedInRequest, reference: str) -> HttpResponse:
    """What we tell the authority the child lives in: printed, and sent by secure e-mail."""
    row = placement_or_404(request, reference)
    with trail.reading(
        "out_of_area.notice.made", person_id=row.child_id, about=row, **signed(request)
    ):
        page = presenters.notice_page(queries.notice(viewer=request.viewer, row=row))
        return render(request, "out_of_area/notice.html", {"page": page})
