"""Django's migrate, then the cache's table and the grants: one command leaves nothing half done."""

from typing import Any

import psycopg
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.utils import OperationalError, ProgrammingError

from methub.config import granting, grants


class Command(migrate.Command):
    help = "Bring the tables up to date, and give the database roles exactly what they may do."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            super().handle(*args, **options)
        except (OperationalError, psycopg.OperationalError) as wrong:
            raise CommandError(f"The database did not answer: {wrong}") from wrong
        if options["plan"] or options["check_unapplied"]:
            return
        call_command("createcachetable", database=options["database"], verbosity=0)
        try:
            granting.apply(connections[options["database"]])
        except (grants.Unlisted, ProgrammingError) as wrong:
            raise CommandError(
                f"The database roles were not given their rights: {wrong}"
            ) from wrong
