"""Real records are not served unsafely: the product refuses to start, in one sentence."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from methub.config import environment

SAFE = {
    "HUB_MODE": "serve",
    "HUB_SECRET_KEY": "correct-horse-battery-staple-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "HUB_ORIGIN": "https://hub.example.gov.uk",
    "DATABASE_URL": "postgres://methub_web:secret@db/methub",
}


@pytest.fixture(autouse=True)
def _only_what_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "HUB_DEBUG",
        "HUB_AS_OWNER",
        "HUB_TEST_DB",
        "HUB_TRUSTED_PROXIES",
        "HUB_SECRET_KEYS_BEFORE",
    ):
        monkeypatch.delenv(name, raising=False)
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)


def test_what_is_safe_is_served() -> None:
    assert environment.read(Path()).is_secure


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("HUB_SECRET_KEY", "", "HUB_SECRET_KEY"),
        ("HUB_SECRET_KEY", "only-for-checks", "HUB_SECRET_KEY"),
        ("HUB_SECRET_KEY", "a" * 80, "HUB_SECRET_KEY"),
        ("HUB_SECRET_KEYS_BEFORE", "a-short-one", "HUB_SECRET_KEYS_BEFORE"),
        ("HUB_ORIGIN", "http://hub.example.gov.uk", "https://"),
        ("HUB_DEBUG", "1", "HUB_DEBUG"),
        ("DEBUG", "1", "DEBUG"),
        ("HUB_MODE", "production", "HUB_MODE"),
        ("HUB_TRUSTED_PROXIES", "-1", "HUB_TRUSTED_PROXIES"),
        ("HUB_TRUSTED_PROXIES", "0", "HUB_TRUSTED_PROXIES"),
        ("DATABASE_URL", "", "DATABASE_URL"),
    ],
)
def test_what_is_not_safe_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=said):
        environment.read(Path())


def test_a_new_key_names_the_ones_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    older = (SAFE["HUB_SECRET_KEY"][::-1], SAFE["HUB_SECRET_KEY"].lower())
    monkeypatch.setenv("HUB_SECRET_KEYS_BEFORE", " ".join(older))

    assert environment.read(Path()).secret_keys_before == older


def test_real_records_never_meet_the_demonstrations_sign_ins() -> None:
    assert not environment.read(Path()).is_demo
