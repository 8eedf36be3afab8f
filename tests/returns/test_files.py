"""Files as councils have them: other encodings, XML, and files that are no return at all."""

import pytest

from methub.missing.models import Episode
from methub.people.models import Person
from methub.returns.codes import LoadState, Table
from methub.returns.rules.layouts import COLUMNS
from methub.returns.rules.reading import read_file, read_files
from methub.returns.rules.unreadable import Unreadable
from methub.returns.rules.written import file_of
from tests.returns.conftest import MISSING, csv, whole

NAME, CONTENT = csv(Table.MISSING, MISSING)
TEXT = CONTENT.decode()
XML = """<?xml version="1.0" encoding="windows-1252"?>
<EXPSSDA903><CHILD><HEADER><CHILDID>C1</CHILDID><UPN>UN4</UPN><SEX>2</SEX><DOB>01/05/2010</DOB>
<ETHNIC>WBRI</ETHNIC><UASC>0</UASC><AMISSING><MISSING>M</MISSING><MIS_START>10/06/2025</MIS_START>
<MIS_END>12/06/2025</MIS_END></AMISSING><AMISSING><MISSING>A</MISSING>
<MIS_START>01/07/2025</MIS_START><MIS_END/></AMISSING></HEADER>
<EPISODE><DECOM>01/02/2024</DECOM><RNE>S</RNE><LS>C2</LS><PL>U4</PL></EPISODE></CHILD></EXPSSDA903>
"""


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_that_excel_writes_is_read(codec):
    (sheet,) = read_file(NAME, TEXT.encode(codec))
    assert [row.values for row in sheet.rows] == MISSING
    assert sheet.encoding == ("UTF-8" if "8" in codec else "UTF-16")


def test_windows_1252_is_read_and_said(bring_in):
    text = f"{','.join(COLUMNS[Table.AD1])}\r\nC1,01/05/2010,,,,,,caf\u00e9\r\n"
    (sheet,) = read_file("AD1.csv", text.encode("cp1252"))
    assert (sheet.rows[0].values[-1], sheet.encoding) == ("caf\u00e9", "Windows-1252")


def test_the_columns_may_stand_in_any_order_and_the_name_says_nothing():
    (sheet,) = read_file(
        "export (3).txt", b"MIS_END,MIS_START,MISSING,DOB,CHILD\n,10/06/2025,M,,C1\n"
    )
    assert sheet.table is Table.MISSING
    assert sheet.rows[0].values == ("C1", "", "M", "10/06/2025", "")


BAD = {
    "empty": (b"", "it is empty"),
    "blank": (b" \n\n", "it is empty"),
    "a workbook": (b"PK\x03\x04....", "an Excel workbook"),
    "an old workbook": (b"\xd0\xcf\x11\xe0....", "an old Excel or Word file"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\r", "it is not"),
    "half of UTF-16": (TEXT.encode("utf-16")[:-1], "not whole text in UTF-16"),
    "no columns": (b"hello\nworld\n", "does not name the columns"),
    "a column too few": (b"CHILD,DOB,MISSING,MIS_START\n", "Missing, but it lacks MIS_END"),
    "a column too many": (b"CHILD,DOB,MISSING,MIS_START,MIS_END,NOTE\n", "it also has NOTE"),
    "a column twice": (b"CHILD,CHILD,DOB,MISSING,MIS_START,MIS_END\n", "stands there twice"),
    "a row too short": (b"CHILD,DOB,MISSING,MIS_START,MIS_END\nC1,,M\n", "line 2 has 3 values"),
    "an open quotation": (TEXT.encode() + b'"C3,01/01/2010', "breaks off or is damaged"),
    "truncated XML": (XML[:-60].encode("cp1252"), "the XML breaks off or is damaged at line"),
    "other XML": (b"<html><body/></html>", "it begins with html"),
    "entities": (b'<!DOCTYPE x [<!ENTITY a "b">]><EXPSSDA903>&a;</EXPSSDA903>', "document type"),
    "deep XML": (b"<EXPSSDA903>" + b"<CHILD>" * 50, "too deep"),
    "a child of tags": (b"<EXPSSDA903><CHILD>" + b"<A/>" * 50_001, "more of one child"),
    "an endless value": (b"<EXPSSDA903><CHILD><UPN>" + b"A" * 20_000, "longer than any"),
}  # fmt: skip


@pytest.mark.parametrize("content, why", BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_refused_with_a_clear_word(content, why):
    with pytest.raises(Unreadable, match=r"^file\.csv: ") as refused:
        read_files([("file.csv", content)])
    assert why in str(refused.value)


def test_what_somebody_typed_is_no_formula_where_a_return_is_opened_in_excel():
    rows = [("=HYPERLINK(1)", "01/05/2010", "M", "10/06/2025", "")]
    assert (
        file_of(Table.MISSING, rows).splitlines()[1] == b"'=HYPERLINK(1),01/05/2010,M,10/06/2025,"
    )


def test_one_bad_file_leaves_the_good_ones_untaken(bring_in):
    load = bring_in(*whole(), ("broken.xml", XML[:-60].encode()))
    assert load.state == LoadState.REFUSED
    assert load.refused_why.startswith("broken.xml: the XML breaks off")
    assert not Person.objects.exists()


def test_the_same_table_twice_is_refused(bring_in):
    load = bring_in(csv(Table.MISSING, MISSING), ("last year.csv", CONTENT))
    assert "is the table Missing too" in load.refused_why


def test_xml_says_the_same_as_three_files(bring_in):
    load = bring_in(("return.xml", XML.encode("cp1252")))
    assert load.state == LoadState.LOADED, load.refused_why
    assert load.counts == {
        "Header": {"taken": 1},
        "Episodes": {"taken": 1},
        "Missing": {"taken": 2},
    }
    assert [str(e.found_precision) for e in Episode.objects.order_by("pk")] == ["day", "minute"]


def test_ten_megabytes_are_one_table_like_any_other():
    line = "C1,01/05/2010,M,10/06/2025,12/06/2025\r\n"
    rows = 10 * 1024 * 1024 // len(line)
    (sheet,) = read_file(NAME, (TEXT + line * rows).encode())
    assert len(sheet.rows) == rows + len(MISSING)
