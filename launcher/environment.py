"""What Django is told, in environment variables. `methub/config/environment.py` reads them."""

import os
import secrets
from pathlib import Path

from launcher import roles
from launcher.address import Address
from launcher.places import HERE


def databases(address: Address, passwords: dict[str, str], database: str) -> dict[str, str]:
    """One address a role."""

    def url(role: str) -> str:
        return address.url(role, passwords[role], database)

    return {
        "DATABASE_URL": url(roles.WEB),
        "DATABASE_OWNER_URL": url(roles.OWNER),
        "DATABASE_RETENTION_URL": url(roles.RETENTION),
    }


def basic(mode: str, *, port: int = 8000, var: Path = HERE.var) -> dict[str, str]:
    """What is the same for every process of one run."""
    return {
        "HUB_MODE": mode,
        "HUB_ORIGIN": f"http://localhost:{port}",
        "HUB_VAR": str(var),
        "HUB_SECRET_KEY": secret_key(),
        "PYTHONUNBUFFERED": "1",
    }


def as_owner(environ: dict[str, str]) -> dict[str, str]:
    """For migrations and for making test databases: the role that owns the tables."""
    return environ | {"HUB_AS_OWNER": "1"}


def secret_key() -> str:
    """Made once, so that people stay signed in when the demonstration is started again."""
    file = HERE.private / "secret-key"
    if not file.is_file():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w") as out:
            out.write(secrets.token_urlsafe(64))
    return file.read_text()
