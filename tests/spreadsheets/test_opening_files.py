"""A file is opened with care: workbooks as people keep them, and files that mean harm."""

import zipfile
from datetime import datetime, time
from io import BytesIO

import pytest

from methub.spreadsheets.codes import Meaning
from methub.spreadsheets.models import Sheet, SheetFile
from methub.spreadsheets.rules import grids, package
from methub.spreadsheets.rules.comma_separated import decoded
from methub.spreadsheets.rules.filling import filled
from methub.spreadsheets.rules.headings import outline, suggested
from methub.spreadsheets.rules.opening import opened
from methub.spreadsheets.rules.package import Unreadable
from tests.spreadsheets.conftest import AMARA, book, comma


def parts(changed, packed=zipfile.ZIP_DEFLATED):
    """A whole workbook, with some of its parts replaced, added, or (None) left out."""
    whole = zipfile.ZipFile(BytesIO(book(lambda made, page: page.write("A1", "Name"))))
    held = {name: whole.read(name) for name in whole.namelist()} | changed
    written = BytesIO()
    with zipfile.ZipFile(written, "w", packed) as again:
        for name, content in held.items():
            if content is not None:
                again.writestr(name, content)
    return written.getvalue()


def test_dates_are_said_in_full_and_a_month_stays_a_month():
    def fill(made, page):
        shown = {code: made.add_format({"num_format": code})
                 for code in ("dd/mm/yyyy", "mmm-yy", "dd/mm/yyyy hh:mm", "hh:mm")}  # fmt: skip
        page.write_datetime("A1", datetime(2026, 3, 5), shown["dd/mm/yyyy"])  # noqa: DTZ001
        page.write_datetime("B1", datetime(2026, 3, 1), shown["mmm-yy"])  # noqa: DTZ001
        page.write_datetime("C1", datetime(2026, 3, 5, 22, 30), shown["dd/mm/yyyy hh:mm"])  # noqa: DTZ001
        page.write_datetime("D1", time(22, 30), shown["hh:mm"])
        page.write_number("E1", 46086)

    (grid,) = opened(book(fill))
    assert grid.rows[0].cells == ("2026-03-05", "2026-03", "2026-03-05 22:30", "22:30", "46086")


def test_merged_cells_say_the_same_for_all_they_cover():
    def fill(made, page):
        page.merge_range("A1:B1", "Child")
        page.merge_range("A2:A3", "Keeley Hollis")
        page.write("B2", "one")
        page.write("B3", "two")

    (grid,) = opened(book(fill))
    assert [row.cells for row in grid.rows] == [
        ("Child", "Child"), ("Keeley Hollis", "one"), ("Keeley Hollis", "two"),
    ]  # fmt: skip
    assert grid.rows[2].filled == {0}


def test_two_lines_of_headings_under_a_title_are_found_and_understood():
    def fill(made, page):
        page.merge_range("A1:E1", "Missing tracker 2025")
        page.merge_range("A3:B3", "Child")
        page.merge_range("C3:D3", "Missing")
        page.write_row("A4", ["Name", "D.O.B.", "Date", "Time", "Returned (dd/mm/yy)"])
        page.write_row("A5", ["Keeley", "", "5/3/26", "", ""])

    (grid,) = opened(book(fill))
    found = outline(grid)
    assert (found.first, found.last) == (3, 4)
    assert list(suggested(found.columns).values()) == [
        Meaning.CHILD, Meaning.BORN, Meaning.MISSING_DAY, Meaning.MISSING_TIME,
        Meaning.RETURNED_DAY,
    ]  # fmt: skip
    assert found.columns[0].samples == ("Keeley",)


def test_a_hidden_row_a_formula_and_as_above_are_each_said():
    def fill(made, page):
        page.write_row("A1", ["Name", "Missing"])
        page.write_row("A2", ["Keeley Hollis", "5/3/26"])
        page.write("A3", "as above")
        page.write_formula("B3", "=B2+1", None, 46087)
        page.set_row(2, None, None, {"hidden": True})

    (grid,) = opened(book(fill))
    rows = list(filled(grid, after=1, meanings={0: Meaning.CHILD, 1: Meaning.MISSING_DAY}))
    assert rows[1].cells == ("as above", "46087")
    assert rows[1].taken == ("Keeley Hollis", "46087")
    said = " ".join(problem.words for problem in rows[1].problems)
    assert all(words in said for words in ("as above", "formula", "hidden"))


def test_the_letters_of_every_program_are_read():
    text = "Name;Notes\r\nZoë;“late”\r\n"
    for coding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert decoded(text.encode(coding)) == text
    (grid,) = opened(text.encode("utf-16"))
    assert grid.rows[1].cells == ("Zoë", "“late”")


