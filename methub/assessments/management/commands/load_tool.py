"""`./hub manage load_tool FILE [--check] [--authority NAME --from DATE]`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.agencies.models import Authority
from methub.assessments.changes import Refused, load_tool, use_tool
from methub.assessments.rules import Tool, ToolError, parse_to_load
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day, now


class Command(BaseCommand):
    help = "Checks the file of an assessment tool, and loads it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="only check; load nothing")
        parser.add_argument(
            "--authority", default="", help="the authority that uses it from now on"
        )
        parser.add_argument("--from", dest="from_on", type=date.fromisoformat, default=None)

    def handle(
        self, file: Path, check: bool, authority: str, from_on: date | None, **options: Any
    ) -> None:
        text = text_of(file)
        try:
            tool = parse_to_load(text)
        except ToolError as wrong:
            raise CommandError(f"{file}, line {wrong.line}: {wrong.message}") from None
        if check:
            self.stdout.write(f"{tool.key} can be loaded: {_size(tool)}.")
            return
        using = _authority(authority) if authority else None
        try:
            at = now()
            version = load_tool(text=text, by=MET_HUB, at=at)
            self.stdout.write(f"{tool.key} is loaded: {_size(tool)}.")
            if using is not None:
                day = from_on or london_day(at)
                use_tool(authority=using, tool=version, from_on=day, by=MET_HUB, at=at)
                self.stdout.write(f"{using.name} uses it from {short_day(day)}.")
        except Refused as refused:
            raise CommandError(f"{file}: {refused}") from None


def text_of(file: Path) -> str:
    """What a file says, or why it cannot be read."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise CommandError(f"{file} cannot be read as text: {unreadable}.") from None


def _authority(name: str) -> Authority:
    try:
        return Authority.objects.get(name=name)
    except Authority.DoesNotExist:
        raise CommandError(f"There is no authority named {name}.") from None


def _size(tool: Tool) -> str:
    """ "31 items in 3 sections, 4 levels"."""
    return f"{len(tool.items)} items in {len(tool.sections)} sections, {len(tool.levels)} levels"
