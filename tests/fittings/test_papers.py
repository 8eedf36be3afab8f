"""A paper about a child says the same in PDF and in Word, whatever anybody typed into it."""

import io
import re
import zipfile

import pypdf
import pytest
import typst
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from methub.fittings.charts import Chart
from methub.fittings.papers import (
    Bullets,
    Column,
    Facts,
    Figure,
    Grid,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Strong,
    Withheld,
    as_pdf,
    as_word,
)

DRAWING = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><title>Episodes</title>'
    '<rect width="20" height="20" fill="#0f3d4c"/><text x="30" y="15">Three</text></svg>'
)
CHART = Chart(
    "Missing episodes", "Episodes rose from 3 to 5.", DRAWING,
    ("Month", "Episodes"), (("Jan 2026", "3"), ("Feb 2026", "5")),
)  # fmt: skip
ACTIONS = Grid(
    "Actions",
    (Column("What", 3), Column("Who", 2), Column("Days", 1, is_number=True)),
    tuple((f"Visit the hotel, time {n}", "Sam Khan", str(n)) for n in range(60)),
)
MINUTES = Paper(
    "Minutes",
    (
        Heading("Who came"),
        Paragraph(("Chair: ", Strong("Jo Bloggs"))),
        Bullets(("Police", ("School: ", Strong("sent apologies")))),
        Heading("What was decided", 3),
        Facts((("Child", "Ömer اسم"), ("Born", "1 Jan 2010"))),
        ACTIONS,
        Figure(CHART),
        Withheld(2, "about another child"),
        PageBreak(),
        Paragraph("Ends"),
    ),
    subtitle="19 November 2026",
    recipient="Hampshire Constabulary",
    reference="ABC2345678",
    made="Sat 21 Nov 2026, 6:30pm",
)
INJECTIONS = (
    '#read("/etc/passwd")', "#panic()", "\\u{41} $x^2$ *bold* _it_ <b>&amp;", "= Heading", "]#[",
    "</w:t></w:r>", "]]>", "a\x00b\x07\x1b[31m", "\ud800", "\u202egnp.exe", "\u200fمرحبا\u200e",
    "👩\u200d👧 \U0001f3fb", "नमस्ते বাংলা 中文", "é" * 1_500, "e" + "\u0301" * 500,
    "\r\n\u2028\u2029\x85", "",
)  # fmt: skip


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def of_word(file: bytes) -> str:
    document = Document(io.BytesIO(file))
    said = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        said += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(said)


def whole(said: str) -> Paper:
    """One text in every place that takes one."""
    parts = (
        Heading(said),
        Paragraph((said, Strong(said))),
        Bullets((said,)),
        Facts(((said, said),)),
        Grid(said, (Column(said), Column(said, is_number=True)), ((said, said),), said),
        Withheld(1, said),
    )
    return Paper(said, parts, said, said, said, said, said)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return as_pdf(MINUTES)


@pytest.fixture(scope="module")
def word() -> bytes:
    return as_word(MINUTES)


def test_every_page_says_how_it_is_handled_and_whose_copy_it_is(pdf):
    said = pages(pdf)
    assert len(said) > 2
    for number, page in enumerate(said, start=1):
        assert "OFFICIAL-SENSITIVE" in page
        assert "Copy for Hampshire Constabulary · ABC2345678" in page
        assert f"Page {number} of {len(said)}" in page


