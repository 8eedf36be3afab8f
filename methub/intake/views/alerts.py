"""Somebody takes up an alert. Today may change nothing, so its button leads here."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.clocks import changes, queries


@require(Permission.ACCEPT_ALERT)
@require_POST
def take_up(request: SignedInRequest, reference: str) -> HttpResponse:
    found = queries.alerts(viewer=request.viewer).filter(reference=reference)
    alert = found.select_related("clock").first()
    if alert is None:
        raise Http404
    user: Any = request.user  # signed in, or the lock above would not have opened
    try:
        changes.accept_alert(alert=alert, user=user, by=request.actor, at=request.at)
        messages.success(request, "You have taken it up. It climbs no further.")
    except changes.AlreadyAccepted:
        messages.info(request, "Somebody has already taken it up.")
    return redirect("worklist:promise", alert.clock.reference)
