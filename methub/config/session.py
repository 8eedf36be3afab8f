"""How long a signed-in session lives, whether it has shown a second factor, and what it leaves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps

from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from methub.agencies.models import User

IDLE = timedelta(minutes=30)  # an unlocked desk
WHOLE = timedelta(hours=12)  # the longest shift
NOTED_EVERY = timedelta(minutes=1)  # activity is written down this often, not on every click

BEGAN = "hub_began_at"
SEEN = "hub_seen_at"
DEMO = "demo"  # how the one-click sign-ins of the demonstration are recorded

# Not "cookies": a browser would take those of the neighbours' sites under the same domain too.
LEFT_BEHIND = '"cache", "storage"'


def begin(session: SessionBase, *, at: datetime) -> None:
    """Both limits start at the sign-in."""
    session[BEGAN] = session[SEEN] = at.isoformat()


def is_over(session: SessionBase, *, at: datetime) -> bool:
    """Idle too long, or too old. A session that does not know when it began is over."""
    began, seen = _instant(session, BEGAN), _instant(session, SEEN)
    return began is None or seen is None or at - seen > IDLE or at - began > WHOLE


def note_activity(session: SessionBase, *, at: datetime) -> None:
    """Somebody is at the desk. A page that refreshes itself is nobody, and must not come here."""
    seen = _instant(session, SEEN)
    if seen is None or at - seen > NOTED_EVERY:
        session[SEEN] = at.isoformat()


def has_shown_second_factor(request: HttpRequest, user: User) -> bool:
    """In this very session. That the account has a factor is not enough: whoever knew the
    password before it was enrolled would walk through behind its owner."""
    accepted = {"mfa", DEMO} if settings.HUB_DEMO else {"mfa"}
    return any(
        record.get("method") in accepted for record in get_authentication_records(request, user)
    )


def second_factor_shown(request: HttpRequest, user: User) -> None:
    """Whoever has just enrolled a factor has it in their hand."""
    record_authentication(request, user, "mfa", enrolled=True)


def leaves_nothing(leave: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """After signing out the browser keeps no page and no draft for the next person at the desk."""

    @wraps(leave)
    def left(request: HttpRequest) -> HttpResponse:
        response = leave(request)
        if not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = LEFT_BEHIND
        return response

    return left


def _instant(session: SessionBase, name: str) -> datetime | None:
    written = session.get(name)
    return datetime.fromisoformat(written) if isinstance(written, str) else None
