"""Breaking the glass: an exact name and date of birth, a reason, and a few hours."""

from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import changes, forms, queries
from methub.foundation.spoken import short_day

OPENED = (
    "You can read this record for 4 hours. Your manager and the governance lead are told that you "
    "opened it, and why."
)

MISSES = 5
"""How many questions in an hour may find nobody. Whoever knows the child needs one or two; whoever
tries one date of birth after another is fishing."""
AN_HOUR = 60 * 60
TOO_OFTEN = (
    "You have asked about children who are not here too often. Telephone the MET Hub, or try again "
    "in an hour."
)


@require(Permission.BREAK_GLASS)
@require_POST
def ask(request: SignedInRequest) -> HttpResponse:
    """Is there a record of exactly this child? Yes or no, and nothing else."""
    form = forms.EmergencyForm(request.POST)
    if not form.is_valid() or _asks_too_often(request, form):
        return _page(request, form=form)
    child = _hidden(request, form.cleaned_data)
    if child is None:
        return _page(request, form=form, is_not_there=True)
    return _page(request, reason=forms.ReasonForm(initial=form.cleaned_data))


def from_search(request: SignedInRequest, known: dict[str, Any]) -> forms.ReasonForm | None:
    """Whoever searches for exactly one name and date of birth, and may not know of the child, has
    asked: a record exists, and they are to give their reason. The hub and the police see everybody
    but restricted children, of whom no question tells: their searches ask nothing."""
    if not known or queries.knows_everybody(viewer=request.viewer):
        return None
    form = forms.EmergencyForm({**known, "born_on": short_day(known["born_on"])})
    if not form.is_valid() or _asks_too_often(request, form):
        return None
    child = _hidden(request, form.cleaned_data)
    return forms.ReasonForm(initial=form.cleaned_data) if child else None


@require(Permission.BREAK_GLASS)
@require_POST
def open_record(request: SignedInRequest) -> HttpResponse:
    """The reason is given: the record opens, and somebody owes a review."""
    form = forms.ReasonForm(request.POST)
    if not form.is_valid() or _asks_too_often(request, form):
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
    exactly = _asked(said)
    child = queries.hidden_child(viewer=request.viewer, **exactly)
    trail.note_reading(
        "children.emergency.asked",
        by=request.actor,
        at=request.at,
        person_id=child.pk if child else None,
        **exactly,
    )
    if child is None:
        # Asked again, or the page opened again, it is the same question: nobody is fishing.
        cache.set(_key(request), _missed(request) | {tuple(map(str, exactly.values()))}, AN_HOUR)
    return child


def _missed(request: SignedInRequest) -> frozenset[tuple[str, ...]]:
    """For whom this person asked in the last hour, and nobody was found."""
    return cache.get(_key(request), frozenset())  # type: ignore[no-any-return]


def _asks_too_often(request: SignedInRequest, form: forms.EmergencyForm) -> bool:
    """Then nothing is looked up, the form says why, and somebody is told."""
    if len(_missed(request)) < MISSES:
        return False
    changes.refuse_question(
        viewer=request.viewer, by=request.actor, at=request.at, **_asked(form.cleaned_data)
    )
    form.add_error(None, TOO_OFTEN)
    return True


def _asked(said: dict[str, Any]) -> dict[str, Any]:
    """For whom, as the book keeps it."""
    return {name: said[name] for name in ("forenames", "surname", "born_on")}


def _key(request: SignedInRequest) -> str:
    return f"emergency questions that found nobody: {request.viewer.user_id}".replace(" ", "-")


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
