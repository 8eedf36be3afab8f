"""How every page of this room finds its record, asks its question and takes the answer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from methub.agencies.access import SignedInRequest
from methub.audit import trail
from methub.fittings.components import Link
from methub.fittings.forms import HubForm
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day
from methub.missing import changes as missing
from methub.out_of_area import changes, queries
from methub.out_of_area.presenters import Question
from methub.out_of_area.queries import FoundPlacement

REFUSALS = (changes.Refused, missing.Refused)


def signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}


def placement_or_404(request: SignedInRequest, reference: str) -> FoundPlacement:
    found = queries.placed_away_named(viewer=request.viewer, reference=reference).first()
    if found is None:
        raise Http404
    return found


def today(request: SignedInRequest) -> list[str]:
    """Most of what is recorded happened today; the time is asked for."""
    return [short_day(london_day(request.at)), ""]


def recorded(form: HubForm, record: Callable[[], object]) -> bool:
    """Whether it was recorded. A refusal is shown on the form, and what was written stays."""
    try:
        record()
    except REFUSALS as refusal:
        field = refusal.field
        form.add_error(field if field in form.fields else None, str(refusal))
        return False
    return True


def ask(request: SignedInRequest, person: Any, form: HubForm, question: Question) -> HttpResponse:
    with trail.reading(
        "out_of_area.question.read", person_id=person.pk, question=question.title, **signed(request)
    ):
        page = {"form": form, "question": question}
        return render(request, "out_of_area/question.html", page)


def to_placement(request: SignedInRequest, row: FoundPlacement, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("out_of_area:placement", row.reference)


def way_back(row: FoundPlacement) -> Link:
    return Link(row.child.person.name, reverse("out_of_area:placement", args=[row.reference]))
