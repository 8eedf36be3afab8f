"""`bench`: how long each page takes at the size of a county, one request at a time, warm."""

import json
import os
import resource
import statistics
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError
from django.test import Client

from methub.agencies.models import Authority, Partnership, User
from methub.agencies.roles import Role
from methub.config import standing
from methub.demo import bulk, counting, country, large_return, load, partnership
from methub.foundation.timekeeping import days_after, now
from methub.missing.models import Episode

PAGES_AT_MOST = 20  # queries
P95_RECEIVE_MS = 80


@dataclass(frozen=True)
class Figure:
    """One measured thing. Times in milliseconds; `sql_ms` is what the database alone took."""

    what: str
    queries: int
    median_ms: float
    p95_ms: float
    sql_ms: float
    target_ms: float
    queries_at_most: int | None = PAGES_AT_MOST
    bare_ms: float | None = None
    polars_ms: float | None = None

    @property
    def is_met(self) -> bool:
        is_few = self.queries_at_most is None or self.queries <= self.queries_at_most
        return self.p95_ms <= self.target_ms and is_few


class Command(BaseCommand):
    help = "Measure every page and the front door at the size of a county."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--children", type=int, default=20_000, help="in a county")
        parser.add_argument("--counties", type=int, default=1, help="20 of them are England")
        parser.add_argument(
            "--years", type=int, default=1, help="over which its children were young"
        )
        parser.add_argument("--requests", type=int, default=100)
        parser.add_argument("--receives", type=int, default=300)
        parser.add_argument("--minutes", type=float, default=0.5, help="of sustained receiving")
        parser.add_argument("--import-rows", type=int, default=0, help="of a large Missing.csv")
        parser.add_argument("--pages-only", action="store_true", help="no reports")
        parser.add_argument("--figures-only", action="store_true", help="reports, and little else")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        self._country(options["counties"], options["children"], options["years"])
        pages = load.pages(_signed_in)
        if options["figures_only"]:
            pages = [page for page in pages if page.is_of_figures]
        standing.keep()  # as the web server does before its first page
        for page in [*pages, *pages]:  # warm: as the second person of the morning meets it
            page.client.get(page.path)
        figures = list(self._said(self._figures(pages, options), quietly=options["json"]))
        sustained = load.sustained(minutes=options["minutes"], a_second=20)
        for _ in range(max(0, 1_000 - options["requests"] * len(pages))):
            pages[0].client.get(pages[0].path)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        brought_in = _brought_in(options["import_rows"])
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    {
                        "figures": [asdict(figure) for figure in figures],
                        "sustained": asdict(sustained),
                        "memory_mb": memory,
                        "brought_in": [asdict(one) for one in brought_in],
                    },
                    indent=1,
                )
            )
            return
        self.stdout.write(
            f"Received {sustained.received} in {sustained.seconds:.0f} s"
            f" ({sustained.a_second:.1f} a second asked for; slowest {sustained.slowest_ms:.0f} ms,"
            f" furthest behind {sustained.behind_ms:.0f} ms)"
        )
        self.stdout.write(f"Largest memory of this process: {memory:.0f} MB")
        for one in brought_in:
            self.stdout.write(
                f"Import of a {one.rows:,}-row Missing.csv: {one.seconds:.0f} s, "
                f"{one.megabytes:.0f} MB"
            )

    def _country(self, counties: int, children: int, years: int) -> None:
        if there := Partnership.objects.count():
            if not Episode.objects.exists():
                raise CommandError(
                    "A county that was interrupted is no county: begin again, empty."
                )
            self.stdout.write(f"Using what is there: {there} of {counties} counties.")
            return
        began = time.perf_counter()

        def said(words: str) -> None:
            self.stdout.write(f"{words} after {time.perf_counter() - began:.0f} s")

        at = now()
        town = partnership.found(at=days_after(at, -500))
        with country.laid_aside():
            bulk.fill(town, children=children, at=at, years=years)
            said(f"A county of {children:,} children")
            if counties > 1:
                country.copy_county(times=counties - 1)
                said(f"{counties - 1} more like it")
        said("Indexes, keys and history in place")
        _settle()
        said("Settled")

    def _page(self, page: load.Page, requests: int) -> Figure:
        for _ in range(3):
            answer = page.client.get(page.path)
        if answer.status_code != 200:
            raise CommandError(f"{page.what} ({page.path}) answered {answer.status_code}.")
        with load.counted() as counted:
            page.client.get(page.path)
        times = load.timed(lambda: page.client.get(page.path), requests)
        return _figure(page.what, counted, times, page.target_ms)

    def _asked(self, one: counting.Question, requests: int) -> Figure:
        """A report's own time; what it is compared with is what bare SQL took, or its target."""
        for _ in range(2):
            one.ask()
        with load.counted() as counted:
            one.ask()
        times = load.timed(one.ask, requests)
        bare, polars = (_median(run, requests) for run in (one.bare, one.polars))
        target = max(one.target_ms, one.times_bare * (bare or 0))
        figure = _figure(one.what, counted, times, target, at_most=None)
        return replace(figure, bare_ms=bare, polars_ms=polars)

    def _receive(self, receives: int) -> Figure:
        one = load.receiving()
        one(0)
        with load.counted() as counted:
            one(1)
        numbers = iter(range(2, receives + 2))
        times = load.timed(lambda: one(next(numbers)), receives)
        return _figure("receive to proposal", counted, times, P95_RECEIVE_MS, at_most=None)

    def _figures(self, pages: list[load.Page], options: dict[str, Any]) -> Iterator[Figure]:
        yield from (self._page(page, options["requests"]) for page in pages)
        if not options["pages_only"]:
            asked = counting.questions(at=now())
            yield from (self._asked(one, options["requests"]) for one in asked)
        yield self._receive(options["receives"])

    def _said(self, figures: Iterable[Figure], *, quietly: bool) -> Iterator[Figure]:
        """Each line of the table as soon as it is measured: a country takes minutes."""
        head = ("queries", "median", "p95", "sql", "p95/sql", "bare SQL", "Polars", "target")
        if not quietly:
            self.stdout.write(f"{'what':<46}" + "".join(f"{word:>9}" for word in head))
        for f in figures:
            if not quietly:
                self.stdout.write(_line(f))
                self.stdout.flush()
            yield f


