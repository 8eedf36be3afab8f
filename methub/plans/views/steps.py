"""Steps of a plan: agreed, and ended."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.people import queries as people
from methub.plans import changes, forms, presenters, queries
from methub.plans.codes import PlanKind
from methub.plans.views.asking import Question, ask, one_or_404, recorded, signed


@require(P.WRITE_PLAN)
@require_http_methods(["GET", "POST"])
def agree(request: SignedInRequest, reference: str) -> HttpResponse:
    """Who does what, by when. The child's own part is a step like any other, and theirs."""
    plan = one_or_404(queries.plan_named(viewer=request.viewer, reference=reference))
    colleagues = agencies.colleagues(viewer=request.viewer)
    form = forms.StepForm(request.POST or None, people=colleagues)

    def record() -> object:
        said = dict(form.cleaned_data)
        owner = colleagues.filter(reference=said.pop("owner")).first()
        return changes.agree_step(plan=plan, owner=owner, **said, **signed(request))

    if recorded(request, form, record, "The step is agreed."):
        return redirect("plans:of-child", plan.child.person.reference)
    question = Question("A step", "Agree the step", f"{PlanKind(plan.kind).label}.")
    return ask(request, plan.child, form, question)


@require(P.READ_PLAN)
@require_http_methods(["GET", "POST"])
def step(request: SignedInRequest, reference: str) -> HttpResponse:
    """One step; and for whoever owes it or writes plans, what became of it."""
    found = one_or_404(queries.step_named(viewer=request.viewer, reference=reference))
    viewer = people.beside(viewer=request.viewer, person=found.child.person)
    if not queries.may_finish(viewer=viewer, step=found):
        raise PermissionDenied
    form = forms.EndStepForm(request.POST or None)
    if recorded(
        request,
        form,
        lambda: changes.end_step(step=found, **form.cleaned_data, **signed(request)),
        "Recorded.",
    ):
        return redirect("plans:of-child", found.child.person.reference)
    question = Question("A step of a plan", "Record it", facts=presenters.step_facts(found))
    return ask(request, found.child, form, question)
