"""Lists: what waits for somebody, and one child's assessments."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.assessments import changes, forms, queries
from methub.assessments.codes import Exploitation, Trigger
from methub.assessments.presenters import lists
from methub.assessments.views.asking import child_or_404, recorded, signed
from methub.audit import trail
from methub.concerns import queries as concerns
from methub.foundation import spoken


@require(P.READ_ASSESSMENT)
@require_safe
def waiting(request: SignedInRequest) -> HttpResponse:
    """What the hub has to accept, and what the reader has begun."""
    to_accept = list(queries.to_accept(viewer=request.viewer)[:100])
    mine = list(queries.being_written(viewer=request.viewer)[:100])
    shown = sorted({row.child_id for row in (*to_accept, *mine)})
    with trail.reading("assessments.list.read", shown=shown, **signed(request)):
        page = {
            "to_accept": lists.waiting(
                to_accept,
                at=request.at,
                caption="For the hub to accept",
                empty="Every finished assessment is accepted.",
            ),
            "mine": lists.waiting(
                mine,
                at=request.at,
                caption="Being written by you",
                empty="You are writing none. Begin one from a child’s page.",
            ),
        }
        return render(request, "assessments/list.html", page)


@require(P.READ_ASSESSMENT)
@require_safe
def of_child(request: SignedInRequest, child: str) -> HttpResponse:
    """One child's assessments and levels."""
    one = child_or_404(request, child)
    with trail.reading("assessments.child.read", person_id=one.pk, about=one, **signed(request)):
        steps = queries.on_tracker(viewer=request.viewer, child_ids=[one.pk]).get(one.pk, [])
        stood = queries.history_of(viewer=request.viewer, child=one)
        page = {
            "child": one.person.name,
            "child_href": reverse("chronology:child", args=[child]),
            "begin": reverse("assessments:begin", args=[child])
            if request.viewer.may(P.WRITE_ASSESSMENT)
            else "",
            "incident": reverse("assessments:incident", args=[child])
            if stood and request.viewer.may(P.WRITE_ASSESSMENT)
            else "",
            "incidents": lists.incidents(queries.incidents_of(viewer=request.viewer, child=one)),
            "assessments": lists.of_child(queries.of_child(viewer=request.viewer, child=one)),
            "levels": lists.levels(stood),
            "tracker": lists.on_tracker(steps, viewer=request.viewer, child=child),
        }
        return render(request, "assessments/child.html", page)


@require(P.WRITE_ASSESSMENT)
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest, child: str) -> HttpResponse:
    """A child is assessed: with which tool, of which types, and why now."""
    one = child_or_404(request, child)
    tools = queries.tools_for(viewer=request.viewer, child=one)
    form = forms.BeginForm(
        request.POST or None,
        tools=[(tool.reference, tool.title) for tool in tools],
        initial=_begins_with(request, one),
    )

    def record() -> None:
        said = form.cleaned_data
        changes.open_assessment(
            child=one,
            tool=next(tool for tool in tools if tool.reference == said["tool"]),
            types=[Exploitation(code) for code in said["types"]],
            trigger=Trigger(said["trigger"]),
            note=said["note"],
            user_id=request.viewer.user_id,
            **signed(request),
        )

    if recorded(request, form, record, said="The assessment has begun."):
        newest = queries.of_child(viewer=request.viewer, child=one)[0]
        return redirect("assessments:write", newest.reference)
    with trail.reading("assessments.child.read", person_id=one.pk, about=one, **signed(request)):
        page = {"child": one.person.name, "form": form, "has_tools": bool(tools),
                "cancel": reverse("assessments:of-child", args=[child])}  # fmt: skip
        return render(request, "assessments/begin.html", page)


def _begins_with(request: SignedInRequest, child: queries.Child) -> dict[str, Any]:
    """What was feared, where a concern led here; otherwise what the child stands for already. A
    type that is not asked about again would fall silently out of sight."""
    feared = concerns.types_feared(viewer=request.viewer, child=child)
    if feared:
        return {"types": sorted(feared), "trigger": Trigger.CONCERN}
    rows = queries.standings(viewer=request.viewer, child_ids=[child.pk]).get(child.pk, [])
    stood = {"types": [row.subject for row in rows if row.subject in Exploitation.values()]}
    happened = queries.incident_since(viewer=request.viewer, child=child)
    if happened is None:
        return stood
    note = f"{spoken.day(happened.happened_on)}: {happened.what} ({happened.said_by})"
    return {**stood, "trigger": Trigger.INCIDENT, "note": note[: forms.LONGEST_NOTE]}


@require(P.WRITE_ASSESSMENT)
@require_http_methods(["GET", "POST"])
def incident(request: SignedInRequest, child: str) -> HttpResponse:
    """Something happened to a child who has a level: the review does not wait for its day."""
    one = child_or_404(request, child)
    form = forms.IncidentForm(request.POST or None)
    if recorded(
        request,
        form,
        lambda: changes.record_incident(child=one, **form.cleaned_data, **signed(request)),
        said="The incident is recorded, and the child is to be assessed again.",
    ):
        return redirect("assessments:of-child", child)
    with trail.reading("assessments.child.read", person_id=one.pk, about=one, **signed(request)):
        page = {"child": one.person.name, "form": form,
                "cancel": reverse("assessments:of-child", args=[child])}  # fmt: skip
        return render(request, "assessments/incident.html", page)


@require(P.ACCEPT_ASSESSMENT)
@require_http_methods(["GET", "POST"])
def off(request: SignedInRequest, child: str, subject: str) -> HttpResponse:
    """A person takes a child off the tracker for one type, with a reason."""
    one = child_or_404(request, child)
    form = forms.WhyForm(request.POST or None)
    if recorded(
        request,
        form,
        lambda: changes.take_off_tracker(
            child=one, subject=subject, why=form.cleaned_data["why"], **signed(request)
        ),
    ):
        return redirect("assessments:of-child", child)
    with trail.reading("assessments.child.read", person_id=one.pk, about=one, **signed(request)):
        page = {"child": one.person.name, "form": form,
                "cancel": reverse("assessments:of-child", args=[child])}  # fmt: skip
        return render(request, "assessments/off.html", page)
