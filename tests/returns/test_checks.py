"""The twenty rules about children missing from care, and the validator as their judge."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from methub.returns.codes import Table
from methub.returns.rules.checked import what_is_checked
from methub.returns.rules.checks import ALL_RULES, findings, refusing
from methub.returns.rules.days import CollectionYear, read_day, year_of
from methub.returns.rules.layouts import COLUMNS, Row, Sheet
from methub.returns.rules.reading import read_file
from tests.returns.judge import CODES, Case, judged, needs_the_validator

YEAR = CollectionYear(2026)
SEEDED = Path(__file__).parents[3] / "shared/reference/data/missing_one_bad_row_per_rule.csv"
CHILDREN = ["C1", "C2", "C3", "C4"]
DAYS = [
    "", "", "01/04/2025", "02/04/2025", "10/06/2025", "12/06/2025", "31/03/2026", "01/04/2026",
    "31/03/2025", "2025-08-05", "31/02/2026", "1/5/2025", "10/10/2008",
]  # fmt: skip
BORN = ["10/10/2008", "10/10/2008", "10/10/2008", "11/10/2007", "", "12/06/2007", "12/06/2007"]


def sheet(table, *rows):
    return Sheet(table, [Row(line, tuple(row)) for line, row in enumerate(rows, start=2)])


def absences(*rows):
    return sheet(Table.MISSING, *(("C1", "10/10/2010", *row) for row in rows))


def codes(*sheets, last=None):
    return [(one.line, one.rule.code) for one in findings(what_is_checked(YEAR, sheets, last))]


def spell(begins, ends="", reason="", child="C1"):
    row = dict.fromkeys(COLUMNS[Table.EPISODES], "") | {
        "CHILD": child, "DECOM": begins, "DEC": ends, "REC": reason,
    }  # fmt: skip
    return tuple(row.values())


def written(path, table, rows):
    lines = [",".join(COLUMNS[table]), *(",".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n")
    return path


def random_files(rng, folder):
    """Files in which every rule is broken somewhere, and kept somewhere."""
    missing = [
        (rng.choice([*CHILDREN, "C9"]), rng.choice(BORN), rng.choice(["M", "A", "a", "", "X"]),
         rng.choice(DAYS), rng.choice(DAYS))
        for _ in range(rng.randrange(4, 24))
    ]  # fmt: skip
    care = [
        spell(
            rng.choice(DAYS), rng.choice(DAYS), rng.choice(["E8", "X1", "E4A", ""]),
            rng.choice(CHILDREN),
        )
        for _ in range(rng.randrange(1, 6))
    ]  # fmt: skip
    if rng.random() < 0.2:  # eighteen on the day it ends, which chance seldom meets
        missing.append(("C1", "12/06/2007", "M", "10/06/2025", "12/06/2025"))
        care.append(spell("01/04/2025", "12/06/2025", rng.choice(["E8", "X1"])))
    header = [(child, "M", rng.choice(BORN), "WBRI", "UN4", "", "") for child in CHILDREN[:3]]
    last = [
        (rng.choice(CHILDREN), "10/10/2008", "M", rng.choice(DAYS), rng.choice(["", "01/03/2025"]))
        for _ in range(rng.randrange(0, 3))
    ]
    tables = {Table.MISSING: missing, Table.EPISODES: care, Table.HEADER: header}
    if rng.random() < 0.3:
        del tables[Table.EPISODES]
    if rng.random() < 0.3:
        del tables[Table.HEADER]
    folder.mkdir()
    files = [written(folder / f"{table}.csv", table, rows) for table, rows in tables.items()]
    return files, [written(folder / "last.csv", Table.MISSING, last)] if last else []


def ours(case):
    """(table, row from 0, rule), without what we say beyond the validator."""
    sheets = [found for file in case.files for found in read_file(file.name, file.read_bytes())]
    last = None
    for file in case.last:
        last = what_is_checked(YEAR, read_file(file.name, file.read_bytes())).missing
    return {
        (one.table.value, one.line - 2, one.rule.code)
        for one in findings(what_is_checked(YEAR, sheets, last))
        if not one.is_of_last_year
    }


@needs_the_validator
def test_we_find_what_the_validator_finds_row_by_row_and_rule_by_rule(tmp_path):
    rng = Random(903)
    cases = [Case(*random_files(rng, tmp_path / str(number))) for number in range(40)]
    said = judged(*cases)
    assert len(said) == len(cases)
    broken = set()
    for case, theirs in zip(cases, said, strict=True):
        assert not theirs.failed
        assert ours(case) == theirs.found, case
        broken |= {code for _, _, code in theirs.found}
    assert broken == set(CODES), "each of the twenty was broken somewhere"


@needs_the_validator
@pytest.mark.skipif(not SEEDED.exists(), reason="the seeded file is not beside this checkout")
def test_one_bad_row_for_each_rule_is_found_by_both():
    case = Case([SEEDED])
    (theirs,) = judged(case)
    assert ours(case) == theirs.found
    assert len(theirs.found) == 13


def test_there_are_twenty_rules_each_once():
    assert len(set(CODES)) == len(ALL_RULES) == 20


@pytest.mark.parametrize(
    "row, broken",
    [
        (("M", "10/06/2025", "12/06/2025"), []),
        (("A", "10/06/2025", "10/06/2025"), []),
        (("M", "10/06/2025", ""), []),
        (("M", "", ""), ["564", "1004"]),
        (("", "10/06/2025", ""), ["565"]),
        (("", "", "10/06/2025"), ["566", "1004"]),
        (("M", "12/06/2025", "10/06/2025"), ["567"]),
        (("M", "01/04/2026", ""), ["570"]),
        (("M", "01/03/2025", "31/03/2025"), ["571"]),
        (("M", "10/10/2010", "10/06/2025"), ["586"]),
        (("M", "2025-06-10", ""), ["1004"]),
        (("M", "10/06/2025", "31/06/2025"), ["1005"]),
        (("X", "10/06/2025", ""), ["1006"]),
    ],
)
def test_each_rule_about_one_row(row, broken):
    assert sorted(code for _, code in codes(absences(row))) == sorted(broken)


def test_an_absence_may_begin_on_the_day_the_one_before_ended():
    assert codes(absences(("M", "10/06/2025", "12/06/2025"), ("A", "12/06/2025", ""))) == []
    assert codes(absences(("M", "10/06/2025", ""), ("A", "12/06/2025", "13/06/2025"))) == [
        (3, "574")
    ]


def test_a_child_still_missing_at_the_end_of_last_year_must_be_heard_of_again():
    last = what_is_checked(YEAR.before, [absences(("M", "01/03/2025", ""))]).missing
    assert codes(absences(("M", "01/03/2025", "02/04/2025")), last=last) == []
    assert codes(absences(("M", "05/05/2025", "")), last=last) == [(2, "576")]
    nobody = sheet(Table.MISSING)
    (found,) = findings(what_is_checked(YEAR, [nobody], last))
    assert found.is_of_last_year, "the validator says nothing, and this is the child to look for"


def test_what_is_said_of_last_year_or_of_how_care_ended_refuses_no_absence():
    last = what_is_checked(YEAR.before, [absences(("M", "01/03/2025", ""))]).missing
    found = findings(what_is_checked(YEAR, [absences(("M", "05/05/2025", ""))], last))
    assert refusing(found) == {}


def test_somebody_born_on_leap_day_is_eighteen_on_the_first_of_march():
    row = ("C1", "29/02/2008", "M", "10/06/2025", "01/03/2026")
    care = sheet(Table.EPISODES, spell("01/01/2024", "01/03/2026", "E4A"))
    assert codes(sheet(Table.MISSING, row), care) == [(2, "580")]


def test_the_year_2026_begins_on_the_first_of_april_2025():
    assert (YEAR.first, YEAR.last, YEAR.name) == (date(2025, 4, 1), date(2026, 3, 31), "2025/26")
    assert [year_of(day).number for day in (date(2025, 3, 31), date(2025, 4, 1))] == [2025, 2026]


@pytest.mark.parametrize(
    "text", ["", "2025-06-10", "31/02/2025", "10/06/25", "٠١/٠٤/2025", " 10/06/2025"]
)
def test_what_the_return_does_not_take_for_a_day(text):
    assert read_day(text) is None
