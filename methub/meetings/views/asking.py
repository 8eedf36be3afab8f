"""How every page of this room finds its record, asks its question and takes the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from methub.agencies.access import SignedInRequest
from methub.audit import trail
from methub.fittings.components import SummaryRow
from methub.fittings.forms import HubForm
from methub.meetings import changes, queries


@dataclass(frozen=True)
class Question:
    """One question: its title, the button's words, a word of help, and what stands beside it."""

    title: str
    words: str
    help: str = ""
    facts: tuple[SummaryRow, ...] = ()
    cancel: str = ""


def signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}


def one_or_404(rows: QuerySet[Any]) -> Any:
    """The row, or the same 404 whether it is not there or not theirs to know of."""
    found = rows.first()
    if found is None:
        raise Http404
    return found


def meeting_or_404(request: SignedInRequest, reference: str) -> Any:
    return one_or_404(queries.meeting_named(viewer=request.viewer, reference=reference))


def running(request: SignedInRequest, meeting: Any) -> Any:
    """The meeting, for whoever may change it."""
    if not queries.may_run(viewer=request.viewer, meeting=meeting):
        raise PermissionDenied
    return meeting


def item_or_404(request: SignedInRequest, reference: str) -> Any:
    return one_or_404(queries.item_named(viewer=request.viewer, reference=reference))


def reading(request: SignedInRequest, about: Any, page: str, shown: Any = ()) -> Any:
    """The line in the audit book, before anything is read: whose child it is about, or which
    children stand on it."""
    return trail.reading(
        "meetings.page.read",
        person_id=getattr(about, "child_id", None),
        about=about,
        page=page,
        shown=list(shown),
        **signed(request),
    )


def recorded(
    request: SignedInRequest, form: HubForm, record: Callable[[], object], said: str
) -> bool:
    """Whether it was sent, made sense and was recorded. A refusal is shown on the form, beside the
    answer it is about where it is about one, and what was written stays."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        record()
    except changes.Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    messages.success(request, said)
    return True


def done(
    request: SignedInRequest, record: Callable[[], object], said: str, page: str, reference: str
) -> HttpResponse:
    """One button that changes something: done, or why not, on the page one goes to."""
    try:
        record()
        messages.success(request, said)
    except changes.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(page, reference)


def ask(request: SignedInRequest, about: Any, form: HubForm, question: Question) -> HttpResponse:
    """`about`: the meeting, or what belongs to it."""
    meeting = getattr(about, "meeting", about)
    cancel = question.cancel or reverse("meetings:meeting", args=[meeting.reference])
    with reading(request, about, question.title):
        page = {"form": form, "question": question, "name": meeting.name, "cancel": cancel}
        return render(request, "meetings/question.html", page)
