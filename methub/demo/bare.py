"""What figures are compared with: the same counts as somebody would write them by hand in SQL,
without a page, a definition or a link."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from methub.foundation.timekeeping import days_after, start_of
from methub.reports.queries import Asked
from methub.reports.rules.periods import Period

Days = tuple[datetime, datetime]

MONTHLY = """
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
FUNNEL = """
    SELECT date_trunc('month', c.started_at AT TIME ZONE 'Europe/London') AS month,
           count(*), count(i.offered_at),
           count(*) FILTER (WHERE i.held_at IS NOT NULL OR s.id IS NOT NULL),
           count(*) FILTER (WHERE i.outcome = 'completed'),
           count(*) FILTER (WHERE i.outcome = 'completed' AND i.held_at <= c.due_at),
           count(*) FILTER (WHERE i.outcome = 'refused-child'),
           count(*) FILTER (WHERE i.outcome = 'exempt'), count(*) FILTER (WHERE i.outcome = '')
    FROM interviews_interviewepisode c
    JOIN missing_episode e ON e.id = c.episode_id
    JOIN interviews_interview i ON i.id = c.interview_id
    LEFT JOIN interviews_consent s
      ON s.interview_id = i.id AND s.given_by = 'child' AND s.given = 'yes'
    WHERE e.duplicate_of_id IS NULL AND e.withdrawn_at IS NULL
      AND c.started_at >= %s AND c.started_at < %s AND e.responsible_authority_id = ANY(%s)
    GROUP BY GROUPING SETS ((1), ())
"""
LAG = """
    SELECT date_trunc('month', e.found_at AT TIME ZONE 'Europe/London') AS month,
           count(*), count(e.found_told_at),
           count(*) FILTER (WHERE e.found_told_at <= e.found_at + interval '24 hours'),
           count(*) FILTER (WHERE e.found_told_at > e.found_at + interval '72 hours'),
           count(*) FILTER (WHERE i.outcome <> '' AND i.held_at > c.due_at)
    FROM missing_episode e
    LEFT JOIN interviews_interviewepisode c ON c.episode_id = e.id
    LEFT JOIN interviews_interview i ON i.id = c.interview_id
    WHERE e.duplicate_of_id IS NULL AND e.withdrawn_at IS NULL
      AND e.found_at >= %s AND e.found_at < %s AND e.responsible_authority_id = ANY(%s)
    GROUP BY GROUPING SETS ((1), ())
"""
REPEAT = """
    WITH recent AS (
        SELECT child_id, responsible_authority_id FROM missing_episode
        WHERE duplicate_of_id IS NULL AND withdrawn_at IS NULL
          AND missing_since >= %s AND missing_since < %s
    ), counted AS (
        SELECT child_id, count(*) AS times FROM recent
        GROUP BY child_id HAVING bool_or(responsible_authority_id = ANY(%s))
    )
    SELECT width_bucket(times, ARRAY[1, 2, 3, 4, 10]), count(*) FROM counted GROUP BY 1
"""


def periods(asked: Asked) -> list[Days]:
    """The period, and the two it is compared with."""
    return [_days(one) for one in (asked.period, asked.period.before, asked.period.year_before)]


def ninety_days(asked: Asked) -> list[Days]:
    """The ninety days before the end of each month, and of those two periods."""
    period = asked.period
    ends = [one.after for one in (*period.columns(period.unit), period.before, period.year_before)]
    return [(days_after(start_of(end), -90), start_of(end)) for end in ends]


def _days(period: Period) -> Days:
    return start_of(period.first), start_of(period.after)


@dataclass(frozen=True)
class Bare:
    """A statement, and for which days it is asked, one after another."""

    statement: str
    days: Callable[[Asked], Iterable[Days]]

    def asked(self, asked: Asked) -> Callable[[], object]:
        def run() -> object:
            found = []
            with connection.cursor() as cursor:
                for first, after in self.days(asked):
                    cursor.execute(self.statement, (first, after, list(asked.authorities)))
                    found.append(cursor.fetchall())
            return found

        return run


BARE: Mapping[str, Bare] = {
    "monthly": Bare(MONTHLY, periods),
    "repeat": Bare(REPEAT, ninety_days),
    "funnel": Bare(FUNNEL, periods),
    "lag": Bare(LAG, periods),
}
"""By the report, where it says all that the report's numbers say."""
