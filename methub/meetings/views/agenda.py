"""The agenda is drawn, added to and arranged; each agency writes what it has to say."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.children import queries as children
from methub.foundation.records import ChangedMeanwhile
from methub.meetings import changes, forms, presenters, queries
from methub.meetings.views.asking import (
    Question,
    ask,
    done,
    item_or_404,
    meeting_or_404,
    recorded,
    running,
    signed,
)


@require(P.READ_MEETING)
@require_POST
def draw(request: SignedInRequest, reference: str) -> HttpResponse:
    """Again, by the facts of now."""
    meeting = running(request, meeting_or_404(request, reference))
    return done(
        request,
        lambda: changes.draw_agenda(meeting=meeting, **signed(request)),
        "The agenda is drawn again. Nothing that stood on it was taken off.",
        "meetings:meeting",
        reference,
    )


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, reference: str) -> HttpResponse:
    """A child, or a subject, put on by hand."""
    meeting = running(request, meeting_or_404(request, reference))
    form = forms.AddForm(request.POST or None)

    def record() -> object:
        said: dict[str, Any] = dict(form.cleaned_data)
        named = said.pop("child").strip().upper()
        child = children.child_named(viewer=request.viewer, reference=named).first()
        if named and child is None:
            raise changes.NoSuchChild
        return changes.add_item(meeting=meeting, child=child, **said, **signed(request))

    if recorded(request, form, record, "On the agenda."):
        return redirect("meetings:meeting", reference)
    return ask(request, meeting, form, Question("Add to the agenda", "Add it"))


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def arrange(request: SignedInRequest, reference: str) -> HttpResponse:
    """Where it stands, how long it takes, who reads it; or off, with a reason."""
    item = item_or_404(request, reference)
    meeting = running(request, item.meeting)
    form = forms.ArrangeForm(request.POST or None, initial=presenters.arrangement(item))

    def record() -> object:
        said: dict[str, Any] = dict(form.cleaned_data)
        said |= {"position": int(said["position"]), "minutes": int(said["minutes"])}
        return changes.arrange_item(item=item, **said, **signed(request))

    try:
        if recorded(request, form, record, "Saved."):
            return redirect("meetings:meeting", meeting.reference)
    except ChangedMeanwhile:
        form.add_error(None, "Somebody else changed this item meanwhile. Open it again.")
    question = Question(presenters.title_of(item), "Save", facts=presenters.reason_rows(item))
    return ask(request, item, form, question)


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def update(request: SignedInRequest, reference: str) -> HttpResponse:
    """What one’s agency has to say about a child or a subject."""
    item = item_or_404(request, reference)
    mine = queries.own_invitation(viewer=request.viewer, meeting=item.meeting)
    if mine is None:
        raise PermissionDenied
    form = forms.UpdateForm(request.POST or None)
    if recorded(
        request,
        form,
        lambda: changes.write_update(
            item=item, author=mine.user, agency=mine.agency, **form.cleaned_data, **signed(request)
        ),
        "Your update is written.",
    ):
        return redirect("meetings:item", reference)
    question = Question(
        presenters.title_of(item),
        "Write it",
        f"Your update is {mine.agency.name}’s.",
        presenters.reason_rows(item),
        reverse("meetings:item", args=[reference]),
    )
    return ask(request, item, form, question)
