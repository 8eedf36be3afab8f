"""The database of the tests: made by the owner, used as the web role.

So every test also proves that the web role holds the rights its page needs, and no more.
"""

import gc
import os
from collections.abc import Iterator
from threading import Thread
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management.commands import flush as emptying
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as drawn
from pytest_django import DjangoDbBlocker

from methub.config import grants, standing
from tests import moments, template

OWNER_URL = os.environ["DATABASE_OWNER_URL"]
WEB_ROLE = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
# How long an example took says how busy the machine was, and nothing about the rule.
drawn.register_profile("hub", deadline=None, suppress_health_check=[HealthCheck.too_slow])
drawn.load_profile("hub")
if hour := os.environ.get("HUB_TEST_HOUR"):
    moments.be_at(hour)
PARTS = psycopg.conninfo.conninfo_to_dict(OWNER_URL.replace("postgres://", "postgresql://", 1))
gc.disable()  # what is read while the tests are collected stays


def pytest_configure(config: pytest.Config) -> None:
    """While the workers read the tests, the database that each will copy is already being made."""
    if config.getoption("numprocesses", None) and not config.getoption("reuse_db"):
        Thread(target=template.made, args=[OWNER_URL], daemon=True).start()


def pytest_collection_finish() -> None:
    """From here on nobody looks for garbage among the code; that was a quarter of the time."""
    standing.keep()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_keepdb: bool
) -> None:
    """Only the owner may make a database."""
    connection.settings_dict |= {"USER": PARTS["user"], "PASSWORD": PARTS["password"]}
    if not django_db_keepdb:
        connection.settings_dict["TEST"]["TEMPLATE"] = template.made(OWNER_URL)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Once the tables stand, all happens as the web role; emptying them stays the owner's."""
    owner = psycopg.connect(OWNER_URL, dbname=connection.settings_dict["NAME"], autocommit=True)

    # On the class: a browser's journey asks through a connection object of its own.
    operations = type(connection.ops)
    flush = operations.sql_flush

    def as_owner(self: object, statements: list[str]) -> None:
        for statement in statements:
            owner.execute(statement)

    def what_changes(self: Any, style: object, tables: list[str], **how: bool) -> list[str]:
        """Rows that change only with the code stay: the web role could not write them again."""
        kept = [t for t in tables if grants.grant_for(t) is not grants.FIXED]
        return flush(self, style, kept, **how)

    with django_db_blocker.unblock():
        connection.close()
        owners = {key: connection.settings_dict[key] for key in WEB_ROLE}
        connection.settings_dict |= WEB_ROLE
        operations.execute_sql_flush = as_owner  # type: ignore[method-assign]
        operations.sql_flush = what_changes  # type: ignore[method-assign]
        settings.PGTRIGGER_INSTALL_ON_MIGRATE = False  # emptying a table leaves its triggers
        emptying.emit_post_migrate_signal = lambda *_, **__: None  # and migrates nothing
        yield
        connection.close()
        owner.close()
        connection.settings_dict |= owners
