"""A hundred thousand absences of twenty thousand children come in while somebody waits."""

import io
import resource
import time

import pytest
from django.core.management import call_command
from django.db import connection

from methub.agencies.models import Authority
from methub.audit.models import Entry
from methub.demo.large_return import absences
from methub.foundation.timekeeping import now
from methub.missing.models import Episode, StatusRecord
from methub.returns.codes import LoadState, Table
from methub.returns.models import Load
from methub.returns.rules.written import file_of
from tests.town import found

pytestmark = pytest.mark.proof
ROWS = 100_000
SECONDS, MEGABYTES = 60, 500


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
    file.write_bytes(file_of(Table.MISSING, absences(ROWS)))
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
        f"\n{ROWS:,} rows: {took:.1f} s, {after.ru_utime - before.ru_utime:.1f} s of it "
        f"our own; {peak:.0f} MB at most"
    )
    load = Load.objects.get()
    assert (load.state, load.counts) == (
        LoadState.LOADED, {"Missing": {"taken": ROWS}},
    )  # fmt: skip
    assert Episode.objects.count() == ROWS
    lines = Entry.objects.filter(what="missing.episode.recorded-from-history")
    assert lines.count() == ROWS
    for model in (Episode, StatusRecord):
        assert kept_by_the_triggers(model) == (ROWS, ROWS)
    assert said.getvalue().splitlines()[-1] == "Absences: 100,000 of 100,000"
    assert took < SECONDS
    assert peak < MEGABYTES
