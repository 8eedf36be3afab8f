"""Where the demonstration is, and who one can be there."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from methub.foundation.timekeeping import now


class Command(BaseCommand):
    help = "List the one-click sign-ins of the demonstration: address, name, role."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.HUB_DEMO:
            raise CommandError("One-click sign-ins exist only in the demonstration.")
        from methub.config import demo  # refuses to be imported anywhere else

        self.stdout.write(f"Sign in with one click: {settings.HUB_ORIGIN}{reverse('demo')}\n")
        for person in demo.people(at=now()):
            self.stdout.write(f"  {person.name:<28} {person.role}")