def test_the_pdf_can_be_read_by_ear(pdf):
    catalogue = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en-GB"
    assert b"pdfuaid" in pdf or b"pdfuaid" in catalogue["/Metadata"].get_data()
    said = _tags(catalogue["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Figure"} <= said
    assert "/H3" not in said  # the level that was left out is closed up


def test_the_head_of_a_table_stands_again_on_the_next_page(pdf):
    assert sum("What Who Days" in page for page in pages(pdf)) == 2


@pytest.mark.parametrize(
    "words",
    ["Jo Bloggs", "sent apologies", "Actions", "Visit the hotel, time 59", "Feb 2026",
     "2 passages are withheld from this copy: about another child", "Ends"],
)  # fmt: skip
def test_both_files_say_it(pdf, word, words):
    assert words in "\n".join(pages(pdf))
    assert words in of_word(word)


def test_the_word_file_has_headings_heads_of_tables_and_words_for_the_chart(word):
    document = Document(io.BytesIO(word))
    styles = [one.style.name for one in document.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= set(styles)
    heads = [table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") for table in document.tables]
    assert sum(head is not None for head in heads) == 2
    assert document.inline_shapes[0]._inline.docPr.get("descr") == CHART.description
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml


def test_a_word_file_says_nothing_of_whoever_made_it(word):
    about = Document(io.BytesIO(word)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert {entry.date_time[0] for entry in zipfile.ZipFile(io.BytesIO(word)).infolist()} == {1980}


def test_the_same_paper_is_the_same_bytes(pdf, word):
    assert as_pdf(MINUTES) == pdf
    assert as_word(MINUTES) == word


@pytest.mark.parametrize("said", INJECTIONS)
def test_nothing_anybody_typed_is_an_instruction(said):
    assert pages(as_pdf(whole(said)))
    of_word(as_word(whole(said)))


def test_a_word_of_ten_thousand_letters_goes_on_in_the_next_line():
    paper = Paper("T", (Paragraph("x" * 10_000), Grid("T", (Column("T"),), (("x" * 10_000,),))))
    assert "".join(pages(as_pdf(paper))).count("x") == 20_000
    assert of_word(as_word(paper)).count("x") == 20_000


def test_what_looks_like_code_stands_as_it_was_typed():
    for said in INJECTIONS[:5]:
        assert said in "".join(pages(as_pdf(Paper("T", (Paragraph(said),)))))
        assert said in of_word(as_word(Paper("T", (Paragraph(said),))))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_becomes_a_paper(said):
    assert as_pdf(whole(said)).startswith(b"%PDF")
    of_word(as_word(whole(said)))


def test_a_turned_round_name_reads_as_it_was_typed():
    assert "exe.png" not in of_word(as_word(Paper("T", (Paragraph("see \u202egnp.exe"),))))
    assert "\u202e" not in of_word(as_word(Paper("T", (Paragraph("see \u202egnp.exe"),))))


def test_letters_that_cannot_be_drawn_are_shown_to_be_missing_and_a_picture_is_named():
    said = "\n".join(pages(as_pdf(Paper("T", (Paragraph("李 wrote 😀"),)))))
    assert "▯ wrote [grinning face]" in said
    assert "Some letters cannot be drawn in a PDF" in said
    assert "李 wrote 😀" in of_word(as_word(Paper("T", (Paragraph("李 wrote 😀"),))))


def test_where_the_compiler_fails_the_paper_is_made_of_plainer_letters(monkeypatch):
    class Panic(BaseException):
        pass

    real = typst.compile

    def panics(*given, sys_inputs, **how):
        if re.search("[\u0600-\u06ff]", str(sys_inputs)):
            raise Panic
        return real(*given, sys_inputs=sys_inputs, **how)

    monkeypatch.setattr(typst, "compile", panics)
    assert "Ömer ▯▯▯" in "\n".join(pages(as_pdf(MINUTES)))


def test_a_row_has_as_many_cells_as_the_table_has_columns():
    with pytest.raises(ValueError, match="as many cells"):
        Grid("T", (Column("a"), Column("b")), (("only one",),))


def _tags(node) -> set[str]:
    """The kinds of everything in the tree of tags."""
    found, todo = set(), [node]
    while todo:
        one = todo.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            todo += one
        elif isinstance(one, dict):
            if "/S" in one:
                found.add(str(one["/S"]))
            if "/K" in one:
                todo.append(one["/K"])
    return found
