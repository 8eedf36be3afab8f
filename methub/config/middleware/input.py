"""What cannot be a person's honest input is turned away with a plain page, never a crash."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from methub.config import errors

NUL = "\x00"  # PostgreSQL cannot store it, and no keyboard makes it
DRAINED = 64 * 1024
WRAPPER = 1024 * 1024  # what a form puts around files: two that are just small enough may come


class HonestInput:
    """Too much, or bytes that no text has."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _size(request) > _most(request):
            _drain(request)
            return errors.too_much(request)
        if _has_nul([request.path_info, *request.COOKIES.values(), *_values(request.GET)]):
            raise BadRequest("NUL in the address")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """After the cross-site check has read the form."""
        if request.method == "POST" and _has_nul(_values(request.POST)):
            raise BadRequest("NUL in the form")


def _size(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdigit() else 0


def _most(request: HttpRequest) -> int:
    """Files may be larger than words."""
    if request.content_type == "multipart/form-data":
        return int(settings.HUB_LARGEST_UPLOAD) + WRAPPER
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _drain(request: HttpRequest) -> None:
    """Read what is still coming, so that the browser hears the answer instead of a broken line;
    but not for ever."""
    left = 2 * int(settings.HUB_LARGEST_UPLOAD)
    while left > 0 and request.read(DRAINED):
        left -= DRAINED


def _values(query: Any) -> Iterable[str]:
    for name, values in query.lists():
        yield name
        yield from values


def _has_nul(texts: Iterable[str]) -> bool:
    return any(NUL in text for text in texts)
