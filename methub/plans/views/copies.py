"""A plan is sent, given by hand, read and acknowledged."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.people import queries as people
from methub.plans import changes, forms, presenters, queries
from methub.plans.codes import PlanKind
from methub.plans.views.asking import Question, ask, one_or_404, reading, recorded, signed


@require(P.WRITE_PLAN)
@require_POST
def send(request: SignedInRequest, reference: str) -> HttpResponse:
    """To everybody who must hold this version and does not."""
    plan = one_or_404(queries.plan_named(viewer=request.viewer, reference=reference))
    try:
        sent = changes.send_copies(plan=plan, **signed(request))
    except changes.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:plan", reference)
    if sent:
        messages.success(request, f"Sent to {', '.join(copy.holder for copy in sent)}.")
    else:
        messages.info(
            request, "Whoever is not on the list yet cannot open it here. Give it to them by hand."
        )
    return redirect("plans:plan", reference)


@require(P.WRITE_PLAN)
@require_http_methods(["GET", "POST"])
def give(request: SignedInRequest, reference: str) -> HttpResponse:
    """Somebody outside MET Hub, or an agency that cannot open the record, holds a copy."""
    plan = one_or_404(queries.plan_named(viewer=request.viewer, reference=reference))
    known = agencies.agencies(viewer=request.viewer)
    form = forms.GiveForm(request.POST or None, agencies=known)

    def record() -> object:
        said: dict[str, Any] = dict(form.cleaned_data)
        agency = known.filter(reference=said.pop("agency")).first()
        return changes.give_by_hand(plan=plan, agency=agency, **said, **signed(request))

    if recorded(request, form, record, "Recorded on the distribution list."):
        return redirect("plans:plan", reference)
    question = Question(
        "A copy given by hand",
        "Record it",
        f"{PlanKind(plan.kind).label}, version {plan.number}. The police, the hub and every "
        "agency working with the child must hold it.",
    )
    return ask(request, plan.child, form, question)


@require(P.READ_PLAN)
@require_http_methods(["GET", "POST"])
def copy(request: SignedInRequest, reference: str) -> HttpResponse:
    """The copy in somebody's hands: read, and acknowledged by whoever it was given to."""
    found = one_or_404(queries.copy_named(viewer=request.viewer, reference=reference))
    is_holder = queries.is_holder(viewer=request.viewer, copy=found)
    may_say = is_holder and found.acknowledged_at is None
    form = forms.AcknowledgeForm(request.POST or None)
    if is_holder and recorded(
        request,
        form,
        lambda: changes.acknowledge_copy(copy=found, **signed(request)),
        "Acknowledged.",
    ):
        return redirect("plans:copy", reference)
    if is_holder and found.opened_at is None:
        changes.note_opened(copy=found, **signed(request))
    with reading(request, found.child, "Copy of a plan", found):
        viewer = people.beside(viewer=request.viewer, person=found.child.person)
        found.plan.child = found.child
        queries.as_told(viewer=viewer, child=found.child, plans=[found.plan])
        page = {
            "form": form,
            "may_say": may_say,
            "name": found.child.person.name,
            "plans_href": reverse("plans:of-child", args=[found.child.person.reference]),
            "facts": presenters.copy_facts(found),
            "shown": presenters.shown(found.plan, viewer),
        }
        return render(request, "plans/copy.html", page)
