"""How every page of this room finds what it is about, and hears a refusal."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404

from methub.agencies.access import SignedInRequest
from methub.fittings.forms import HubForm
from methub.foundation.records import ChangedMeanwhile
from methub.spreadsheets import changes, queries
from methub.spreadsheets.forms import PressedForm
from methub.spreadsheets.queries import BroughtIn

CHANGED = "Somebody else has gone on with this list since you opened it. Nothing was overwritten: \
look at it again."


def signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}


def sheet_or_404(request: SignedInRequest, reference: str) -> BroughtIn:
    sheet = queries.sheet_named(viewer=request.viewer, reference=reference).first()
    if sheet is None:
        raise Http404
    return sheet


def whole_sheet_or_404(request: SignedInRequest, reference: str) -> BroughtIn:
    """Where pages show cells before anybody said whose they are: only if none is of a child whose
    record is closed."""
    sheet = sheet_or_404(request, reference)
    if queries.is_closed(viewer=request.viewer, sheet=sheet):
        raise Http404
    return sheet


def accepted(form: HubForm, record: Callable[[], object]) -> bool:
    """Whether it was recorded. A refusal is shown on the form, and what was written stays."""
    try:
        record()
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
        return False
    except changes.Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def pressed(request: SignedInRequest, record: Callable[[int], object], *, done: str) -> None:
    """A button: what it did, or why it could not, is said on the page that follows."""
    form = PressedForm(request.POST)
    if form.is_valid() and accepted(form, lambda: record(form.cleaned_data["version"])):
        messages.success(request, done)
        return
    for error in form.error_list:
        messages.warning(request, error["text"])
