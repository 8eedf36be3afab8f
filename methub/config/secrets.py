"""Secrets that must be read again, such as an authenticator app's seed, are stored encrypted."""

import base64
import hashlib
import os

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """It was hidden with a key that we no longer have."""


def hide(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def reveal(hidden: str) -> str:
    try:
        return _box().decrypt(hidden.encode()).decode()
    except InvalidToken:
        raise Unreadable from None


def unknown() -> str:
    """A secret nobody has, made anew each time: no code anybody gives belongs to it."""
    return base64.b32encode(os.urandom(20)).decode()


def _box() -> MultiFernet:
    """The newest key hides; older ones still reveal, so that the key can be changed."""
    return MultiFernet(map(_key, [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]))


def _key(secret: str | bytes) -> Fernet:
    secret = secret.encode() if isinstance(secret, str) else secret
    derived = hashlib.blake2b(secret, digest_size=32, person=b"hub-at-rest").digest()
    return Fernet(base64.urlsafe_b64encode(derived))
