"""What the benchmark asks of figures: each report for one authority and for every one, and the
records behind a number, beside the same asked of the database in bare SQL."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from methub.agencies.models import Authority
from methub.foundation.timekeeping import london_day, start_of
from methub.reports.codes import Half
from methub.reports.queries import EVERY_AXIS, MEASURES, REPORTS, Asked, Counting, Laid
from methub.reports.rules.periods import last_months

ONE_MS, COUNTRY_MS, RECORDS_MS = 200.0, 2_000.0, 150.0
TIMES_BARE = 3
MONTHS = 6
# The counts of the monthly table, as somebody would write them by hand.
BARE = """
    SELECT date_trunc('month', e.missing_since AT TIME ZONE 'Europe/London') AS month,
           count(*), count(DISTINCT e.child_id),
           count(DISTINCT e.child_id) FILTER (WHERE e.was_in_care),
           count(*) FILTER (WHERE i.outcome = 'completed'),
           count(*) FILTER (WHERE i.outcome = 'completed' AND i.held_at <= c.due_at)
    FROM missing_episode e
    LEFT JOIN interviews_interviewepisode c ON c.episode_id = e.id
    LEFT JOIN interviews_interview i ON i.id = c.interview_id
    WHERE e.duplicate_of_id IS NULL AND e.withdrawn_at IS NULL
      AND e.missing_since >= %s AND e.missing_since < %s AND e.responsible_authority_id = ANY(%s)
    GROUP BY GROUPING SETS ((1), ())
"""


@dataclass(frozen=True)
class Question:
    """Something that is asked, within how many milliseconds, and what it is compared with."""

    what: str
    ask: Callable[[], object]
    target_ms: float
    bare: Callable[[], object] | None = None


def questions(*, at: datetime) -> Iterator[Question]:
    ours = Authority.objects.filter(partnership__isnull=False).order_by("pk")
    everyone = tuple(ours.values_list("pk", flat=True))
    period = last_months(MONTHS, on=london_day(at))
    for whose, keys, target in (("one", everyone[:1], ONE_MS), ("country", everyone, COUNTRY_MS)):
        counting = Counting(Asked(keys, period, at), EVERY_AXIS)
        for report in REPORTS.values():
            yield Question(
                f"{report.title[:34]}, {whose}",
                _laid(counting, report.parts),
                target,
                _bare(counting.asked) if report.key == "monthly" else None,
            )
        if whose == "one":
            records = counting.records(MEASURES["completed"], Half.COUNTED)
            yield Question("Records behind a figure", _page(records), RECORDS_MS)


def _laid(counting: Counting, parts: Any) -> Callable[[], object]:
    return lambda: Laid.of(counting, parts, None, {})


def _page(records: Any) -> Callable[[], object]:
    return lambda: (records.count(), list(records.values_list("pk")[:50]))


def _bare(asked: Asked) -> Callable[[], object]:
    """Of the period, and of the two that it is compared with."""
    periods = (asked.period, asked.period.before, asked.period.year_before)

    def run() -> object:
        found = []
        with connection.cursor() as cursor:
            for one in periods:
                between: tuple[Any, ...] = (start_of(one.first), start_of(one.after))
                cursor.execute(BARE, (*between, list(asked.authorities)))
                found.append(cursor.fetchall())
        return found

    return run
