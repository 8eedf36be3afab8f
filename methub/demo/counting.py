"""What the benchmark asks of figures: each report for one authority and for every one, beside the
same in bare SQL and in Polars; the records behind a number; and a paper of a hundred pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from methub.agencies.models import Authority, User
from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.demo.bare import BARE
from methub.fittings.papers import (
    Column,
    Grid,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    as_pdf,
    as_word,
)
from methub.foundation.timekeeping import london_day
from methub.reports.codes import Half
from methub.reports.queries import EVERY_AXIS, MEASURES, REPORTS, Asked, Counting, Laid, behind
from methub.reports.rules.periods import last_months

ONE_MS, COUNTRY_MS, RECORDS_MS, PAPER_MS = 200.0, 2_000.0, 150.0, 10_000.0
TIMES_BARE = 3
MONTHS = 6
PAGES = 100
POLARS = "methub.demo.frames"
Run = Callable[[], object]


@dataclass(frozen=True)
class Question:
    """Something that is asked, within how many milliseconds, and what it is compared with; and how
    many times as long as bare SQL it may take, should that be longer."""

    what: str
    ask: Run
    target_ms: float
    times_bare: int = 0
    bare: Run | None = None
    polars: Run | None = None


def questions(*, at: datetime) -> Iterator[Question]:
    ours = Authority.objects.filter(partnership__isnull=False).order_by("pk")
    everyone = tuple(ours.values_list("pk", flat=True))
    period = last_months(MONTHS, on=london_day(at))
    for whose, keys, target in (("one", everyone[:1], ONE_MS), ("country", everyone, COUNTRY_MS)):
        asked = Asked(keys, period, at)
        for report in REPORTS.values():
            yield Question(
                f"{report.title[:34]}, {whose}",
                _laid(asked, report.key),
                target,
                TIMES_BARE if whose == "one" else 0,
                BARE[report.key].asked(asked) if report.key in BARE else None,
                _polars(report.key, asked),
            )
    yield Question("Records behind a figure", _records(Asked(everyone[:1], period, at)), RECORDS_MS)
    yield Question(f"A paper of {PAGES} pages, PDF", lambda: as_pdf(PAPER), PAPER_MS)
    yield Question(f"A paper of {PAGES} pages, Word", lambda: as_word(PAPER), PAPER_MS)


def _laid(asked: Asked, report: str) -> Run:
    return lambda: Laid.of(Counting(asked, EVERY_AXIS), REPORTS[report].parts, None, {})


def _polars(report: str, asked: Asked) -> Run | None:
    if find_spec("polars") is None:
        return None
    run: Run | None = import_module(POLARS).asked(report, asked)
    return run


def _records(asked: Asked) -> Run:
    """The first page, as somebody reads it who may open them."""
    user = User.objects.filter(memberships__role=Role.HUB_SENIOR).order_by("pk")[0]
    viewer = front_desk(user=user, at=asked.at)[0].to(Permission.READ_FIGURES)
    return lambda: behind(
        viewer=viewer, measure=MEASURES["completed"], half=Half.COUNTED, asked=asked
    )


_ROWS = tuple((f"Something agreed, number {n}", "A worker", f"{n}") for n in range(22))
_A_PAGE = (
    Heading("A child"),
    Paragraph("What was said, at some length, so that it takes more than one line. " * 4),
    Grid("Actions", (Column("What", 3), Column("Who"), Column("Days", is_number=True)), _ROWS),
    PageBreak(),
)
PAPER = Paper("Minutes", _A_PAGE * PAGES)
