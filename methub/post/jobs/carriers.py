"""Who carries e-mail: a folder (demonstration), a mail server, or GOV.UK Notify."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from methub.post.changes import Carrier, Parcel
from methub.post.codes import Progress

_SECONDS = 30
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Fate:
    """What a carrier says became of a letter."""

    state: Progress
    said: str


class FollowedCarrier(Carrier, Protocol):
    def fate(self, receipt: str) -> Fate | None:
        """What became of it; None while nobody knows, or for a carrier that never says."""


def carrier_for(setting: str) -> FollowedCarrier:
    """The carrier that HUB_MAIL names."""
    if setting == "file":
        return Folder(settings.HUB_VAR / "post-out")
    if setting == "notify":
        return Notify()
    url = urlsplit(setting)
    if url.scheme in ("smtp", "smtps") and url.hostname:
        return MailServer(url)
    raise ImproperlyConfigured(
        "HUB_MAIL must be “file”, “notify”, or an smtp:// or smtps:// address."
    )


def email_of(parcel: Parcel) -> EmailMessage:
    """The same letter always has the same Message-ID, so that a second copy can be recognised."""
    sender = settings.DEFAULT_FROM_EMAIL
    email = EmailMessage(policy=SMTP)
    email["From"] = f"MET Hub <{sender}>"
    email["To"] = parcel.to
    email["Subject"] = parcel.subject
    email["Message-ID"] = f"<{parcel.reference}@{sender.rpartition('@')[2]}>"
    email["Auto-Submitted"] = "auto-generated"
    email.set_content(parcel.text)
    return email


@dataclass(frozen=True)
class Folder:
    """Letters as files that any mail program opens: nothing leaves the machine."""

    path: Path

    def carry(self, parcel: Parcel) -> str:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.path / f"{parcel.reference}.eml").write_bytes(email_of(parcel).as_bytes())
        return ""

    def fate(self, receipt: str) -> Fate | None:
        return None


@dataclass(frozen=True)
class MailServer:
    """A mail server, always encrypted unless it is on this machine."""

    url: SplitResult

    def carry(self, parcel: Parcel) -> str:
        with self._connected() as server:
            if self.url.username:
                server.login(unquote(self.url.username), unquote(self.url.password or ""))
            server.send_message(email_of(parcel))
        return ""

    def fate(self, receipt: str) -> Fate | None:
        return None

    def _connected(self) -> smtplib.SMTP:
        host, trusted = self.url.hostname or "", ssl.create_default_context()
        if self.url.scheme == "smtps":
            return smtplib.SMTP_SSL(host, self.url.port or 465, timeout=_SECONDS, context=trusted)
        server = smtplib.SMTP(host, self.url.port or 587, timeout=_SECONDS)
        if host not in _HERE:
            server.starttls(context=trusted)
        return server


class Notify:
    """GOV.UK Notify, with one template whose whole text is ((subject)) and ((text))."""

    _FATES = {
        "delivered": Progress.DELIVERED,
        "permanent-failure": Progress.FAILED,
        "temporary-failure": Progress.FAILED,
        "technical-failure": Progress.FAILED,
    }

    def __init__(self) -> None:
        if not settings.HUB_NOTIFY_KEY or not settings.HUB_NOTIFY_TEMPLATE:
            raise ImproperlyConfigured(
                "GOV.UK Notify needs HUB_NOTIFY_KEY and HUB_NOTIFY_TEMPLATE."
            )
        # One client for each job: the client is not safe to share between threads.
        self._client: Any = NotificationsAPIClient(  # type: ignore[no-untyped-call]
            settings.HUB_NOTIFY_KEY, base_url=settings.HUB_NOTIFY_URL, timeout=_SECONDS
        )

    def carry(self, parcel: Parcel) -> str:
        taken = self._client.send_email_notification(
            email_address=parcel.to,
            template_id=settings.HUB_NOTIFY_TEMPLATE,
            personalisation={"subject": parcel.subject, "text": parcel.text},
            reference=parcel.reference,
        )
        return str(taken["id"])

    def fate(self, receipt: str) -> Fate | None:
        try:
            said = str(self._client.get_notification_by_id(receipt)["status"])
        except HTTPError:
            return None  # asked again in five minutes
        return Fate(self._FATES[said], said) if said in self._FATES else None
