"""Who is asking: looked up once, written on the request, and turned away where they may not go."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from methub.agencies import queries as agencies
from methub.config import errors, session
from methub.config.onward import leads_within
from methub.foundation.timekeeping import now

POLL, TYPED = "X-Hub-Poll", "autosave"
SIGN_IN = "account_login"
ENROL = "mfa_index"
# All that a session may do before it has shown a second factor.
BEFORE_A_SECOND_FACTOR = frozenset(
    {ENROL, "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
)


class FrontDesk:
    """Gives the request its one instant and, when somebody is signed in, says who is asking."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = now()  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            if SESSION_KEY in request.session:  # a session whose account has been closed
                return access_ended(request)
            return self.get_response(request)
        if session.is_over(request.session, at=request.at):  # type: ignore[attr-defined]
            logout(request)
            return self.get_response(request)
        viewer, actor = agencies.front_desk(user=request.user, at=request.at)  # type: ignore[attr-defined]
        if not viewer.roles:  # a leaver: no membership holds today
            return access_ended(request)
        request.viewer, request.actor = viewer, actor  # type: ignore[attr-defined]
        request.is_enrolling = not session.has_shown_second_factor(request, request.user)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Behind the sign-in and behind a second factor, unless the door says not."""
        if hasattr(view, "open_because"):
            return None
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if request.is_enrolling:  # type: ignore[attr-defined]
            return _to_second_factor(request)
        if not is_poll(request):
            session.note_activity(request.session, at=request.at)  # type: ignore[attr-defined]
        return None


def is_poll(request: HttpRequest) -> bool:
    """A page refreshing itself: nobody is at the desk. A draft that saves itself is no poll: it is
    sent only when somebody has typed."""
    if POLL in request.headers:
        return request.headers[POLL] != TYPED
    match = request.resolver_match
    return (
        "HX-Request" in request.headers
        and match is not None
        and match.view_name in settings.HUB_POLLS
    )


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and afterwards back to where they were going."""
    if POLL in request.headers:
        return HttpResponse(status=401)
    if "HX-Request" in request.headers:
        # A redirect would put the sign-in page inside the fragment: the whole page must go there.
        back = _path_of(request.headers.get("HX-Current-URL", ""))
        return HttpResponse(status=401, headers={"HX-Redirect": _sign_in_address(back)})
    back = request.get_full_path() if request.method == "GET" else "/"
    return HttpResponseRedirect(_sign_in_address(back))


def access_ended(request: HttpRequest) -> HttpResponse:
    """Signed out with a plain page: somebody who has left, or whose account is closed."""
    logout(request)
    return errors.access_ended(request)


def _path_of(address: str) -> str:
    """Where on this site they were. What is no address, or leads elsewhere, is the front page."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return "/"
    return path if leads_within(path) else "/"


def _sign_in_address(back: str) -> str:
    query = QueryDict(mutable=True)
    query["next"] = back
    return f"{reverse(SIGN_IN)}?{query.urlencode(safe='/')}"


def _to_second_factor(request: HttpRequest) -> HttpResponse | None:
    """Enrol one; or, where the account has one by now, sign in again and show it."""
    if Authenticator.objects.filter(user_id=request.user.pk).exists():
        logout(request)
        return to_sign_in(request)
    match = request.resolver_match
    if match is not None and match.view_name in BEFORE_A_SECOND_FACTOR:
        return None
    return HttpResponseRedirect(reverse(ENROL))
