"""Minutes: read as a draft, checked, issued; and read by each as far as they may."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.documents.changes import ask_document
from methub.documents.codes import Form
from methub.meetings import changes, presenters, queries
from methub.meetings.views.asking import done, meeting_or_404, reading, running, signed


@require(P.READ_MEETING)
@require_safe
def minutes(request: SignedInRequest, reference: str) -> HttpResponse:
    """For whoever runs the meeting as they stand; for everybody else once they are issued."""
    meeting = meeting_or_404(request, reference)
    with reading(request, meeting, "Minutes"):
        found = queries.issued(viewer=request.viewer, meeting=meeting)
        may_run = queries.may_run(viewer=request.viewer, meeting=meeting)
        if not (may_run or (found.minutes and found.minutes.issued_at)):
            raise Http404
        page = presenters.minutes_page(
            meeting,
            found,
            may_run=may_run,
            may_give=request.viewer.may(P.RUN_MEETING),
            receives=queries.received(viewer=request.viewer, meeting=meeting),
            copies=queries.copies_of(viewer=request.viewer, meeting=meeting),
        )
        return render(request, "meetings/minutes.html", {"page": page})


@require(P.READ_MEETING)
@require_POST
def check(request: SignedInRequest, reference: str) -> HttpResponse:
    """Read through, whole, and kept under a seal."""
    meeting = running(request, meeting_or_404(request, reference))
    return done(
        request,
        lambda: changes.check_minutes(meeting=meeting, **signed(request)),
        "Checked, and sealed as they stand.",
        "meetings:minutes",
        reference,
    )


@require(P.READ_MEETING)
@require_POST
def issue(request: SignedInRequest, reference: str) -> HttpResponse:
    """Everybody invited may read them, each what they may."""
    meeting = running(request, meeting_or_404(request, reference))
    return done(
        request,
        lambda: changes.issue_minutes(meeting=meeting, **signed(request)),
        "Issued.",
        "meetings:minutes",
        reference,
    )


@require(P.READ_MEETING)
@require_POST
def paper(request: SignedInRequest, reference: str, kind: str, form: str) -> HttpResponse:
    """One’s own copy of what was issued, as a file. It is made with one’s own sight."""
    meeting = meeting_or_404(request, reference)
    found = queries.issued(viewer=request.viewer, meeting=meeting)
    received = queries.received(viewer=request.viewer, meeting=meeting)
    known = kind in received and form in Form.values()
    if not (known and found.is_whole and found.minutes and found.minutes.issued_at):
        raise Http404
    asked = ask_document(
        kind=f"meeting-{kind}",
        of=reference,
        form=Form(form),
        options=presenters.options_for(viewer=request.viewer, meeting=meeting),
        **signed(request),
    )
    return redirect("documents:document", asked.reference)
