"""`./hub manage welcome_administrator`: the first of a partnership, who lets in the others."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from methub.agencies import changes
from methub.config.jobs import password_link
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now


class Command(BaseCommand):
    help = "Let in an administrator, and found their partnership if there is none of that name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True, help="their full name")
        parser.add_argument("--partnership", required=True, help="the name of the partnership")

    def handle(self, email: str, name: str, partnership: str, **options: Any) -> None:
        try:
            validate_email(email)
            user = changes.welcome_administrator(
                email=email, name=name, partnership=partnership, by=MET_HUB, at=now()
            )
        except ValidationError:
            raise CommandError(f"{email} is no e-mail address.") from None
        except changes.AlreadyKnown:
            raise CommandError("Somebody with this address already has an account.") from None
        self.stdout.write(
            f"{user.name} chooses a password here, within the hour:\n{password_link(user)}"
        )
