"""One database is migrated, and each worker's is a copy of it: tables take a minute to make and a
second to copy."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).parents[1]
CALLED = "hub_template_"
ONE_AT_A_TIME = 9_030_903


def made(owner_url: str) -> str:
    """The name of a database in which everything has been migrated, made now if it is not there.
    Whoever comes second waits. Nobody but the owner enters it."""
    name = CALLED + _digest()
    with psycopg.connect(owner_url, dbname="postgres", autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        there = [
            row[0]
            for row in server.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [CALLED]
            )
        ]
        if name in there:
            return name
        for old in there:
            server.execute(f'DROP DATABASE "{old}"')
        unfinished = f"{CALLED}unfinished"
        server.execute(f'CREATE DATABASE "{unfinished}"')
        server.execute(f'REVOKE ALL ON DATABASE "{unfinished}" FROM PUBLIC')
        _migrate(owner_url, unfinished)
        server.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


def _digest() -> str:
    """Of everything that shapes a table, a trigger or a grant: the whole product, to be safe."""
    said = hashlib.sha256()
    for file in sorted([*(ROOT / "methub").rglob("*.py"), ROOT / "requirements.lock"]):
        said.update(file.read_bytes())
    return said.hexdigest()[:16]


def _migrate(owner_url: str, database: str) -> None:
    there = {
        name: urlsplit(url)._replace(path=f"/{database}").geturl()
        for name, url in (
            ("DATABASE_URL", os.environ["DATABASE_URL"]),
            ("DATABASE_OWNER_URL", owner_url),
        )
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT, env={**os.environ, **there, "HUB_AS_OWNER": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3_000:]
