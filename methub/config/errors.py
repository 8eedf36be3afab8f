"""Pages for when something is wrong: plain words, what to do next, never a trace."""

import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_log = logging.getLogger(__name__)

PAGES: dict[HTTPStatus, tuple[str, str]] = {
    HTTPStatus.BAD_REQUEST: (
        "We could not read that",
        "What was sent is not something this service can read. Go back and try again.",
    ),
    HTTPStatus.FORBIDDEN: (
        "Your role does not open this page",
        "If you need it for your work, ask the person who manages access in your agency.",
    ),
    HTTPStatus.NOT_FOUND: (
        "Page not found",
        "It may not exist, or you may not be one of the people it is shared with.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "That is too much at once",
        "Nothing was saved. Go back, and send a smaller file or a shorter text.",
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "Too many attempts",
        "Wait a few minutes, then try again. If somebody is trying to sign in as you, "
        "tell the person who manages access in your agency.",
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Sorry, something went wrong",
        "Go back and try again. If it happens again, tell us the reference below.",
    ),
}
ACCESS_ENDED = (
    "Your access has ended",
    "You are signed out. If you still need MET Hub for your work, ask the person who manages "
    "access in your agency.",
)
FORM_EXPIRED = (
    "This page was open for too long",
    "Nothing was saved. Go back, reload the page and try again.",
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    return page(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token that proves a form is ours is missing or old."""
    return page(request, HTTPStatus.FORBIDDEN, FORM_EXPIRED)


def too_much(request: HttpRequest) -> HttpResponse:
    return page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def too_many(request: HttpRequest) -> HttpResponse:
    return page(request, HTTPStatus.TOO_MANY_REQUESTS)


def access_ended(request: HttpRequest) -> HttpResponse:
    return page(request, HTTPStatus.FORBIDDEN, ACCESS_ENDED)


def page(
    request: HttpRequest, status: HTTPStatus, words: tuple[str, str] | None = None
) -> HttpResponse:
    """The page. Where even the page about a fault fails, the bare words, and a line in the log:
    Django has nothing after this. Any other page that fails becomes a fault in its turn."""
    title, advice = words or PAGES[status]
    reference = getattr(request, "number", "") if status >= 500 else ""
    try:
        return render(
            request,
            "config/error.html",
            {"title": title, "advice": advice, "error_reference": reference},
            status=status,
        )
    except Exception:
        if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            raise
        _log.exception("The page about a fault could not be shown.")
        return HttpResponse(
            f"{title}. {advice} {reference}".strip(), status=status, content_type="text/plain"
        )
