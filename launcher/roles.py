"""The three roles, and the database they meet in.

The owner migrates. The web role owns nothing and changes no table's shape. Retention is the only
one that will ever delete. What each may do with each table is the product's own list, which
`migrate` applies.
"""

import json
import os
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path

from launcher.address import Address
from launcher.bell import ran
from launcher.words import Refusal

OWNER, WEB, RETENTION = "methub_owner", "methub_web", "methub_retention"
SUPERUSER = "methub_super"
ROLES = (OWNER, WEB, RETENTION)

ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role}; END IF;
END $$;
ALTER ROLE {role} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS NOREPLICATION {createdb}
  PASSWORD '{password}';
"""
DATABASE = """
SELECT 'CREATE DATABASE {database} OWNER {owner}'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database}') \\gexec
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT ON DATABASE {database} TO {web}, {retention};
"""
# Everybody may put words of any length into large objects, where no table's grants hold, and enter
# the databases that PostgreSQL starts with: places to leave what was stolen.
LARGE_OBJECTS = """
DO $$ DECLARE one regprocedure; BEGIN
  FOR one IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
    AND (proname LIKE 'lo\\_%' OR proname IN ('loread', 'lowrite'))
  LOOP EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one); END LOOP;
END $$;
"""
STARTED_WITH = f"""
REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE postgres TO {OWNER};
"""


@dataclass(frozen=True)
class Arranger:
    """Speaks to one server as its superuser."""

    address: Address
    psql: Path

    def sql(self, statements: str, *, within: str = "postgres") -> str:
        """Run statements, given on standard input so that no password is in a list of processes."""
        ended = ran(
            [str(self.psql), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"],
            told=statements,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "PGHOST": self.address.host,
                "PGPORT": str(self.address.port),
                "PGUSER": self.address.user,
                "PGPASSWORD": self.address.password,
                "PGDATABASE": within,
                "PGOPTIONS": "-c client_min_messages=warning",
            },
        )
        if ended.returncode:
            raise Refusal(f"The database refused to be arranged: {ended.stderr.strip()}")
        return str(ended.stdout).strip()

    def arrange(self, passwords: dict[str, str], *, may_create_databases: bool) -> None:
        """Make the roles, with these passwords, however often it is asked."""
        for role in ROLES:
            createdb = "CREATEDB" if may_create_databases and role == OWNER else "NOCREATEDB"
            self.sql(ROLE.format(role=role, password=passwords[role], createdb=createdb))
        self.sql(STARTED_WITH)
        for database in ("template1", "postgres"):  # what is made later is a copy of the first
            self.sql(LARGE_OBJECTS, within=database)

    def database(self, name: str, *, fresh: bool = False) -> None:
        """Make the database, after throwing away the one before when it is to be fresh."""
        drop = f"DROP DATABASE IF EXISTS {name} WITH (FORCE);" if fresh else ""
        self.sql(drop + DATABASE.format(database=name, owner=OWNER, web=WEB, retention=RETENTION))
        self.sql(LARGE_OBJECTS, within=name)


def passwords(file: Path) -> dict[str, str]:
    """One password a role, made once. Letters, digits, - and _ only: they stand inside SQL."""
    if not file.is_file():
        made = {role: secrets.token_urlsafe(32) for role in (SUPERUSER, *ROLES)}
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w") as out:
            json.dump(made, out)
    read: dict[str, str] = json.loads(file.read_text())
    return read
