"""How every page of this room asks its question and takes the answer."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest
from methub.audit import trail
from methub.children import queries as children
from methub.fittings.forms import EditForm, HubForm
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day
from methub.referrals import changes
from methub.referrals.presenters import Question


def signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}


def today(request: SignedInRequest) -> str:
    return short_day(london_day(request.at))


def partnership(request: SignedInRequest) -> Any:
    return agencies.partnerships(viewer=request.viewer)[0]


def child_or_404(request: SignedInRequest, reference: str) -> Any:
    found = children.child_named(viewer=request.viewer, reference=reference).first()
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
    request: SignedInRequest, form: HubForm, question: Question, person_id: int | None = None
) -> HttpResponse:
    with trail.reading(
        "referrals.question.read", person_id=person_id, question=question.title, **signed(request)
    ):
        return render(request, "referrals/question.html", {"form": form, "question": question})
