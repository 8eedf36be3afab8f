"""One episode, whole; and the threshold page that explains a strategy meeting."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.missing import presenters, queries
from methub.missing.views.asking import signed, threshold_or_404
from methub.people import queries as people


@require(P.READ_EPISODE)
@require_safe
def episode(request: SignedInRequest, reference: str) -> HttpResponse:
    found = queries.episode_named(viewer=request.viewer, reference=reference).first()
    if found is None:
        return _onward(request, reference)
    with trail.reading(
        "missing.episode.read", person_id=found.child_id, about=found, **signed(request)
    ):
        viewer = people.beside(viewer=request.viewer, person=found.child.person)
        story = queries.story(viewer=viewer, episode=found)
        page = presenters.episode_page(story, viewer)
        return render(request, "missing/episode.html", {"page": page})


@require(P.READ_EPISODE)
@require_safe
def threshold(request: SignedInRequest, reference: str) -> HttpResponse:
    found = threshold_or_404(request, reference)
    with trail.reading(
        "missing.threshold.read", person_id=found.child_id, about=found, **signed(request)
    ):
        told = queries.told_to_convene(viewer=request.viewer, threshold=found)
        page = {
            "page": presenters.threshold_page(found, told, request.viewer),
            "episode": presenters.headline(found.episode),
        }
        return render(request, "missing/threshold.html", page)


def _onward(request: SignedInRequest, reference: str) -> HttpResponse:
    """An address that somebody kept of an absence recorded twice: it leads to the one counted."""
    stands = queries.stands_for(viewer=request.viewer, reference=reference)
    if stands is None or stands.reference == reference:
        raise Http404
    return redirect("missing:episode", stands.reference)
