"""Letters about an account, written in the background: neither the answer's speed nor the queue
tells who has an account, and the link is never stored."""

from datetime import UTC, datetime

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from procrastinate.contrib.django import app

from methub.agencies.models import User
from methub.foundation.records import new_reference
from methub.post.changes import Parcel
from methub.post.jobs.carriers import carrier_for

NOBODY = 0


def ask_for_link(*, email: str) -> None:
    """Leave it to the worker: the same few steps whether or not anybody has that address."""
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    send_password_link.defer(user_id=user.pk if user else NOBODY)


@app.task(name="config.send_password_link", retry=3)
def send_password_link(*, user_id: int) -> None:
    """A link that works once, for an hour, to whoever reads the account's mail."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return
    _write(
        user,
        "Choose your MET Hub password",
        "You were invited to MET Hub, or somebody, we hope you, asked to choose a password for it. "
        f"This link works once, for one hour:\n\n{password_link(user)}\n\n"
        "If you did not ask, you need do nothing: your account is as it was.",
    )


def password_link(user: User) -> str:
    """Whoever has it chooses the password of this account: it is shown once, and stored nowhere."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key}
    )
    return f"{settings.HUB_ORIGIN}{path}"


@app.task(name="config.tell_owner", retry=3)
def tell_owner(*, user_id: int, happened: str) -> None:
    """What changed in somebody's own account."""
    user = User.objects.filter(pk=user_id).first()
    if user is not None:
        _write(
            user,
            "A change to your MET Hub account",
            f"{happened}\n\nIf this was not you, tell the person who manages access in your "
            "agency at once.",
        )


@app.periodic(cron="17 3 * * *")
@app.task(
    name="config.forget_old_sessions",
    lock="config.forget_old_sessions",
    queueing_lock="config.forget_old_sessions",
)
def forget_old_sessions(timestamp: int) -> None:
    """Every night: sessions that are over, and where they were held, are nobody's business."""
    Session.objects.filter(expire_date__lt=datetime.fromtimestamp(timestamp, UTC)).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def _write(user: User, subject: str, text: str) -> None:
    """Carried at once and not kept: a stored letter would be a stored link."""
    carrier_for(settings.HUB_MAIL).carry(
        Parcel(to=user.email, subject=subject, text=text, reference=new_reference())
    )
