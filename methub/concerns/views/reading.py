"""The list of concerns, one of them, and how many there were."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.concerns import forms, presenters, queries
from methub.concerns.views.asking import concern_or_404, signed
from methub.foundation.timekeeping import london_day

ANY = (P.RAISE_CONCERN, P.READ_CONCERN, P.DECIDE_CONCERN)
READS = (P.READ_CONCERN, P.DECIDE_CONCERN)


@require(*ANY)
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    sought, days = forms.asked(request.GET, today=london_day(request.at))
    found = queries.listed(viewer=request.viewer, sought=sought)
    with trail.reading(
        "concerns.list.read",
        shown=[row.child_id for row in found.rows if row.child_id in found.named],
        **signed(request),
    ):
        page = presenters.list_page(found, viewer=request.viewer, days=days)
        return render(request, "concerns/list.html", {"page": page})


@require(*READS)
@require_safe
def figures(request: SignedInRequest) -> HttpResponse:
    """How many each agency raised. Names no child."""
    sought, days = forms.asked(request.GET, today=london_day(request.at))
    lines = queries.figures(viewer=request.viewer, sought=sought)
    types = queries.types_figures(viewer=request.viewer, sought=sought)
    page = presenters.figures_page(lines, types, days=days)
    return render(request, "concerns/figures.html", {"page": page})


@require(*ANY)
@require_safe
def concern(request: SignedInRequest, reference: str) -> HttpResponse:
    row = concern_or_404(request, reference)
    with trail.reading(
        "concerns.concern.read", person_id=row.child_id, about=row, **signed(request)
    ):
        found = queries.whole(viewer=request.viewer, row=row)
        page = presenters.concern_page(found, viewer=request.viewer)
        return render(request, "concerns/concern.html", {"page": page})
