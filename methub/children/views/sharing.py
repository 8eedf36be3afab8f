"""Who else may know of a child: shared with a reason, and ended."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.children import changes, forms, presenters, queries
from methub.children.views.asking import ask, opened
from methub.foundation.timekeeping import london_day, start_of


@require(Permission.SHARE_CHILD)
@require_http_methods(["GET", "POST"])
def share(request: SignedInRequest, reference: str) -> HttpResponse:
    child = opened(request, reference)
    houses = agencies.agencies(viewer=request.viewer)
    teams = agencies.teams(viewer=request.viewer)
    holders = presenters.agencies_and_teams(houses, teams)
    form = forms.ShareForm(request.POST or None, holders=holders, today=london_day(request.at))

    def save(said: dict[str, Any]) -> None:
        whom, _, chosen = said["holder"].partition(":")
        last = said["last_day"]
        changes.share_child(
            child=child,
            reason=said["reason"],
            agency=houses.get(reference=chosen) if whom == "agency" else None,
            team=teams.get(reference=chosen) if whom == "team" else None,
            until_at=start_of(last + timedelta(days=1)) if last else None,
            by=request.actor,
            at=request.at,
        )

    return ask(request, child, form, save, presenters.share_page(child))


@require(Permission.SHARE_CHILD)
@require_http_methods(["GET", "POST"])
def end_share(request: SignedInRequest, reference: str, sight_reference: str) -> HttpResponse:
    """They may no longer know of the child: asked once more before it is done."""
    child = opened(request, reference)
    sight = queries.share_named(
        viewer=request.viewer, child=child, reference=sight_reference
    ).first()
    if sight is None:
        raise Http404
    if request.method == "POST":
        changes.end_share(child=child, sight=sight, by=request.actor, at=request.at)
        messages.success(request, "Sharing has ended.")
        return redirect("chronology:sharing", reference)
    return render(request, "children/end_share.html", {"page": presenters.end_page(child, sight)})
