"""Secrets that must be read again, such as an authenticator app's seed, are stored encrypted."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def hide(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def reveal(hidden: str) -> str:
    return _box().decrypt(hidden.encode()).decode()


def _box() -> MultiFernet:
    """The newest key hides; older ones still reveal, so that the key can be changed."""
    return MultiFernet(map(_key, [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]))


def _key(secret: str | bytes) -> Fernet:
    secret = secret.encode() if isinstance(secret, str) else secret
    derived = hashlib.blake2b(secret, digest_size=32, person=b"hub-at-rest").digest()
    return Fernet(base64.urlsafe_b64encode(derived))
