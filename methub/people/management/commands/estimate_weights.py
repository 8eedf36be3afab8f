"""`./hub manage estimate_weights FILE.csv...`: figures for `rules/weights.toml`."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from django.core.management.base import BaseCommand

from methub.people.management.commands.measure_matching import samples_of
from methub.people.rules import estimating
from methub.people.rules.estimating import Pattern, Rates

SEED = 1969


class Command(BaseCommand):
    help = "Estimates how often each finding is made, from records nobody has paired by hand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE.csv")

    def handle(self, files: list[Path], **options: Any) -> None:
        sharing: Counter[Pattern] = Counter()
        at_random: Counter[Pattern] = Counter()
        rng = Random(SEED)
        for file in files:
            held = samples_of(file)
            sharing += estimating.patterns_sharing_a_key(held)
            at_random += estimating.patterns_at_random(
                held, pairs=estimating.RANDOM_PAIRS // len(files), rng=rng
            )
        of_one = estimating.rates_of_one_person(sharing)
        self.stdout.write("\n".join(_rows(of_one, estimating.rates(at_random))))


def _rows(of_one: Rates, of_two: Rates) -> list[str]:
    rows: list[str] = []
    for field, levels in sorted(of_one.items()):
        rows.append(f"\n[{field}]")
        for level, m in sorted(levels.items(), key=lambda one: -one[1]):
            u = of_two.get(field, {}).get(level, 0.0)
            rows.append(f"{level} = {{ m = {m:.4f}, u = {u:.6f} }}")
    return rows
