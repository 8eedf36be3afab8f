"""Sign-in as this service wants it: allauth's hooks, with a line in the audit book at each."""

# mypy: disallow-subclassing-any=False

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest
from methub.agencies.models import User
from methub.audit import trail
from methub.config import jobs, secrets, session
from methub.config.onward import leads_within
from methub.foundation.actors import MET_HUB, Actor

logger = logging.getLogger(__name__)

# What happened to an account, in the words its owner is written to with.
TOLD = {
    "account/email/password_changed": "Your password was changed.",
    "account/email/password_reset": "Your password was changed.",
    "mfa/email/totp_activated": "An authenticator app was added to your account.",
    "mfa/email/totp_deactivated": "An authenticator app was removed from your account.",
    "mfa/email/webauthn_added": "A passkey was added to your account.",
    "mfa/email/webauthn_removed": "A passkey was removed from your account.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made for your account.",
}


def signature(user: User, at: datetime) -> Actor:
    """How somebody signs the book before the front desk has met them."""
    return agencies.front_desk(user=user, at=at)[1]


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation; what happens to them is written down."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "incorrect_password": "That is not your password.",
        "incorrect_code": "That code is not right. Codes change every 30 seconds.",
        "too_many_login_attempts": "Too many attempts. Wait five minutes, then try again.",
        "invalid_password_reset": "This link has been used or is too old. Ask for another.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """allauth takes the address apart to judge its host, and fails on what is no address."""
        return leads_within(url or "")

    def login(self, request: SignedInRequest, user: User) -> None:
        """The session gets a new key, and both its limits start."""
        at = request.at
        with trail.open_page(by=signature(user, at), at=at) as page:
            super().login(request, user)
            session.begin(request.session, at=at)
            steps = [record["method"] for record in get_authentication_records(request, user)]
            page.write("agencies.session.opened", about=user, steps=steps)

    def logout(self, request: SignedInRequest) -> None:
        with trail.open_page(by=request.actor, at=request.at) as page:
            page.write("agencies.session.closed", about=request.user)  # type: ignore[arg-type]
            super().logout(request)

    def authentication_failed(self, request: SignedInRequest, **credentials: Any) -> None:
        """An address nobody has leaves no line: strangers may not fill the book."""
        user = User.objects.filter(email__iexact=credentials.get("email", "")).first()
        if user is not None:
            refused(user, step="password", at=request.at)

    def set_password(self, user: User, password: str) -> None:
        at = self.request.at
        with trail.open_page(by=signature(user, at), at=at) as page:
            user.set_password(password)
            user.save(update_fields=["password"])
            page.write("agencies.password.chosen", about=user)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner, so that a thief's change does not go unnoticed."""
        jobs.tell_owner.defer(user_id=user.pk, happened=TOLD[template_prefix])

    def add_message(
        self, request: HttpRequest, level: int, *words: Any, message: str = "", **more: Any
    ) -> None:
        """What went wrong, in a sentence; our pages say by themselves what went right."""
        if message:
            messages.add_message(request, level, message)


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: never none, and unreadable to whoever reads the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right. Codes change every 30 seconds.",
        "cannot_delete_authenticator": "Add another way first: an account is never without one.",
    }

    def encrypt(self, text: str) -> str:
        return secrets.hide(text)

    def decrypt(self, encrypted_text: str) -> str:
        """One we can no longer read belongs to nobody: its owner is told that the code is wrong,
        and whoever runs this why. An error page would tell neither."""
        try:
            return secrets.reveal(encrypted_text)
        except secrets.Unreadable:
            logger.warning(
                "A second factor was hidden with another key: see HUB_SECRET_KEYS_BEFORE."
            )
            return secrets.unknown()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Recovery codes alone are not a factor: they run out."""
        return bool(
            Authenticator.objects.filter(user_id=authenticator.user_id)
            .exclude(pk=authenticator.pk)
            .exclude(type=Authenticator.Type.RECOVERY_CODES)
            .exists()
        )

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {held + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": settings.ALLOWED_HOSTS[0], "name": "MET Hub"}


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        """Signed out elsewhere, by their owner."""
        sessions = list(sessions)
        if not sessions:
            return
        request = self.request
        with trail.open_page(by=request.actor, at=request.at) as page:
            super().end_sessions(sessions)
            page.write("agencies.session.ended-elsewhere", about=request.user, count=len(sessions))


def refused(user: User, *, step: str, at: datetime) -> None:
    """Somebody who is perhaps not the owner got a step of the sign-in wrong."""
    with trail.open_page(by=MET_HUB, at=at) as page:
        page.write("agencies.sign-in.refused", about=user, step=step)
