"""What every page that changes a child's record has in common."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from methub.agencies.access import SignedInRequest
from methub.audit import trail
from methub.children import queries
from methub.children.changes import (
    AlreadyResponsible,
    EndsBeforeItBegan,
    LawAndWordDiffer,
    NoneAndSome,
    NothingDiffers,
    NotMissingEducation,
    NotYet,
    Overlaps,
    OwnAllocation,
    StillLivedIn,
    TakenInTheFuture,
)
from methub.children.presenters import Editing
from methub.fittings.forms import HubForm
from methub.fittings.pictures import NotAPicture, PictureTooLarge
from methub.foundation.records import ChangedMeanwhile
from methub.people.changes import (
    AlreadyRestricted,
    ImpossibleBirth,
    NotRestricted,
    NotTheirWork,
)

REFUSALS: dict[type[Exception], tuple[str, str]] = {
    AlreadyResponsible: ("authority", "This authority is responsible for the child now"),
    NotYet: ("from_on", "The day is still to come. Record it once it has happened"),
    NotAPicture: ("photograph", "This is not a JPEG, PNG or WebP picture that can be opened"),
    PictureTooLarge: ("photograph", "The picture is too large. Choose a smaller copy of it"),
    TakenInTheFuture: ("taken_on", "The day it was taken cannot be in the future"),
    OwnAllocation: ("", "Somebody else has to make you the worker or the manager of a child"),
    NotTheirWork: ("", "Whoever you chose works in this role no longer. Choose somebody else"),
    AlreadyRestricted: ("", "Somebody has restricted this record meanwhile"),
    NotRestricted: ("", "Somebody has lifted the restriction meanwhile"),
    EndsBeforeItBegan: (
        "from_on",
        "This is before what the record says now began. Check the day",
    ),
    Overlaps: (
        "from_on",
        "The record says something else for some of these days. Correct or withdraw that first",
    ),
    LawAndWordDiffer: (
        "legal_status",
        "This legal status does not fit how social care knows the child. Check both",
    ),
    NoneAndSome: ("codes", "Choose the disabilities that are known, or that there is none"),
    NothingDiffers: ("", "This is what the record says already"),
    StillLivedIn: (
        "",
        "An episode of care says that the child lived here. Correct that first, under care",
    ),
    NotMissingEducation: (
        "",
        "The child is not missing education now. Record that first, under school",
    ),
    ImpossibleBirth: ("born_on", "The date of birth cannot be in the future, or so long ago"),
}
"""What a change refuses, and beside which question the page says so."""


def opened(request: SignedInRequest, reference: str) -> Any:
    """The child, if the viewer may know of them; written down before anything more is read."""
    child = queries.child_named(viewer=request.viewer, reference=reference).first()
    if child is None:
        raise Http404
    trail.note_reading("children.record.read", by=request.actor, at=request.at, person_id=child.pk)
    return child


def ask(
    request: SignedInRequest,
    child: Any,
    form: HubForm,
    save: Callable[[dict[str, Any]], object],
    page: Editing,
    *,
    now: dict[str, object] | None = None,
    then: str = "chronology:child",
) -> HttpResponse:
    """Ask until the answer makes sense; then save it, and back to the child.

    `now`: what the form must carry to be saved over what somebody else saved meanwhile. It is
    given only together with their text, so that nobody overwrites what they have not read.
    `then`: the page that follows.
    """
    try:
        if form.is_valid() and _saved(form, save):
            messages.success(request, "Saved.")
            return back(request, child, then)
    except ChangedMeanwhile:
        page = replace(page, is_changed_meanwhile=True)
        form.data = {**dict(form.data.items()), **(now or {})}
    return render(request, "children/edit.html", {"form": form, "page": page})


def back(request: SignedInRequest, child: Any, page: str = "chronology:child") -> HttpResponse:
    """To a page about the child; to the list for whoever has just given the child away."""
    reference = child.person.reference
    if queries.child_named(viewer=request.viewer, reference=reference).exists():
        return redirect(page, reference)
    return redirect("children:list")


def _saved(form: HubForm, save: Callable[[dict[str, Any]], object]) -> bool:
    try:
        save(form.cleaned_data)
    except tuple(REFUSALS) as refused:
        field, words = REFUSALS[type(refused)]
        form.add_error(field if field in form.fields else None, words)
        return False
    return True
