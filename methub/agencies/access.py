"""The lock on every door. A view without one does not get past the house tests."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.foundation.actors import Actor


class SignedInRequest(HttpRequest):
    """A request after the front desk: who is asking, how they sign, and the one instant."""

    viewer: Viewer
    actor: Actor
    at: datetime


View = Callable[..., HttpResponseBase]
METHODS = ("GET", "HEAD", "POST")  # all that a browser's pages and forms use; nothing else is read


def require(*permissions: Permission) -> Callable[[View], View]:
    """Open to whoever holds any one of these permissions; 403 for everybody else. Inside, only the
    jobs that hold one count: a manager of one agency manages nothing for another they work in."""

    def lock(view: View) -> View:
        @wraps(view)
        def locked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not any(request.viewer.may(permission) for permission in permissions):
                raise PermissionDenied
            if request.method not in METHODS:
                return HttpResponseNotAllowed(METHODS)
            request.viewer = request.viewer.to(*permissions)
            return view(request, *args, **kwargs)

        locked.permissions = permissions  # type: ignore[attr-defined]
        return locked

    return lock


def anybody(why: str) -> Callable[[View], View]:
    """A door without a lock, not even a sign-in, and the reason why that is right."""

    def leave_open(view: View) -> View:
        view.open_because = why  # type: ignore[attr-defined]
        return view

    return leave_open


def everybody_signed_in(why: str) -> Callable[[View], View]:
    """Open to whoever is signed in, whatever their role: their own affairs; and the reason."""

    def leave_open(view: View) -> View:
        view.open_to_signed_in_because = why  # type: ignore[attr-defined]
        return view

    return leave_open
