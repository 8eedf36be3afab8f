"""A child has come from abroad."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.plans import changes, forms, queries
from methub.plans.views.asking import Question, ask, child_or_404, one_or_404, recorded, signed


@require(P.WRITE_PLAN)
@require_http_methods(["GET", "POST"])
def arrive(request: SignedInRequest, reference: str) -> HttpResponse:
    """What is owed from now on follows from what is said here."""
    child = child_or_404(request, reference)
    form = forms.ArrivalForm(request.POST or None)
    if recorded(
        request,
        form,
        lambda: changes.record_arrival(child=child, **form.cleaned_data, **signed(request)),
        "Recorded. What is owed stands on Today.",
    ):
        return redirect("plans:of-child", reference)
    question = Question(
        "Arrival from abroad",
        "Record the arrival",
        "A child who came alone is owed a holistic assessment. With any fear of trafficking, an "
        "interim safety package is owed at once.",
    )
    return ask(request, child, form, question)


@require(P.WRITE_PLAN)
@require_http_methods(["GET", "POST"])
def assessed(request: SignedInRequest, reference: str) -> HttpResponse:
    """What the holistic assessment found."""
    arrival = one_or_404(queries.arrival_named(viewer=request.viewer, reference=reference))
    form = forms.AssessedForm(request.POST or None)
    if recorded(
        request,
        form,
        lambda: changes.record_assessed(arrival=arrival, **form.cleaned_data, **signed(request)),
        "Recorded.",
    ):
        return redirect("plans:of-child", arrival.child.person.reference)
    question = Question("Holistic assessment", "Record the assessment")
    return ask(request, arrival.child, form, question)
