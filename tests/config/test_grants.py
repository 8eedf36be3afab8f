"""A stolen web process can add to the audit book. It cannot hide what stands in it."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg.errors import InsufficientPrivilege

from methub.config import granting, grants
from tests.conftest import OWNER_URL

pytestmark = pytest.mark.django_db

FORBIDDEN_TO_THE_WEB_ROLE = [
    "UPDATE audit_entry SET what = 'nothing happened'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "ALTER TABLE agencies_user DISABLE TRIGGER ALL",
    "ALTER TABLE audit_entry OWNER TO methub_web",
    "DROP TABLE audit_entry",
    "UPDATE audit_seal SET digest = repeat('0', 64)",
    "DELETE FROM audit_seal",
    "TRUNCATE audit_seal",
    "CREATE TABLE a_place_to_hide (id int)",
    "CREATE TEMPORARY TABLE a_place_to_hide (id int)",
    "CREATE SCHEMA a_place_to_hide",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE RULE hide AS ON INSERT TO audit_entry DO INSTEAD NOTHING",
    "CREATE TRIGGER hide BEFORE INSERT ON audit_entry EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()",  # noqa: E501
    "SELECT setval(pg_get_serial_sequence('audit_entry', 'id'), 1)",
    "SET session_replication_role = replica",
    "SET ROLE methub_owner",
    "UPDATE agencies_userevent SET name = 'somebody else'",
    "DELETE FROM agencies_userevent",
    "DELETE FROM agencies_user",
    "DELETE FROM django_migrations",
    "COPY audit_entry TO PROGRAM 'cat'",
    "SELECT lo_create(0)",
    "SELECT lo_creat(-1)",
    "SELECT lo_from_bytea(0, 'words about a child')",
]


@pytest.fixture
def web() -> Iterator[psycopg.Connection]:
    """A connection with nothing but what the web process has."""
    settings = connection.settings_dict
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"], dbname=settings["NAME"],
        user=settings["USER"], password=settings["PASSWORD"], autocommit=True,
    ) as own:  # fmt: skip
        assert own.execute("SELECT current_user").fetchone() == (grants.WEB,)
        yield own


@pytest.mark.parametrize("statement", FORBIDDEN_TO_THE_WEB_ROLE)
def test_the_web_role_cannot_rewrite_the_past_or_change_the_tables(
    web: psycopg.Connection, statement: str
) -> None:
    with pytest.raises(InsufficientPrivilege):
        web.execute(statement)


def test_the_guard_rings_when_somebody_gives_a_right_by_hand(web: psycopg.Connection) -> None:
    """The planted breach: with UPDATE given, the forbidden statement goes through."""
    with psycopg.connect(OWNER_URL, dbname=web.info.dbname, autocommit=True) as owner:
        owner.execute("GRANT UPDATE ON audit_entry TO methub_web")
        try:
            web.execute("UPDATE audit_entry SET what = 'nothing happened'")
        finally:
            owner.execute("REVOKE UPDATE ON audit_entry FROM methub_web")


def test_the_web_role_enters_no_other_database(web: psycopg.Connection) -> None:
    """A place without our grants would be a place to leave what was stolen."""
    others = web.execute(
        "SELECT datname FROM pg_database WHERE datname IN ('postgres', 'template1') AND"
        " (has_database_privilege(oid, 'CONNECT') OR has_database_privilege(oid, 'TEMPORARY'))"
    ).fetchall()

    assert others == []


def test_the_web_role_owns_nothing(web: psycopg.Connection) -> None:
    owned = web.execute(
        "SELECT relname FROM pg_class WHERE relowner = 'methub_web'::regrole"
        " UNION SELECT proname FROM pg_proc WHERE proowner = 'methub_web'::regrole"
        " UNION SELECT nspname FROM pg_namespace WHERE nspowner = 'methub_web'::regrole"
        " UNION SELECT datname FROM pg_database WHERE datdba = 'methub_web'::regrole"
    ).fetchall()

    assert owned == []


def test_every_relation_and_function_has_a_row() -> None:
    for relation in granting.relations(connection):
        grants.grant_for(relation)
    for function in granting.functions(connection):
        grants.grant_for(function, grants.FUNCTIONS)


def test_every_row_is_about_something_that_exists() -> None:
    names = [*granting.relations(connection), *granting.functions(connection)]

    idle = [
        pattern
        for pattern in (*grants.RELATIONS, *grants.FUNCTIONS)
        if not any(grants.fnmatchcase(name, pattern) for name in names)
    ]

    assert idle == []


def test_a_relation_nobody_decided_about_is_refused_by_name() -> None:
    with pytest.raises(grants.Unlisted, match="secret_drawer"):
        grants.grant_for("secret_drawer")


def test_nobody_may_rewrite_the_book_or_the_history() -> None:
    for relation in granting.relations(connection):
        grant = grants.grant_for(relation)
        if relation.startswith("audit_") or relation.endswith("event"):
            assert "UPDATE" not in grant.web + grant.retention
            assert "DELETE" not in grant.web + grant.retention
