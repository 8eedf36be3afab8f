"""How every page of this room finds its concern, asks its question and takes the answer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from methub.agencies.access import SignedInRequest
from methub.audit import trail
from methub.concerns import changes, queries
from methub.concerns.presenters import Question
from methub.concerns.queries import FoundConcern
from methub.fittings.forms import EditForm, HubForm
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day


def signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}


def today(request: SignedInRequest) -> list[str]:
    """Most of what is recorded happened today; the time is asked for."""
    return [short_day(london_day(request.at)), ""]


def concern_or_404(request: SignedInRequest, reference: str) -> FoundConcern:
    found = queries.concern_named(viewer=request.viewer, reference=reference).first()
    if found is None:
        raise Http404
    return found


def recorded(form: HubForm, record: Callable[[], object], version: int = 0) -> bool:
    """Whether it was recorded. A refusal is shown on the form, and what was written stays."""
    try:
        record()
    except changes.Refused as refusal:
        field = refusal.field
        form.add_error(field if field in form.fields else None, str(refusal))
        return False
    except ChangedMeanwhile:
        assert isinstance(form, EditForm), "only what two can edit changes meanwhile"
        form.open_at(version)
        return False
    return True


def ask(
    request: SignedInRequest, row: FoundConcern | None, form: HubForm, question: Question,
    template: str = "concerns/question.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    with trail.reading(
        "concerns.question.read", person_id=row.child_id if row else None, about=row,
        question=question.title, **signed(request),
    ):  # fmt: skip
        return render(request, template, {"form": form, "question": question, **more})


def to_concern(request: SignedInRequest, reference: str, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("concerns:concern", reference)
