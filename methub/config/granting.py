"""Makes the database agree with the table of grants."""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from methub.config import grants
from methub.config.grants import Grant

ROLES = (grants.WEB, grants.RETENTION)


def apply(connection: BaseDatabaseWrapper) -> None:
    """Take every privilege away, then give what the table says: all of it, or nothing."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements(connection):
            cursor.execute(statement)


def statements(connection: BaseDatabaseWrapper) -> list[str]:
    """The SQL that makes the database agree with the table."""
    database = connection.ops.quote_name(str(connection.settings_dict["NAME"]))
    everyone = f"PUBLIC, {grants.WEB}, {grants.RETENTION}"
    return [
        f"REVOKE ALL ON DATABASE {database} FROM {everyone}",
        f"GRANT CONNECT ON DATABASE {database} TO {grants.WEB}, {grants.RETENTION}",
        f"REVOKE ALL ON SCHEMA public FROM {everyone}",
        f"GRANT USAGE ON SCHEMA public TO {grants.WEB}, {grants.RETENTION}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {everyone}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {everyone}",
        f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM {everyone}",
        *_given(grants.RELATIONS, relations(connection), "TABLE"),
        *_given(grants.FUNCTIONS, functions(connection), "FUNCTION"),
        *_sequences_given(connection),
    ]


def relations(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Every table and view, by name, with the words SQL knows it by."""
    return _asked(
        connection,
        "SELECT relname, quote_ident(relname) FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')",
    )


def functions(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Every function, by its signature."""
    return _asked(
        connection,
        "SELECT oid::regprocedure::text, oid::regprocedure::text FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'",
    )


def _given(table: dict[str, Grant], found: dict[str, str], what: str) -> list[str]:
    return [
        f"GRANT {privileges} ON {what} {words} TO {role}"
        for name, words in sorted(found.items())
        for role in ROLES
        if (privileges := grants.grant_for(name, table).of(role))
    ]


def _sequences_given(connection: BaseDatabaseWrapper) -> list[str]:
    """Whoever adds rows to a table may take its next number, and may never set it back."""
    owned = _asked(
        connection,
        "SELECT quote_ident(s.relname), t.relname FROM pg_depend d"
        " JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'"
        " JOIN pg_class t ON t.oid = d.refobjid"
        " WHERE d.deptype IN ('a', 'i') AND s.relnamespace = 'public'::regnamespace",
    )
    return [
        f"GRANT USAGE ON SEQUENCE {sequence} TO {role}"
        for sequence, relation in sorted(owned.items())
        for role in ROLES
        if "INSERT" in grants.grant_for(relation).of(role)
    ]


def _asked(connection: BaseDatabaseWrapper, question: str) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return dict(cursor.fetchall())
