"""`./hub manage load_shipped_tools`: the tools that come with the product."""

from typing import Any

from django.core.management.base import BaseCommand

from methub.assessments.changes import load_tool
from methub.assessments.rules.shipped import shipped_tools
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now


class Command(BaseCommand):
    help = "Loads the tools that come with the product. An authority then says which it uses."

    def handle(self, **options: Any) -> None:
        for text in shipped_tools().values():
            self.stdout.write(f"{load_tool(text=text, by=MET_HUB, at=now()).key} is loaded.")
