"""Breaking the glass: an exact name and date of birth, a reason, and a few hours."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import changes, forms, queries

OPENED = (
    "You can read this record for 4 hours. Your manager and the governance lead are told that you "
    "opened it, and why."
)


@require(Permission.BREAK_GLASS)
@require_POST
def ask(request: SignedInRequest) -> HttpResponse:
    """Is there a record of exactly this child? Yes or no, and nothing else."""
    form = forms.EmergencyForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form)
    child = _hidden(request, form.cleaned_data)
    if child is None:
        return _page(request, form=form, is_not_there=True)
    return _page(request, reason=forms.ReasonForm(initial=form.cleaned_data))


@require(Permission.BREAK_GLASS)
@require_POST
def open_record(request: SignedInRequest) -> HttpResponse:
    """The reason is given: the record opens, and somebody owes a review."""
    form = forms.ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form, reason=form)
    child = _hidden(request, form.cleaned_data)
    if child is None:
        return _page(request, form=forms.EmergencyForm(), is_not_there=True)
    changes.open_in_emergency(
        child=child,
        reason=form.cleaned_data["reason"],
        viewer=request.viewer,
        by=request.actor,
        at=request.at,
    )
    messages.success(request, OPENED)
    return redirect("chronology:child", child.person.reference)


def _hidden(request: SignedInRequest, said: dict[str, Any]) -> Any:
    """The child, if there is one; asking is written down either way."""
    exactly = {name: said[name] for name in ("forenames", "surname", "born_on")}
    child = queries.hidden_child(viewer=request.viewer, **exactly)
    trail.note_reading(
        "children.emergency.asked",
        by=request.actor,
        at=request.at,
        person_id=child.pk if child else None,
        **exactly,
    )
    return child


def _page(
    request: SignedInRequest,
    *,
    form: forms.EmergencyForm | None = None,
    reason: forms.ReasonForm | None = None,
    is_not_there: bool = False,
) -> HttpResponse:
    page: dict[str, Any] = {"reason": reason, "is_not_there": is_not_there, "again": form}
    if form is not None:
        page["form"] = form
    return render(request, "children/emergency.html", page)
