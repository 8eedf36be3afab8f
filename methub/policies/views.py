"""What each authority has decided: read here, changed only by adopting another profile."""

from datetime import date

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from methub.agencies.access import SignedInRequest, everybody_signed_in, require
from methub.agencies.permissions import Permission
from methub.foundation.timekeeping import london_day
from methub.policies import presenters, queries

MOST_LETTERS = 20_000  # as many as a narrative field takes


@require(Permission.READ_POLICIES)
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """The authorities, and what each decides differently."""
    deciding = queries.deciding(viewer=request.viewer)
    page = {
        "authorities": presenters.authorities(deciding),
        "keeps": request.viewer.may(Permission.KEEP_POLICIES),
    }
    return render(request, "policies/index.html", page)


@require(Permission.READ_POLICIES)
@require_safe
def authority(request: SignedInRequest, reference: str, day: str = "") -> HttpResponse:
    """What an authority decides today, or had decided on a day: the past is judged by that."""
    place = get_object_or_404(queries.authorities(viewer=request.viewer), reference=reference)
    on = _day(day) if day else london_day(request.at)
    page = presenters.authority(
        name=place.name,
        reference=reference,
        on=on,
        policy=queries.decided_on(viewer=request.viewer, authority=place, on=on),
        versions=queries.versions(viewer=request.viewer, authority=place),
    )
    return render(request, "policies/authority.html", {"page": page})


@require(Permission.READ_POLICIES)
@require_safe
def definitions(request: SignedInRequest) -> HttpResponse:
    """What every parameter means, and where it was read."""
    page = {"definitions": presenters.definitions()}
    return render(request, "policies/definitions.html", page)


@everybody_signed_in("The guide to language looks at what they are writing, and keeps nothing")
@require_POST
def language(request: SignedInRequest) -> JsonResponse:
    """What the guide would say about a text while it is being written. Nothing is read from the
    record, stored, or written in the book."""
    return JsonResponse({"hints": presenters.hints(request.POST.get("text", "")[:MOST_LETTERS])})


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
