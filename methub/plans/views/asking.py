"""How every page of this room finds its record, asks its question and takes the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from methub.agencies.access import SignedInRequest
from methub.audit import trail
from methub.children import queries as children
from methub.fittings.components import SummaryRow
from methub.fittings.forms import HubForm
from methub.foundation.records import ChangedMeanwhile
from methub.plans import changes


@dataclass(frozen=True)
class Unsaved:
    """What somebody was in the middle of writing; `is_behind`: somebody else has saved since."""

    when: str
    is_behind: bool
    discard: str


@dataclass(frozen=True)
class Question:
    """One question: its title, the button's words, a word of help, and what stands beside it."""

    title: str
    words: str
    help: str = ""
    facts: tuple[SummaryRow, ...] = ()
    standing: tuple[SummaryRow, ...] = ()
    unsaved: Unsaved | None = None
    autosave: str = ""


def signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}


def child_or_404(request: SignedInRequest, reference: str) -> Any:
    """The child, if the viewer may know of them."""
    child = children.child_named(viewer=request.viewer, reference=reference).first()
    if child is None:
        raise Http404
    return child


def one_or_404(rows: QuerySet[Any]) -> Any:
    """The row, or the same 404 whether it is not there or not theirs to know of."""
    found = rows.first()
    if found is None:
        raise Http404
    return found


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
    except ChangedMeanwhile:
        raise
    messages.success(request, said)
    return True


def reading(request: SignedInRequest, child: Any, page: str, about: Any = None) -> Any:
    """The line in the audit book, before anything is read."""
    return trail.reading(
        "plans.page.read", person_id=child.pk, about=about, page=page, **signed(request)
    )


def ask(request: SignedInRequest, child: Any, form: HubForm, question: Question) -> HttpResponse:
    with reading(request, child, question.title):
        page = {
            "form": form,
            "question": question,
            "name": child.person.name,
            "cancel": reverse("plans:of-child", args=[child.person.reference]),
        }
        return render(request, "plans/question.html", page)
