"""A hundred thousand absences of twenty thousand children come in while somebody waits."""

import resource
import time
from datetime import date, timedelta

import pytest

from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.missing.models import Episode
from methub.returns.changes import ask_load, read_load
from methub.returns.codes import LoadState, Table
from methub.returns.rules.days import written
from methub.returns.rules.written import file_of
from tests.town import found

pytestmark = pytest.mark.proof
CHILDREN, EACH = 20_000, 5
SECONDS, MEGABYTES = 60, 500


def rows():
    for number in range(CHILDREN):
        born = written(date(2009, 1, 1) + timedelta(days=number % 2_000))
        for turn in range(EACH):
            since = date(2025, 4, 2) + timedelta(days=60 * turn + number % 50)
            until = since + timedelta(days=number % 4)
            yield (f"C{number}", born, "MA"[turn % 2], written(since), written(until))


@pytest.mark.django_db
def test_a_hundred_thousand_rows_come_in_within_a_minute_and_half_a_gigabyte():
    authority = found(at=now()).authorities["Peterborough"]
    content = file_of(Table.MISSING, rows())
    before = resource.getrusage(resource.RUSAGE_SELF)
    began = time.monotonic()
    load = ask_load(
        authority=authority, year=2026, files=[("Missing.csv", content)], is_trial=False,
        by=MET_HUB, at=now(),
    )  # fmt: skip
    said = []
    load = read_load(load=load, by=MET_HUB, at=now(), progress=lambda *told: said.append(told))
    took = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    peak = after.ru_maxrss / 1024
    print(
        f"\n{CHILDREN * EACH:,} rows: {took:.1f} s, {after.ru_utime - before.ru_utime:.1f} s of it "
        f"our own; {peak:.0f} MB at most"
    )
    assert (load.state, load.counts) == (
        LoadState.LOADED, {"Missing": {"taken": CHILDREN * EACH}},
    )  # fmt: skip
    assert Episode.objects.count() == CHILDREN * EACH
    lines = Entry.objects.filter(what="missing.episode.recorded-from-history")
    assert lines.count() == CHILDREN * EACH
    assert said[-1] == ("Absences", CHILDREN * EACH, CHILDREN * EACH)
    assert took < SECONDS
    assert peak < MEGABYTES