def _line(f: Figure) -> str:
    times = (f.median_ms, f.p95_ms, f.sql_ms, f.p95_ms / f.sql_ms if f.sql_ms else None)
    said = "".join(
        f"{time:>9.1f}" if time is not None else f"{'':>9}"
        for time in (*times, f.bare_ms, f.polars_ms)
    )
    return f"{f.what:<46}{f.queries:>9}{said}{f.target_ms:>9.0f} {'' if f.is_met else 'NOT '}met"


def _median(run: counting.Run | None, requests: int) -> float | None:
    """Of something that is only compared with: warm, and not asked for longer than it takes to
    know."""
    if run is None:
        return None
    run()
    return statistics.median(load.timed(run, min(requests, 10)))


def _brought_in(rows: int) -> list[large_return.BroughtIn]:
    """Last of all: it leaves the county larger than the pages were measured at."""
    if not rows:
        return []
    ours = Authority.objects.filter(partnership__isnull=False).exclude(gss_code="")
    return [large_return.bring_in(rows=rows, authority=ours.order_by("pk")[0].gss_code)]


def _settle() -> None:
    """What a database does by itself in the hours after it was filled, done now and not during the
    first pages. Only the owner may."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("VACUUM (ANALYZE)")


def _figure(
    what: str,
    counted: "load.Counted",
    times: list[float],
    target: float,
    at_most: int | None = PAGES_AT_MOST,
) -> Figure:
    return Figure(
        what=what,
        queries=counted.queries,
        median_ms=statistics.median(times),
        p95_ms=statistics.quantiles(times, n=20)[-1],
        sql_ms=counted.sql_ms,
        target_ms=target,
        queries_at_most=at_most,
    )


def _signed_in(role: Role) -> Client:
    user = User.objects.filter(memberships__role=role).order_by("pk").first()
    if user is None:
        raise CommandError(f"Nobody is a {role.label}.")
    client = Client(SERVER_NAME="localhost")
    load.sign_in(client, user)
    return client
