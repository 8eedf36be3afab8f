"""A child's plans: on one page, one version by itself, on paper, in part, and written."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.concerns import queries as concerns
from methub.foundation import spoken
from methub.foundation.records import ChangedMeanwhile
from methub.people import queries as people
from methub.plans import changes, forms, presenters, queries
from methub.plans.codes import Paper, PlanKind
from methub.plans.rules import SHAPES
from methub.plans.views.asking import (
    Question,
    Unsaved,
    ask,
    child_or_404,
    one_or_404,
    reading,
    recorded,
    signed,
)


@require(P.READ_PLAN)
@require_safe
def of_child(request: SignedInRequest, reference: str) -> HttpResponse:
    """Every plan in force, the first hour of the trigger plan before everything else."""
    child = child_or_404(request, reference)
    with reading(request, child, "Plans"):
        viewer = people.beside(viewer=request.viewer, person=child.person)
        newest = queries.newest(viewer=viewer, child=child)
        trigger = newest.get(PlanKind.TRIGGER)
        page = presenters.child_page(
            queries.known_of(viewer=viewer, child=child),
            newest,
            distribution=queries.distribution(viewer=viewer, plan=trigger)
            if trigger and not trigger.is_over
            else [],
            steps=queries.steps_of(viewer=viewer, child=child),
            arrivals=queries.arrivals_of(viewer=viewer, child=child),
            viewer=viewer,
        )
        return render(request, "plans/child.html", {"page": page})


@require(P.READ_PLAN)
@require_safe
def plan(request: SignedInRequest, reference: str) -> HttpResponse:
    """One version, who holds it, and the versions before and after."""
    found = one_or_404(queries.plan_named(viewer=request.viewer, reference=reference))
    with reading(request, found.child, "Version of a plan", found):
        viewer = people.beside(viewer=request.viewer, person=found.child.person)
        versions = queries.plans_of(viewer=viewer, child=found.child).filter(kind=found.kind)
        queries.as_told(viewer=viewer, child=found.child, plans=[found])
        page = presenters.plan_page(
            found,
            list(versions),
            distribution=queries.distribution(viewer=viewer, plan=found),
            viewer=viewer,
        )
        return render(request, "plans/plan.html", {"page": page})


@require(P.READ_PLAN)
@require_safe
def in_force(request: SignedInRequest, reference: str) -> HttpResponse:
    """A part of other rooms' pages: what everybody does at once, wherever the child is met."""
    child = child_or_404(request, reference)
    with reading(request, child, "Plans in force"):
        page = presenters.in_force(
            queries.known_of(viewer=request.viewer, child=child),
            queries.newest(viewer=request.viewer, child=child),
        )
        return render(request, "plans/in_force.html", {"page": page})


@require(P.READ_PLAN)
@require_safe
def paper(request: SignedInRequest, reference: str, paper: str) -> HttpResponse:
    """Printed from the plan in force, so that there is never a second plan to keep in step."""
    child = child_or_404(request, reference)
    if paper not in Paper.values():
        raise Http404
    with reading(request, child, Paper(paper).label):
        newest = queries.newest(viewer=request.viewer, child=child, on_paper=True)
        found = newest.get(PlanKind.TRIGGER)
        if found is None or found.is_over:
            raise Http404
        known = queries.known_of(viewer=request.viewer, child=child)
        page = presenters.paper_page(Paper(paper), found, known)
        return render(request, "plans/paper.html", {"page": page})


@require(P.WRITE_PLAN)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, reference: str, kind: str) -> HttpResponse:
    """The first version, or another: everything the plan says, in its parts."""
    child, what = child_or_404(request, reference), _kind_or_404(kind)
    before = queries.newest(viewer=request.viewer, child=child).get(what)
    unsaved = queries.draft_of(viewer=request.viewer, child=child, kind=what)
    known = queries.known_of(viewer=request.viewer, child=child)
    form = forms.PlanForm(
        request.POST if request.method == "POST" else None,
        kind=what,
        is_first=before is None,
        initial=presenters.beginning(what, before, known)
        | ({} if before else _feared(request, child, what))
        | ({**unsaved.answers, "version": unsaved.based_on} if unsaved else {}),
    )
    try:
        if form.is_valid():
            written: list[Any] = []
            if recorded(
                request,
                form,
                lambda: written.append(
                    changes.write_plan(child=child, kind=what, **form.said, **signed(request))
                ),
                "Saved as a new version.",
            ):
                _after(request, written[0])
                return redirect("plans:plan", written[0].reference)
    except ChangedMeanwhile:
        form.open_at(before.number if before else 0)
    is_changed = bool(form.non_field_errors()) and before is not None
    question = Question(
        what.label if before is None else f"{what.label}: version {before.number + 1}",
        "Save this version",
        SHAPES[what].purpose,
        standing=presenters.standing(before) if is_changed else (),
        unsaved=_unsaved(unsaved, before, reference) if request.method == "GET" else None,
        autosave=reverse("plans:draft", args=[reference, kind]),
    )
    return ask(request, child, form, question)


@require(P.WRITE_PLAN)
@require_POST
def draft(request: SignedInRequest, reference: str, kind: str) -> JsonResponse:
    """Kept every few seconds. Nothing is read, so nothing is written in the book."""
    child, what = child_or_404(request, reference), _kind_or_404(kind)
    form = forms.PlanForm(request.POST, kind=what, is_first=False)
    changes.save_draft(
        child=child,
        kind=what,
        answers=form.kept,
        based_on=form.cleaned_data.get("version", 0),
        user_id=request.viewer.user_id,
        **signed(request),
    )
    return JsonResponse({"words": f"Kept on the server, {spoken.clock(request.at)}"})


@require(P.WRITE_PLAN)
@require_POST
def discard(request: SignedInRequest, reference: str, kind: str) -> HttpResponse:
    """Leave what was being written, and go back to what was saved."""
    child, what = child_or_404(request, reference), _kind_or_404(kind)
    changes.discard_draft(child=child, kind=what, user_id=request.viewer.user_id, **signed(request))
    return redirect("plans:write", reference, what)


def _kind_or_404(kind: str) -> PlanKind:
    if kind not in PlanKind.values():
        raise Http404
    return PlanKind(kind)


def _unsaved(draft: Any, before: Any, reference: str) -> Unsaved | None:
    if draft is None:
        return None
    return Unsaved(
        when=spoken.instant(draft.saved_at),
        is_behind=draft.based_on != (before.number if before else 0),
        discard=reverse("plans:discard", args=[reference, draft.kind]),
    )


def _feared(request: SignedInRequest, child: Any, kind: PlanKind) -> dict[str, Any]:
    """From the concern it is begun from, if the address names one about this child."""
    named = request.GET.get("concern", "")
    viewer = request.viewer.to(P.READ_CONCERN)
    row = concerns.concern_named(viewer=viewer, reference=named).filter(child=child).first()
    return presenters.from_concern(kind, row) if row else {}


def _after(request: SignedInRequest, plan: Any) -> None:
    if not plan.is_over:
        messages.info(request, "Nobody has been given this version yet. Send it from here.")
