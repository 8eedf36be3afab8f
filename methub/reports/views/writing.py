"""How every page on which somebody writes about figures asks its question and takes the answer."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from methub.agencies.access import SignedInRequest
from methub.fittings.forms import EditForm, HubForm
from methub.foundation.records import ChangedMeanwhile
from methub.reports import changes, presenters

CHANGED = "Somebody else said something meanwhile. Go back, and look at it first"


def signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}


def recorded(form: HubForm, record: Callable[[], Any], version: int = 0) -> Any:
    """What was recorded. A refusal is shown on the form, and what was written stays."""
    try:
        return record()
    except changes.Refused as refusal:
        field = refusal.field
        form.add_error(field if field in form.fields else None, str(refusal))
    except ChangedMeanwhile:
        if isinstance(form, EditForm):
            form.open_at(version)
        else:
            form.add_error(None, CHANGED)
    return None


def ask(request: SignedInRequest, form: HubForm, question: presenters.Question) -> HttpResponse:
    return render(request, "reports/question.html", {"form": form, "question": question})
