"""How every page of this room finds its record, asks its question and takes the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from methub.agencies.access import SignedInRequest
from methub.audit import trail
from methub.fittings.components import SummaryRow
from methub.fittings.forms import HubForm
from methub.missing import changes, queries
from methub.missing.queries import FoundEpisode, FoundThreshold


def episode_or_404(request: SignedInRequest, reference: str) -> FoundEpisode:
    found = queries.episode_named(viewer=request.viewer, reference=reference).first()
    if found is None:
        raise Http404
    return found


def threshold_or_404(request: SignedInRequest, reference: str) -> FoundThreshold:
    found = queries.threshold_named(viewer=request.viewer, reference=reference).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class Question:
    """One question about an episode: its title, a word of help, and what stands beside it."""

    title: str
    words: str
    help: str = ""
    beside: str = ""


def signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}


def recorded(form: HubForm, record: Callable[[], object]) -> bool:
    """Whether it was recorded. A refusal is shown on the form, beside the answer it is about where
    it is about one, and what was written stays."""
    try:
        record()
    except changes.Refused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return False
    return True


def ask(
    request: SignedInRequest,
    episode: FoundEpisode,
    form: HubForm,
    question: Question,
    standing: tuple[SummaryRow, ...] = (),
) -> HttpResponse:
    """The question; after somebody else's change, with what stands now beside it."""
    person = episode.child.person
    with trail.reading(
        "missing.question.read",
        person_id=person.pk,
        about=episode,
        question=question.title,
        **signed(request),
    ):
        page = {
            "form": form,
            "question": question,
            "standing": standing,
            "name": person.name,
            "cancel": reverse("missing:episode", args=[episode.reference]),
        }
        return render(request, "missing/question.html", page)


def back_to(episode: FoundEpisode) -> HttpResponse:
    return redirect("missing:episode", reference=episode.reference)
