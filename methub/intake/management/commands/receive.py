"""Put e-mail files into the inbox, as if they had arrived: ./hub manage receive FILE.eml…"""

import getpass
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.agencies.models import Partnership
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import now
from methub.intake.changes import receive
from methub.intake.models import Notification
from methub.post.changes import TooLarge
from methub.post.codes import Channel


class Command(BaseCommand):
    help = "Keep e-mail files byte for byte, read them, and put what they say into the inbox."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE.eml")
        parser.add_argument("--json", action="store_true", help="one JSON object a notification")
        parser.add_argument("--partnership", help="its name, where there is more than one")

    def handle(self, *args: Any, **options: Any) -> None:
        partnership = _partnership(options["partnership"])
        by = Actor(id=0, name=f"{getpass.getuser()} on the server", agency="MET Hub")
        refused = 0
        for path in options["files"]:
            try:
                received = receive(
                    raw=path.read_bytes(),
                    channel=Channel.COMMAND,
                    partnership=partnership,
                    by=by,
                    at=now(),
                )
            except (OSError, TooLarge) as why:
                self.stderr.write(f"{path}: {why}")
                refused += 1
                continue
            for notification in received:
                self.stdout.write(
                    _as_json(notification) if options["json"] else _line(notification)
                )
        if refused:
            raise CommandError(f"{refused} of {len(options['files'])} files were not received.")


def _partnership(name: str | None) -> Partnership:
    found = list(Partnership.objects.filter(**({"name": name} if name else {})))
    if len(found) == 1:
        return found[0]
    if name:
        raise CommandError(f"There is no partnership called “{name}”.")
    raise CommandError(
        "Say which partnership this came to, with --partnership." if found
        else "There is no partnership yet: nobody could see what arrives."
    )  # fmt: skip


def _as_json(notification: Notification) -> str:
    reading = notification.reading
    before = notification.duplicate_of
    return json.dumps(
        {
            "id": notification.reference,
            "kind": notification.kind,
            "police_reference": notification.police_reference,
            "surname": notification.surname,
            "forenames": notification.forenames,
            "born_on": reading["born_on"],
            "missing_since": reading["missing_since"],
            "reported_at": reading["reported_at"],
            "found_at": reading["found_at"],
            "police_risk": reading["police_risk"],
            "problems": notification.problems,
            "duplicate_of": before.reference if before else None,
        },
        ensure_ascii=False,
    )


def _line(notification: Notification) -> str:
    name = notification.read.name or "nobody named"
    words = [f"{notification.get_kind_display()}: {name}", notification.police_reference]
    words += [f"{len(notification.problems)} to check"] if notification.problems else []
    words += ["told before"] if notification.duplicate_of else []
    return f"{notification.reference}  " + " · ".join(word for word in words if word)
