"""The same figures from the same rows in data frames: what a machine can do that holds everything
in its memory already. Only the benchmark asks, and only where Polars is installed."""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO

import polars as pl
from django.db import connection

from methub.demo.bare import Days, ninety_days, periods
from methub.reports.queries import Asked

Read = Callable[[Days, list[int]], object]

TABLES = {
    "episodes": """
        SELECT id AS episode, child_id AS child, responsible_authority_id AS authority,
               extract(epoch FROM missing_since)::bigint AS missing,
               extract(epoch FROM found_at)::bigint AS found,
               extract(epoch FROM found_told_at)::bigint AS told, was_in_care
        FROM missing_episode WHERE duplicate_of_id IS NULL AND withdrawn_at IS NULL""",
    "covers": """
        SELECT episode_id AS episode, interview_id AS interview,
               extract(epoch FROM started_at)::bigint AS started,
               extract(epoch FROM due_at)::bigint AS due
        FROM interviews_interviewepisode""",
    "interviews": """
        SELECT id AS interview, outcome, extract(epoch FROM held_at)::bigint AS held,
               offered_at IS NOT NULL AS was_offered FROM interviews_interview""",
    "agreed": """
        SELECT DISTINCT interview_id AS interview, true AS agreed FROM interviews_consent
        WHERE given_by = 'child' AND given = 'yes'""",
}
HOURS = 3_600
COMPLETED = (pl.col("outcome") == "completed").fill_null(False)
IN_TIME = COMPLETED & (pl.col("held") <= pl.col("due"))


@cache
def _table(name: str) -> pl.DataFrame:
    """Read once: what is timed is the counting."""
    with connection.cursor() as cursor, BytesIO() as read:
        with cursor.copy(f"COPY ({TABLES[name]}) TO STDOUT (FORMAT csv, HEADER)") as copied:
            for block in copied:
                read.write(block)
        read.seek(0)
        found = pl.read_csv(read)
    flags = [one for one in ("was_in_care", "was_offered", "agreed") if one in found.columns]
    return found.with_columns(pl.col(one) == "t" for one in flags)


def _between(column: str, days: Days) -> pl.Expr:
    first, after = (int(one.timestamp()) for one in days)
    return (pl.col(column) >= first) & (pl.col(column) < after)


def _by_month(rows: pl.LazyFrame, column: str, counts: list[pl.Expr]) -> object:
    month = pl.from_epoch(column).dt.replace_time_zone("UTC")
    month = month.dt.convert_time_zone("Europe/London").dt.truncate("1mo")
    rows = rows.with_columns(month.alias("month"))
    return pl.collect_all([rows.group_by("month").agg(counts), rows.select(counts)])


def _with_interviews(episodes: pl.LazyFrame) -> pl.LazyFrame:
    return episodes.join(_table("covers").lazy(), on="episode", how="left").join(
        _table("interviews").lazy(), on="interview", how="left"
    )


def monthly(days: Days, authorities: list[int]) -> object:
    ours = pl.col("authority").is_in(authorities) & _between("missing", days)
    counts = [
        pl.len(),
        pl.col("child").n_unique().alias("children"),
        pl.col("child").filter("was_in_care").n_unique().alias("in_care"),
        COMPLETED.sum().alias("completed"),
        IN_TIME.sum().alias("in_time"),
    ]
    return _by_month(_with_interviews(_table("episodes").lazy().filter(ours)), "missing", counts)


def funnel(days: Days, authorities: list[int]) -> object:
    ours = _table("episodes").lazy().filter(pl.col("authority").is_in(authorities))
    rows = (
        _table("covers").lazy().filter(_between("started", days))
        .join(ours, on="episode", how="inner")
        .join(_table("interviews").lazy(), on="interview", how="left")
        .join(_table("agreed").lazy(), on="interview", how="left")
    )  # fmt: skip
    outcomes = ("completed", "refused-child", "exempt")
    counts = [
        pl.len(),
        pl.col("was_offered").sum().alias("offered"),
        (pl.col("held").is_not_null() | pl.col("agreed").fill_null(False)).sum().alias("accepted"),
        IN_TIME.sum().alias("in_time"),
        pl.col("outcome").is_null().sum().alias("waiting"),
        *((pl.col("outcome") == one).sum().alias(one) for one in outcomes),
    ]
    return _by_month(rows, "started", counts)


def lag(days: Days, authorities: list[int]) -> object:
    ours = pl.col("authority").is_in(authorities) & _between("found", days)
    waited = pl.col("told") - pl.col("found")
    counts = [
        pl.len(),
        pl.col("told").count().alias("told_at_all"),
        (waited <= 24 * HOURS).sum().alias("in_a_day"),
        (waited > 72 * HOURS).sum().alias("after_72"),
        (pl.col("held") > pl.col("due")).sum().alias("late"),
    ]
    return _by_month(_with_interviews(_table("episodes").lazy().filter(ours)), "found", counts)


def repeat(days: Days, authorities: list[int]) -> object:
    recent = _table("episodes").lazy().filter(_between("missing", days))
    ours = recent.filter(pl.col("authority").is_in(authorities)).select("child").unique()
    times = recent.join(ours, on="child", how="semi").group_by("child").len()
    return times.group_by(pl.col("len").cut([1, 2, 3, 9])).agg(pl.len().alias("children")).collect()


FRAMES: Mapping[str, tuple[Read, Callable[[Asked], list[Days]]]] = {
    "monthly": (monthly, periods),
    "repeat": (repeat, ninety_days),
    "funnel": (funnel, periods),
    "lag": (lag, periods),
}


def asked(report: str, asked: Asked) -> Callable[[], object] | None:
    """The same report in Polars, where there is one."""
    if report not in FRAMES:
        return None
    read, days = FRAMES[report]
    return lambda: [read(one, list(asked.authorities)) for one in days(asked)]
