"""Files that leave MET Hub: what somebody typed stays text on the next person's computer."""

from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from methub.fittings.workbook import (
    CUT,
    LONGEST_CELL,
    comma_separated,
    could_be_formula,
    workbook,
)

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://evil.example","Tia\'s plan")',
    "@SUM(A1:A9)",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "-SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "＝1+1",
    "-A1",
]
PLAIN = [
    "-Smith",
    "-O'Neill",
    "- not known",
    "+44 1223 000 000",
    "+44 (0)1223 000000",
    "-5",
    "-",
    "O'Neill",
    "Zoë = Zoe",
    "1=1",
    "",
]
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_calculate_is_recognised(text):
    assert could_be_formula(text)


@pytest.mark.parametrize("text", PLAIN)
def test_a_childs_name_and_a_telephone_number_are_not_spoilt(text):
    assert not could_be_formula(text)
    assert comma_separated(columns=["Name"], rows=[[text]]).decode("utf-8-sig").splitlines()[
        1:
    ] in ([text], [f'"{text}"'], ['""'])


def test_an_excel_file_holds_no_formula_whatever_was_typed():
    written = workbook(sheet="Children", columns=["Name"], rows=[[text] for text in FORMULAS])
    sheet = ZipFile(BytesIO(written)).read("xl/worksheets/sheet1.xml")

    cells = list(ElementTree.fromstring(sheet).iter(f"{NAMESPACE}c"))
    assert len(cells) == len(FORMULAS) + 1
    assert all(cell.get("t") == "s" for cell in cells), "every cell is a string"
    assert not list(ElementTree.fromstring(sheet).iter(f"{NAMESPACE}f"))


def test_days_times_and_numbers_are_what_they_are():
    at = datetime(2026, 6, 1, 17, 30, tzinfo=UTC)
    rows = [["Tia", 3, date(2011, 3, 14), at, None]]
    columns = ["Name", "Episodes", "Born", "Found", "Notes"]

    assert workbook(sheet="Children", columns=columns, rows=rows)
    assert comma_separated(columns=columns, rows=rows).decode("utf-8-sig").splitlines()[1] == (
        'Tia,3,2011-03-14,"Mon 1 Jun 2026, 6:30pm",'
    )


def test_a_text_too_long_for_a_cell_says_that_it_was_cut():
    written = workbook(sheet="Story", columns=["Words"], rows=[["a" * (LONGEST_CELL + 1)]])
    strings = ZipFile(BytesIO(written)).read("xl/sharedStrings.xml").decode()

    assert CUT.strip() in strings
