"""At the front desk: a browser that has already signed in, with both factors."""

from datetime import datetime

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as WHOSE,
)
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as STEPS
from django.test import Client

from methub.agencies.models import User
from methub.config import session
from methub.foundation.timekeeping import now


def signed_in(user: User, *, at: datetime | None = None) -> Client:
    """Somebody who signed in just now (or at `at`) with a password and an authenticator app."""
    client = Client()
    client.force_login(user)
    held = client.session
    session.begin(held, at=at or now())
    held[STEPS] = [{"method": "password", "at": 0}, {"method": "mfa", "at": 0}]
    held[WHOSE] = str(user.pk)
    held.save()
    return client
