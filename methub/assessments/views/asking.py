"""What every page of an assessment does: find it or 404, write the reading down, run one change."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from methub.agencies.access import SignedInRequest
from methub.agencies.roles import Role
from methub.assessments import changes, queries
from methub.assessments.presenters import pages
from methub.assessments.queries import Assessment, Child, FilledIn
from methub.audit import trail
from methub.children import queries as children
from methub.fittings.forms import HubForm


def found(request: SignedInRequest, reference: str) -> Assessment:
    """The assessment, or the same 404 whether it is not there or not theirs to know of."""
    return get_object_or_404(queries.assessment_named(viewer=request.viewer, reference=reference))


def child_or_404(request: SignedInRequest, reference: str) -> Child:
    child = children.child_named(viewer=request.viewer, reference=reference).first()
    if child is None or not queries.may_read_whole(viewer=request.viewer, child=child):
        raise Http404
    return child


def filled_in(request: SignedInRequest, assessment: Assessment) -> FilledIn:
    return queries.filled_in(viewer=request.viewer, assessment=assessment)


def roles_here(request: SignedInRequest, assessment: Assessment) -> frozenset[Role]:
    """What somebody is to this child, and has come to do this as: a police officer elsewhere
    speaks for no police here."""
    here = assessment.child.person.partnership_id
    jobs = request.viewer.at_work
    return frozenset(job.role for job in jobs if job.partnership_id == here)


def signed(request: SignedInRequest) -> dict[str, Any]:
    """Who, and when: what every change takes."""
    return {"by": request.actor, "at": request.at}


def recorded(
    request: SignedInRequest, form: HubForm, record: Callable[[], object], *, said: str = "Saved."
) -> bool:
    """Run the change of a form that makes sense. A refusal is shown beside the answer it is about,
    and what was written stays."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        record()
    except changes.Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, str(refused))
        return False
    messages.success(request, said)
    return True


def ask(
    request: SignedInRequest,
    filled: FilledIn,
    form: HubForm,
    *,
    heading: str,
    button: str,
    advice: str = "",
    warning: str = "",
) -> HttpResponse:
    """One question about an assessment."""
    assessment = filled.assessment
    with trail.reading(
        "assessments.question.read",
        person_id=assessment.child_id,
        about=assessment,
        page=heading,
        **signed(request),
    ):
        page = {
            "head": pages.head(assessment, filled.tool),
            "heading": heading,
            "button": button,
            "advice": advice,
            "warning": warning,
            "form": form,
            "cancel": reverse("assessments:assessment", args=[assessment.reference]),
        }
        return render(request, "assessments/ask.html", page)
