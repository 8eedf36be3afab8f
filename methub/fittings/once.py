"""A form sent twice is one record, not two: after a crash, a double click, or a lost connection."""

import hashlib
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from methub.fittings.keys import FIELD
from methub.fittings.models import Submission

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


DURABLE = "is_durable"


def durable(view: View) -> View:
    """A view whose changes commit before it answers, and carry the form's key themselves."""
    setattr(view, DURABLE, True)
    return view


class OnceOnly:
    """Wraps a POST that carries a key: the key and whatever the form changes are one transaction.

    A second sending with the same key waits for the first, then is taken where the first was. A
    form that came back with errors leaves no key, so that it can be put right and sent again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        key = _key(request)
        if key is None or not request.user.is_authenticated or getattr(view, DURABLE, False):
            return None
        with transaction.atomic():
            if not _is_first(key, request):
                return HttpResponseRedirect(_location(key, request))
            response = view(request, *args, **kwargs)
            _keep_or_forget(key, response)
        return response


def _key(request: HttpRequest) -> uuid.UUID | None:
    if request.method != "POST":
        return None
    try:
        return uuid.uuid5(uuid.UUID(request.POST.get(FIELD, "")), _what_is_sent(request))
    except ValueError:
        return None


def _what_is_sent(request: HttpRequest) -> str:
    """Where, by whom and what. A key is of one sending: other words sent with it, or the same to
    another child's page, are a new record, and are not lost as if they had been saved before."""
    said = sorted(pair for pair in request.POST.lists() if pair[0] != "csrfmiddlewaretoken")
    digest = hashlib.sha256(repr(said).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(f"{name} {file.name} {file.size}".encode())
    return f"{request.path} {_user_id(request)} {digest.hexdigest()}"


def _is_first(key: uuid.UUID, request: HttpRequest) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO fittings_submission (key, user_id, location, made_at)"
            " VALUES (%s, %s, '', %s) ON CONFLICT (key) DO NOTHING",
            [key, _user_id(request), request.at],  # type: ignore[attr-defined]
        )
        return bool(cursor.rowcount == 1)


def _location(key: uuid.UUID, request: HttpRequest) -> str:
    """Where the first sending went; only for whoever sent it."""
    first = Submission.objects.filter(key=key, user_id=_user_id(request)).first()
    return first.location if first and first.location else "/"


def _user_id(request: HttpRequest) -> int:
    return int(request.user.pk or 0)


def _keep_or_forget(key: uuid.UUID, response: HttpResponse) -> None:
    mine = Submission.objects.filter(key=key)
    if isinstance(response, HttpResponseRedirect):
        mine.update(location=response.url)
    else:
        mine.delete()
