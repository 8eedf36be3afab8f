"""What the service says of itself to everybody: help, accessibility, data, and whom to warn."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

GOOD_FOR = timedelta(days=180)  # a statement nobody renews should not be believed for ever


@require_safe
def help_with_signing_in(request: HttpRequest) -> HttpResponse:
    return _page(request, "help")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return _page(request, "accessibility")


@require_safe
def your_data(request: HttpRequest) -> HttpResponse:
    return _page(request, "your_data")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Without somebody to write to it would be a lie."""
    if not settings.HUB_CONTACT:
        raise Http404
    expires = request.at + GOOD_FOR  # type: ignore[attr-defined]
    lines = (
        f"Contact: mailto:{settings.HUB_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: en",
        f"Canonical: {settings.HUB_ORIGIN}{reverse('security-txt')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _page(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"config/{name}.html", {"contact": settings.HUB_CONTACT})
