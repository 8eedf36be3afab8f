"""`./hub manage check_audit_book`: the whole book against its seals, and against copies of them."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.audit import seals
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import instant
from methub.foundation.timekeeping import now
from methub.governance import changes


def seal(said: str) -> tuple[int, str]:
    """NUMBER:DIGEST, as it is logged, printed and shown."""
    number, _, digest = said.partition(":")
    if not number.isdigit() or len(digest) != 64:
        raise ArgumentTypeError(f"{said} is not a seal: NUMBER:DIGEST is")
    return int(number), digest.lower()


class Command(BaseCommand):
    help = "Reads the audit book against its seals; says what is first wrong, if anything is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--known",
            action="append",
            default=[],
            type=seal,
            metavar="NUMBER:DIGEST",
            help="a seal copied out earlier: shows a torn-off end, or a book sealed anew",
        )

    def handle(self, known: list[tuple[int, str]], **options: Any) -> None:
        found = seals.check(known=dict(known))
        changes.record_check(found=found, by=MET_HUB, at=now())
        self.stdout.write(
            f"{found.lines:,} lines and {found.seals:,} seals are as they were."
            f" {found.unsealed:,} lines wait for a seal."
        )
        if found.wrong:
            raise CommandError(f"The book is not as it was sealed: {found.wrong.words}.")
        if found.head:
            self.stdout.write(
                f"Newest seal, of {instant(found.head.sealed_at)}: keep a copy elsewhere.\n"
                f"{found.head.number}:{found.head.digest}"
            )
