"""Children missing education: for the hub, and for education partners who see the child."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import forms, presenters, queries


@require(Permission.SEARCH_CHILDREN)
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    status, page = forms.asked_of_schools(request.GET)
    found = queries.out_of_school(viewer=request.viewer, status=status, page=page)
    trail.note_reading(
        "children.missing-education.read",
        by=request.actor,
        at=request.at,
        shown=[row.child_id for row in found.rows],
        status=status,
        page=page,
    )
    shown = presenters.education_page(found, here=status, at=request.at)
    return render(request, "children/missing_education.html", {"page": shown})
