"""The return goes out: as the validator wants it, and as it came in."""

from datetime import date, timedelta
from random import Random

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from methub.audit.models import Entry
from methub.foundation.timekeeping import start_of
from methub.missing.codes import Precision
from methub.missing.models import Episode
from methub.returns.codes import LoadState, Table
from methub.returns.presenters.files import files
from methub.returns.queries import whole_return
from methub.returns.rules.days import CollectionYear
from methub.returns.rules.outgoing import Away, Care
from tests.returns.conftest import CARE, HEADER, MISSING, csv, whole
from tests.returns.judge import CODES, Case, judged, needs_the_validator
from tests.returns.test_outgoing import sent

YEAR = CollectionYear(2026)


def made(authority, year=YEAR):
    return files(whole_return(authority=authority, year=year))


def lines(content):
    return [tuple(line.split(",")) for line in content.decode().splitlines()[1:]]


def test_what_came_in_goes_out(bring_in, peterborough):
    bring_in(*whole())
    out = made(peterborough)
    assert lines(out["Missing.csv"]) == MISSING
    assert lines(out["Header.csv"]) == HEADER
    assert lines(out["Episodes.csv"]) == CARE


def test_exact_times_become_whole_london_days(peterborough, keeley_in_care):
    keeley_in_care("2025-06-10T23:30", "2025-06-12T22:59")
    ((_, _, kind, start, end),) = lines(made(peterborough)["Missing.csv"])
    assert (kind, start, end) == ("M", "11/06/2025", "12/06/2025"), "half past midnight in London"


def test_who_is_missing_at_the_end_of_march_begins_on_the_same_day_next_year(
    peterborough, keeley_in_care
):
    keeley_in_care("2026-03-20T10:00", "2026-04-10T10:00")
    years = [lines(made(peterborough, CollectionYear(n))["Missing.csv"]) for n in (2026, 2027)]
    assert [row[3:] for rows in years for row in rows] == [
        ("20/03/2026", ""),
        ("20/03/2026", "10/04/2026"),
    ]


def test_no_postcode_of_a_child_who_hides_leaves_the_building(peterborough, keeley_in_care):
    keeley_in_care("2025-06-10T17:00", "2025-06-11T09:00", is_protected=True)
    assert b"PE7" not in b"".join(made(peterborough).values())


def test_kept_tables_are_given_back(bring_in, peterborough):
    row = ("C1", "01/05/2010", "14/07/2025", "PN3")
    bring_in(csv(Table.HEADER, HEADER), csv(Table.REVIEWS, [row]))
    assert lines(made(peterborough)["Reviews.csv"]) == [row]
    told = whole_return(authority=peterborough, year=YEAR).person_ids
    assert len(told) == 1, "the book names whoever stands in any file"


@needs_the_validator
def test_the_validator_passes_what_came_in_and_what_happened_here(
    bring_in, peterborough, keeley_in_care, folder
):
    bring_in(*whole())
    keeley_in_care("2025-12-31T23:30", "2026-01-02T10:00")
    keeley_in_care("2026-03-20T10:00", "2026-04-10T10:00")
    keeley_in_care("2026-11-20T10:00")
    cases = []
    for number in (2025, 2026, 2027):
        this = folder(str(number), made(peterborough, CollectionYear(number)))
        last = made(peterborough, CollectionYear(number - 1))["Missing.csv"]
        cases.append(Case(this, folder(f"{number} last", {"last.csv": last}), str(number)))
    for said in judged(*cases):
        assert set(CODES) - set(said.asked) == set(), "all twenty were asked"
        assert not said.failed and not said.found


@needs_the_validator
def test_the_validator_passes_children_made_at_random(folder):
    rng = Random(903)
    cases = []
    for number in range(9):
        made_up = [_random_child(rng) for _ in range(20)]
        this, last = _sent(made_up, YEAR), _sent(made_up, YEAR.before)
        if not this[Table.MISSING] or not last[Table.MISSING]:
            continue
        written = {f"{t.value}.csv": csv(t, rows)[1] for t, rows in this.items()}
        before = {"last.csv": csv(Table.MISSING, last[Table.MISSING])[1]}
        cases.append(Case(folder(str(number), written), folder(f"{number} last", before)))
    found = [said.found for said in judged(*cases)]
    assert len(found) >= 8
    assert found == [set()] * len(found)


