"""A large return for the benchmark: the command reads it as whoever runs the hub would run it."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from methub.returns.codes import Table
from methub.returns.models import ReturnNumber
from methub.returns.rules.days import written
from methub.returns.rules.written import file_of

YEAR = 2026
ABSENCES_EACH = 5


@dataclass(frozen=True)
class BroughtIn:
    """How long the command took, starting and ending included, and the most memory it held."""

    rows: int
    seconds: float
    megabytes: float


def absences(rows: int, *, first: int = 0) -> Iterator[tuple[str, ...]]:
    """Rows of Missing: five absences of each child, of no day to three days."""
    for number in range(first, first + rows // ABSENCES_EACH):
        born = written(date(2009, 1, 1) + timedelta(days=number % 2_000))
        for turn in range(ABSENCES_EACH):
            since = date(2025, 4, 2) + timedelta(days=60 * turn + number % 50)
            until = since + timedelta(days=number % 4)
            yield (f"C{number}", born, "MA"[turn % 2], written(since), written(until))


def bring_in(*, rows: int, authority: str) -> BroughtIn:
    """Children nobody knows yet, however often it is asked."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Missing.csv"
        file.write_bytes(file_of(Table.MISSING, absences(rows, first=ReturnNumber.objects.count())))
        asked = ["import_903", "--authority", authority, "--year", str(YEAR), str(file)]
        began = time.perf_counter()
        subprocess.run([sys.executable, sys.argv[0], *asked], check=True)
        took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return BroughtIn(rows=rows, seconds=took, megabytes=peak)
