"""Somebody has lost every second factor. Whoever types this has checked who they are."""

from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.management.base import BaseCommand, CommandError

from methub.agencies.models import User
from methub.audit import trail
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now


class Command(BaseCommand):
    help = "Withdraw a person's second factors and password; they come in again by a letter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError("Nobody has that address.")
        with trail.open_page(by=MET_HUB, at=now()) as page:
            Authenticator.objects.filter(user=user).delete()
            for session in UserSession.objects.filter(user=user):
                session.end()
            user.set_unusable_password()
            user.save(update_fields=["password"])
            page.write("agencies.factors.withdrawn", about=user)
        self.stdout.write("Done. They choose a password again from the sign-in page.")
