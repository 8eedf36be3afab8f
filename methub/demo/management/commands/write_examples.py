"""`write_examples FOLDER`: e-mails to try the front door with, dated today, and the files of a
return; and who to be there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from methub.demo import returns
from methub.demo.messages import examples
from methub.foundation.timekeeping import now


class Command(BaseCommand):
    help = "Write example notifications, dated today, and list the demonstration's sign-ins."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for name, raw in examples(at=now()):
            (folder / name).write_bytes(raw)
        (folder / "ssda903").mkdir(exist_ok=True)
        for name, content in returns.files(at=now()):
            (folder / "ssda903" / name).write_bytes(content)
        call_command("demo_signins", stdout=self.stdout)
