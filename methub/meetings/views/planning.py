"""A meeting is planned, moved, called off; somebody is invited, or no longer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.foundation.records import ChangedMeanwhile
from methub.meetings import changes, forms, presenters, queries
from methub.meetings.views.asking import (
    Question,
    ask,
    done,
    meeting_or_404,
    one_or_404,
    recorded,
    running,
    signed,
)


@require(P.RUN_MEETING)
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest) -> HttpResponse:
    """Which meeting of which authority, when and where; its agenda draws itself."""
    authorities = {one.reference: one for one in queries.authorities(viewer=request.viewer)}
    kinds = {
        one: queries.kinds_of(viewer=request.viewer, authority=one) for one in authorities.values()
    }
    waiting = {one.reference: one for one in queries.thresholds_waiting(viewer=request.viewer)}
    tested = {one.reference: one for one in queries.found_needed(viewer=request.viewer)}
    panels = {one.reference: one for one in queries.panels_ahead(viewer=request.viewer)}
    form = forms.PlanForm(
        request.POST or None,
        kinds=presenters.kind_choices(kinds),
        thresholds=presenters.threshold_choices(waiting.values()),
        panels=presenters.panel_choices(panels.values()),
        tested=presenters.panel_choices(tested.values()),
        initial={name: request.GET.get(name, "") for name in ("threshold", "tested_by")},
    )
    planned: list[Any] = []

    def record() -> None:
        said = form.cleaned_data
        where, _, kind = said["kind"].partition(".")
        what = changes.Planned(
            kind=kind,
            starts_at=said["starts_at"],
            place=said["place"],
            about=said["about"],
            threshold=waiting.get(said["threshold"]),
            reports_to=panels.get(said["reports_to"]),
            tested_by=tested.get(said["tested_by"]),
        )
        planned.append(
            changes.plan_meeting(authority=authorities[where], planned=what, **signed(request))
        )

    if recorded(request, form, record, "The meeting is planned, and its agenda drawn."):
        return redirect("meetings:meeting", planned[0].reference)
    trail.note_reading("meetings.page.read", page="Plan a meeting", **signed(request))
    question = Question("Plan a meeting", "Plan it")
    page = {"form": form, "question": question, "name": "", "cancel": reverse("meetings:list")}
    return render(request, "meetings/question.html", page)


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def move(request: SignedInRequest, reference: str) -> HttpResponse:
    """Another time, or another place."""
    meeting = running(request, meeting_or_404(request, reference))
    form = forms.MoveForm(
        request.POST or None,
        initial={
            "starts_at": meeting.starts_at, "place": meeting.place, "version": meeting.version,
        },
    )  # fmt: skip
    try:
        if recorded(
            request,
            form,
            lambda: changes.move_meeting(meeting=meeting, **form.cleaned_data, **signed(request)),
            "Moved. Everybody invited is told.",
        ):
            return redirect("meetings:meeting", reference)
    except ChangedMeanwhile:
        form.add_error(None, "Somebody else moved it meanwhile. Open it again.")
    return ask(request, meeting, form, Question("Move the meeting", "Move it"))


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def cancel(request: SignedInRequest, reference: str) -> HttpResponse:
    """It will not be held."""
    meeting = running(request, meeting_or_404(request, reference))
    form = forms.CancelForm(request.POST or None)
    if recorded(
        request,
        form,
        lambda: changes.cancel_meeting(meeting=meeting, **form.cleaned_data, **signed(request)),
        "Called off. Everybody invited is told.",
    ):
        return redirect("meetings:meeting", reference)
    return ask(request, meeting, form, Question("Call the meeting off", "Call it off"))


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def invite(request: SignedInRequest, reference: str) -> HttpResponse:
    """Somebody comes for their agency."""
    meeting = running(request, meeting_or_404(request, reference))
    jobs = {job.reference: job for job in queries.can_come(viewer=request.viewer)}
    form = forms.InviteForm(request.POST or None, jobs=presenters.job_choices(jobs.values()))

    def record() -> object:
        job = jobs[form.cleaned_data["user"]]
        return changes.invite(
            meeting=meeting, user=job.user, agency=job.team.agency,
            part=form.cleaned_data["part"], **signed(request),
        )  # fmt: skip

    if recorded(request, form, record, "Invited."):
        return redirect("meetings:meeting", reference)
    question = Question(
        "Invite somebody",
        "Invite them",
        "From a week before the meeting until a week after, they know of the children on its "
        "agenda.",
    )
    return ask(request, meeting, form, question)


@require(P.READ_MEETING)
@require_POST
def withdraw(request: SignedInRequest, reference: str) -> HttpResponse:
    """They are no longer asked to come."""
    found = one_or_404(queries.invitation_named(viewer=request.viewer, reference=reference))
    meeting = running(request, found.meeting)
    return done(
        request,
        lambda: changes.withdraw_invitation(invitation=found, **signed(request)),
        f"{found.user.name} is no longer invited.",
        "meetings:meeting",
        meeting.reference,
    )
