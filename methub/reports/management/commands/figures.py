"""`./hub manage figures REPORT --authority GSS --from DAY --to DAY [--as-at DAY] [--json]`."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.audit import trail
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now, start_of
from methub.reports.codes import By
from methub.reports.presenters.tables import headings, numbers
from methub.reports.queries import EVERY_AXIS, REPORTS, Asked, Counting, Laid
from methub.reports.rules.periods import Period


class Command(BaseCommand):
    help = "Prints the figures of a report: counts of one authority, and nobody's name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("report", choices=sorted(REPORTS))
        parser.add_argument("--authority", required=True, help="its GSS code, as E10000003")
        parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True)
        parser.add_argument("--to", dest="last", type=date.fromisoformat, required=True)
        parser.add_argument("--as-at", type=date.fromisoformat, help="as known at the end of it")
        parser.add_argument("--by", choices=By.values(), default=By.TIME, help="the columns")
        parser.add_argument("--json", action="store_true", help="for another program to read")

    def handle(self, report: str, authority: str, **options: Any) -> None:
        period = Period(options["first"], options["last"])
        if period.first > period.last:
            raise CommandError("The last day must not be before the first day.")
        at = now()
        asked = Asked.of_code(authority, period, at=at)
        if asked is None:
            raise CommandError(f"No authority of this hub has the code {authority}.")
        if options["as_at"]:
            asked = replace(asked, as_at=start_of(options["as_at"] + timedelta(days=1)))
        trail.note_reading(
            "reports.report.printed", by=MET_HUB, at=at, report=report, authority=authority,
            first=period.first, last=period.last, as_at=options["as_at"],
        )  # fmt: skip
        counting = Counting(asked, EVERY_AXIS)
        laid = Laid.of(counting, REPORTS[report].parts, EVERY_AXIS[options["by"]], {})
        if options["json"]:
            found = _explained(report, period, laid)
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(line for table in laid for line in _in_words(table)))


def _explained(report: str, period: Period, laid: Iterable[Laid]) -> dict[str, Any]:
    """Names here are only ever added."""
    return {
        "report": report,
        "number": REPORTS[report].number,
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "tables": [
            {
                "title": table.part.title,
                "columns": headings(table),
                "lines": [
                    {
                        "measure": line.measure.key,
                        "words": line.words,
                        "value": line.value,
                        "figures": [
                            {"count": one.n, "of": one.of, "percent": one.percent}
                            for one in numbers(line)
                        ],
                    }
                    for line in table.lines
                ],
            }
            for table in laid
        ],
    }


def _in_words(table: Laid) -> Iterator[str]:
    yield table.part.title
    yield " | ".join(["", *headings(table)])
    for line in table.lines:
        yield " | ".join([line.words, *(one.words for one in numbers(line))])
