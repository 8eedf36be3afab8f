"""A hundred thousand absences of twenty thousand children come in while somebody waits."""

import io
import resource
import time
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from methub.agencies.models import Authority
from methub.audit.models import Entry
from methub.foundation.timekeeping import now
from methub.missing.models import Episode, StatusRecord
from methub.returns.codes import LoadState, Table
from methub.returns.models import Load
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


def kept_by_the_triggers(model):
    table = f"{model._meta.db_table}event"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(DISTINCT pgh_obj_id), count(pgh_context) FROM {table}")
        return cursor.fetchone()


@pytest.mark.django_db
def test_a_hundred_thousand_rows_come_in_within_a_minute_and_half_a_gigabyte(tmp_path):
    peterborough = found(at=now()).authorities["Peterborough"]
    Authority.objects.filter(pk=peterborough.pk).update(gss_code="E06000031")
    file = tmp_path / "Missing.csv"
    file.write_bytes(file_of(Table.MISSING, rows()))
    said = io.StringIO()
    before = resource.getrusage(resource.RUSAGE_SELF)
    began = time.monotonic()
    call_command(
        "import_903", str(file), authority="E06000031", year=2026, stdout=io.StringIO(),
        stderr=said,
    )  # fmt: skip
    connection.check_constraints()  # as when the transaction ends, which here it does not
    took = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    peak = after.ru_maxrss / 1024
    print(
        f"\n{CHILDREN * EACH:,} rows: {took:.1f} s, {after.ru_utime - before.ru_utime:.1f} s of it "
        f"our own; {peak:.0f} MB at most"
    )
    load = Load.objects.get()
    assert (load.state, load.counts) == (
        LoadState.LOADED, {"Missing": {"taken": CHILDREN * EACH}},
    )  # fmt: skip
    assert Episode.objects.count() == CHILDREN * EACH
    lines = Entry.objects.filter(what="missing.episode.recorded-from-history")
    assert lines.count() == CHILDREN * EACH
    for model in (Episode, StatusRecord):
        assert kept_by_the_triggers(model) == (CHILDREN * EACH, CHILDREN * EACH)
    assert said.getvalue().splitlines()[-1] == "Absences: 100,000 of 100,000"
    assert took < SECONDS
    assert peak < MEGABYTES