def _random_child(rng):
    """A child as the property test makes them, from the same stock of days."""

    def days(most):
        first = date(2023, 6, 1)
        return sorted(first + timedelta(days=rng.randrange(1_300)) for _ in range(most))

    bounds = days(rng.randrange(1, 5))
    care = [
        Care(n, a, b, "X1")
        for n, (a, b) in enumerate(zip(bounds, bounds[1:], strict=False))
        if a < b
    ]
    care.append(Care(9, bounds[-1], None))
    edges = days(rng.randrange(0, 6))
    gone = [
        Away(n, "M", a, b) for n, (a, b) in enumerate(zip(edges[::2], edges[1::2], strict=False))
    ]
    if edges and rng.random() < 0.5:
        gone.append(Away(9, "A", edges[-1], None))
    return rng.choice([date(2007, 8, 1), date(2009, 7, 1), date(2008, 4, 2)]), care, gone


def _sent(made_up, year):
    tables = {Table.HEADER: [], Table.EPISODES: [], Table.MISSING: []}
    for number, child in enumerate(made_up):
        for table, rows in sent(f"C{number}", child, year).items():
            tables[table] += rows
    return tables


def test_the_command_writes_the_files_and_says_so_in_the_book(bring_in, tmp_path, capsys):
    bring_in(*whole())
    call_command("export_903", authority="E06000031", year=2026, out=tmp_path, also="ssd,annex-a")
    assert {path.name for path in tmp_path.iterdir()} == {
        "Header.csv", "Episodes.csv", "Missing.csv", "ssd_missing.csv", "annex_a_list_8.csv",
    }  # fmt: skip
    assert len(Entry.objects.get(what="returns.return.written").details["shown"]) == 2
    ssd = lines((tmp_path / "ssd_missing.csv").read_bytes())
    assert [row[2:] for row in ssd] == [
        ("2025-06-10", "M", "2025-06-12", "N", "NA"),
        ("2025-06-12", "A", "2025-06-12", "N", "NA"),
        ("2025-07-01", "M", "2025-07-03", "N", "NA"),
    ]


def test_the_command_brings_in_and_reports(peterborough, tmp_path, capsys):
    bad = [*MISSING, ("C1", "01/05/2010", "X", "05/08/2025", "")]
    for name, content in (csv(Table.HEADER, HEADER), csv(Table.MISSING, bad)):
        (tmp_path / name).write_bytes(content)
    asked = ["import_903", str(tmp_path / "Header.csv"), str(tmp_path / "Missing.csv")]
    call_command(*asked, authority="E06000031", year=2026, report=tmp_path / "report.json")
    said = capsys.readouterr().out
    assert "Loaded." in said and "Missing: 3 taken, 1 refused" in said
    assert "Missing line 5, child C1, refused: rule 1006: Missing type invalid." in said
    assert '"rule": "1006"' in (tmp_path / "report.json").read_text()


@pytest.mark.parametrize("authority, words", [("E06000099", "No authority"), ("", "No authority")])
def test_an_authority_that_is_not_ours_is_refused(town, tmp_path, authority, words):
    file = tmp_path / "Missing.csv"
    file.write_bytes(csv(Table.MISSING, MISSING)[1])
    with pytest.raises(CommandError, match=words):
        call_command("import_903", str(file), authority=authority, year=2026)


def test_the_seconds_of_history_are_never_told_as_a_time(bring_in):
    load = bring_in(*whole())
    assert load.state == LoadState.LOADED
    first = Episode.objects.order_by("pk")[0]
    assert (first.missing_since, first.missing_since_precision) == (
        start_of(date(2025, 6, 10)), Precision.DAY,
    )  # fmt: skip
