"""`./hub manage measure_matching A.csv B.csv LINKS.csv [--json]`."""

import json
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.people.rules.measuring import Measured, measure
from methub.people.rules.samples import NotASample, Sample, links, samples

_LINES = """\
{looked_up} records looked up among {held}; {with_a_match} have a true match
recall of the first proposal  {recall_first:.5f}
precision of "likely"         {precision_likely:.5f}  ({likely} called likely)
recall of "likely"            {recall_likely:.5f}
one look-up, milliseconds     median {median_ms}, p95 {p95_ms}, slowest {slowest_ms}
"""


class Command(BaseCommand):
    help = "Measures the matching of persons on a data set whose true pairs are known."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("asked", type=Path, metavar="A.csv", help="the records to look up")
        parser.add_argument("held", type=Path, metavar="B.csv", help="the registry; may be A again")
        parser.add_argument("links", type=Path, metavar="LINKS.csv", help="the true pairs")
        parser.add_argument("--json", action="store_true")

    def handle(self, asked: Path, held: Path, links: Path, **options: Any) -> None:
        measured = _measured(asked, held, links)
        figures = _figures(measured)
        if options["json"]:
            self.stdout.write(json.dumps(figures, indent=2))
        else:
            self.stdout.write(_LINES.format(**figures))


def _measured(asked: Path, held: Path, known: Path) -> Measured:
    ours, theirs = samples_of(asked), samples_of(held)
    named = {sample.rec_id for sample in (*ours, *theirs)}
    true_pairs = links(_text(known), among=named)
    measured = measure(ours, theirs, true_pairs, is_one_file=ours == theirs, seconds=perf_counter)
    if not measured.with_a_match:
        raise CommandError(f"No pair of {known} names a record of {asked} and one of {held}.")
    return measured


def _figures(measured: Measured) -> dict[str, float]:
    return {
        "looked_up": measured.looked_up,
        "held": measured.held,
        "with_a_match": measured.with_a_match,
        "recall_first": round(measured.recall_first, 6),
        "precision_likely": round(measured.precision_likely, 6),
        "recall_likely": round(measured.recall_likely, 6),
        "likely": measured.likely,
        "median_ms": round(measured.slowest_of(0.5), 2),
        "p95_ms": round(measured.slowest_of(0.95), 2),
        "slowest_ms": round(measured.slowest_of(1), 2),
    }


def samples_of(path: Path) -> list[Sample]:
    try:
        return samples(_text(path))
    except NotASample as wrong:
        raise CommandError(f"{path}: {wrong}.") from None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise CommandError(f"{path} cannot be read as text: {unreadable}.") from None
