"""What the machine tells the product, checked before anything starts."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

MODES = ("demo", "test", "serve", "check")

# A history trigger asks first whether it is to stand aside. Where nobody has ever said, the asking
# fails inside the database, row by row, and each failure walks through everything the transaction
# still has to check: the more it writes, the slower each row. So it is said once: for nobody.
NO_TRIGGER_STANDS_ASIDE = "-c pgtrigger.ignore={}"
# A page asks many small questions: the database would take longer to compile one of the tracker's
# than to answer it.
NOTHING_IS_COMPILED = "-c jit=off"
# A page of fifty names would wait longer for a helper to start than the names take to read: only
# what takes long is shared out, the figures of a country.
SMALL_QUESTIONS_ARE_NOT_SHARED = "-c parallel_setup_cost=4000"
AS_WE_WORK = " ".join(
    (
        NO_TRIGGER_STANDS_ASIDE,
        NOTHING_IS_COMPILED,
        SMALL_QUESTIONS_ARE_NOT_SHARED,
    )
)


@dataclass(frozen=True)
class Environment:
    """The product's settings that differ between machines."""

    mode: str
    secret_key: str
    secret_keys_before: tuple[str, ...]
    origin: str
    var: Path
    trusted_proxies: int
    database: dict[str, Any]

    @property
    def is_demo(self) -> bool:
        return self.mode == "demo"

    @property
    def is_secure(self) -> bool:
        return self.origin.startswith("https://")


def read(root: Path) -> Environment:
    """The environment, or one plain sentence about what is wrong with it."""
    mode = os.environ.get("HUB_MODE", "check")
    if mode not in MODES:
        raise ImproperlyConfigured(f"HUB_MODE is {mode!r}; it must be one of {', '.join(MODES)}.")
    environment = Environment(
        mode=mode,
        secret_key=os.environ.get("HUB_SECRET_KEY", "" if mode == "serve" else "only-for-checks"),
        secret_keys_before=tuple(os.environ.get("HUB_SECRET_KEYS_BEFORE", "").split()),
        origin=os.environ.get("HUB_ORIGIN", "http://localhost:8000").rstrip("/"),
        var=Path(os.environ.get("HUB_VAR", root / "var")),
        trusted_proxies=_count("HUB_TRUSTED_PROXIES", 1 if mode == "serve" else 0),
        database=_database(),
    )
    if mode == "serve":
        _refuse_unsafe(environment)
    return environment


def _refuse_unsafe(environment: Environment) -> None:
    if not _is_random(environment.secret_key):
        raise ImproperlyConfigured("HUB_SECRET_KEY must be at least 50 random characters.")
    if not all(map(_is_random, environment.secret_keys_before)):
        raise ImproperlyConfigured(
            "HUB_SECRET_KEYS_BEFORE must be whole keys with spaces between them: what was signed "
            "with any of them is believed."
        )
    if not environment.is_secure:
        raise ImproperlyConfigured(
            "HUB_ORIGIN must begin with https:// so that the sign-in cookie is never sent in clear."
        )
    if environment.trusted_proxies < 1:
        raise ImproperlyConfigured(
            "HUB_TRUSTED_PROXIES must be at least 1, for the proxy that answers https: otherwise "
            "everybody would seem to call from one address, and be locked out together."
        )
    for name in ("HUB_DEBUG", "DJANGO_DEBUG", "DEBUG"):
        if os.environ.get(name):
            raise ImproperlyConfigured(f"{name} may not be set where real children's records are.")


def _is_random(key: str) -> bool:
    return len(key) >= 50 and len(set(key)) >= 15


def _count(name: str, otherwise: int) -> int:
    """How many proxies in front of us may be believed when they say who is calling: one that is not
    ours could claim any address, and with it escape every throttle."""
    value = os.environ.get(name, str(otherwise))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a number such as 0 or 1.")
    return int(value)


def _database() -> dict[str, Any]:
    """Django's database settings from a URL; the owner's when HUB_AS_OWNER is set."""
    name = "DATABASE_OWNER_URL" if os.environ.get("HUB_AS_OWNER") else "DATABASE_URL"
    url = os.environ.get(name)
    if not url:
        if os.environ.get("HUB_MODE") == "serve":
            raise ImproperlyConfigured(f"{name} must say where the database is.")
        url = "postgresql:///methub"
    parts = conninfo_to_dict(url.replace("postgres://", "postgresql://", 1))
    said = parts.get("options", "")
    parts["options"] = f"{said} {AS_WE_WORK}".strip()
    settings: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "methub"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "OPTIONS": parts,
    }
    if test_database := os.environ.get("HUB_TEST_DB"):
        settings["TEST"] = {"NAME": test_database}
    return settings