SWELLING = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
SHEET = "xl/worksheets/sheet1.xml"
CELL = b'<sheetData><row r="%s"><c t="b"><v>1</v></c></row></sheetData>'
HOSTILE = {
    "old Excel": ("old Excel", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100),
    "not a zip": ("damaged", b"PK\x03\x04" + b"\1" * 100),
    "not text": ("neither", b"\x81\x8d\x00\x01" * 50),
    "empty": ("nothing", b"\n\n"),
    "another kind": ("not an Excel", parts({"xl/workbook.xml": None})),
    "macros": ("macros", parts({"xl/vbaProject.bin": b"x"})),
    "entities": ("instructions", parts({SHEET: SWELLING})),
    "cut short": ("damaged", parts({SHEET: b"<worksheet><sheetData><row>"})),
    "no address": ("no address", parts({SHEET: b'<sheetData><row><c r="?"/></row></sheetData>'})),
    "no such text": ("damaged", parts({SHEET: b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>'})),
    "no number": ("damaged", parts({SHEET: b'<sheetData><row r="x"/></sheetData>'})),
    "row of no sheet": ("no row", parts({SHEET: CELL % b"99999999999"})),
    "row below the first": ("no row", parts({SHEET: CELL % b"-5"})),
    "packed otherwise": ("packed", parts({}, packed=zipfile.ZIP_LZMA)),
    "newer zip": ("damaged", parts({}).replace(b"PK\1\2\x14\x03\x14", b"PK\1\2\x14\x03\x63")),
    "a million empty lines": ("larger inside", b"Name" + b"\n" * 1_100_000),
    "endless cell": ("never ends", b'Name,DOB\n"' + b"a" * 200_000),
}  # fmt: skip


@pytest.mark.parametrize(("words", "content"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_cannot_be_read_is_refused_in_words(words, content):
    with pytest.raises(Unreadable, match=words):
        opened(content)


def test_letters_nobody_sees_do_not_turn_a_name_round():
    (grid,) = opened("Name\nKeeley\u202eHollis\x07".encode())
    assert grid.rows[1].cells == ("KeeleyHollis",)


def test_a_file_larger_inside_than_it_looks_is_not_opened(monkeypatch):
    monkeypatch.setattr(package, "LARGEST_PART", 100_000)
    swollen = parts({SHEET: b"<worksheet>" + b" " * 200_000 + b"</worksheet>"})
    with pytest.raises(Unreadable, match="larger inside"):
        opened(swollen)


def test_a_few_kilobytes_that_fill_every_cell_are_not_opened(monkeypatch):
    monkeypatch.setattr(grids, "MOST_LETTERS", 100_000)
    monkeypatch.setattr(grids, "MOST_CELLS", 1_000)
    rows = b"<row>" + b'<c t="s"><v>0</v></c>' * 30 + b"</row>"
    long = b"<sst><si><t>" + b"Keeley" * 900 + b"</t></si></sst>"
    one_by_one = b"".join(b'<row><c t="b"><v>1</v></c></row>' for _ in range(300))
    merged = one_by_one + b'<mergeCell ref="A1:GR300"/>'
    for said in (
        {SHEET: b"<sheetData>" + rows + b"</sheetData>", "xl/sharedStrings.xml": long},
        {SHEET: b"<sheetData>" + merged + b"</sheetData>"},
    ):
        with pytest.raises(Unreadable, match="larger inside"):
            opened(parts(said))


def test_one_part_that_stands_for_many_worksheets_is_read_as_often_as_there_is_room(monkeypatch):
    monkeypatch.setattr(package, "LARGEST_IN_ALL", 100_000)
    named = b'<sheet xmlns:r="r" name="a" r:id="rId1"/>' * 50
    many = {
        "xl/workbook.xml": b"<sheets>" + named + b"</sheets>",
        SHEET: b"<x>" + b" " * 9_999 + b"</x>",
    }
    with pytest.raises(Unreadable, match="larger inside"):
        opened(parts(many))


def test_hidden_columns_begin_at_the_first():
    cells = b'<cols><col min="-99999999999999" max="1" hidden="1"/></cols>' + CELL % b"1"
    (grid,) = opened(parts({SHEET: b"<worksheet>" + cells + b"</worksheet>"}))
    assert grid.hidden_columns == {0}


def test_every_truncation_of_a_workbook_is_refused_and_never_an_error():
    whole = book(lambda made, page: page.write_row("A1", ["Name", "Missing"]))
    for length in range(4, len(whole) - 1, 397):
        with pytest.raises(Unreadable):
            opened(whole[:length])


def test_a_million_empty_rows_are_no_rows():
    rows = b"".join(b'<row r="%d"/>' % number for number in range(1, 200_000))
    with pytest.raises(Unreadable, match="nothing in this file"):
        opened(parts({SHEET: b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"}))


def test_a_refused_file_leaves_nothing_behind(hub):
    with pytest.raises(Unreadable):
        hub.keeps(HOSTILE["macros"][1])
    assert not SheetFile.objects.exists()
    assert not Sheet.objects.exists()


def test_a_formula_in_a_list_is_reported_and_changes_nothing(hub):
    sheet = hub.reads(comma(("=HYPERLINK(1,2)", *AMARA[1:])))
    row = hub.row(sheet, 2)
    assert row.state == "refused"
    assert "begins like a formula" in row.found_odd[0].words
