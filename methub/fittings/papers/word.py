"""A paper as a Word file, for whoever goes on editing it: real headings, real heads of tables."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from methub.fittings.charts.colours import COLOURS
from methub.fittings.papers.model import (
    Bullets,
    Facts,
    Figure,
    Grid,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Strong,
    Withheld,
    Words,
)
from methub.fittings.papers.pdf import as_picture
from methub.fittings.papers.plain import each_text, in_order
from methub.fittings.printable import clean, shortened

FONT = "Arial"
WIDTH = 16.6  # centimetres between the margins
_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)  # a file says nothing of when it was made, and by whom
_LONGEST_PROPERTY = 255


def as_word(paper: Paper) -> bytes:
    """The whole paper; the same bytes for the same paper."""
    paper = in_order(each_text(paper, clean))
    document = Document()
    _prepare(document, paper)
    document.add_paragraph(paper.title, style="Title")
    if paper.subtitle:
        document.add_paragraph(paper.subtitle, style="Subtitle")
    _facts(document, paper.about)
    for part in paper.parts:
        _KINDS[type(part)](document, part)
    written = BytesIO()
    document.save(written)
    return _without_times(written.getvalue())


def _prepare(document: Written, paper: Paper) -> None:
    """Page, letters, language, head and foot; and nothing of whoever made the sample."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.4)
    _letters(document, paper.language)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(shortened(paper.marking)).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{shortened(paper.foot)} · Page " if paper.foot else "Page ")
    _counted(foot, "PAGE")
    foot.add_run(" of ")
    _counted(foot, "NUMPAGES")
    about = document.core_properties
    about.title, about.language = paper.title[:_LONGEST_PROPERTY], paper.language
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = _LONG_AGO
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del document.part.package.rels[key]


def _letters(document: Written, language: str) -> None:
    for name, size in (
        ("Normal", 11), ("Title", 20), ("Subtitle", 13),
        ("Heading 1", 15), ("Heading 2", 13), ("Heading 3", 11),
    ):  # fmt: skip
        style: Any = document.styles[name]
        style.font.size = Pt(size)
        _named_font(style.element.get_or_add_rPr())
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(COLOURS["brand"][1:])
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)


def _named_font(letters: Any) -> None:
    """The sample's own letters belong to a theme, and a theme goes before a name."""
    fonts = letters.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _counted(paragraph: Any, what: str) -> None:
    """A number that Word counts itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    field.append(OxmlElement("w:r"))
    text = OxmlElement("w:t")
    text.text = "1"
    field[0].append(text)
    paragraph._p.append(field)


def _bullets(document: Written, part: Bullets) -> None:
    for one in part.items:
        _say(document.add_paragraph(style="List Bullet"), one)


def _say(paragraph: Any, words: Words) -> None:
    for run in (words,) if isinstance(words, str) else words:
        if isinstance(run, Strong):
            paragraph.add_run(run.text).bold = True
        else:
            paragraph.add_run(run)


def _facts(document: Written, rows: tuple[tuple[str, Words], ...]) -> None:
    if not rows:
        return
    table = document.add_table(0, 2)
    for term, words in rows:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Cm(WIDTH * 0.3), Cm(WIDTH * 0.7)
        cells[0].paragraphs[0].add_run(term).bold = True
        _say(cells[1].paragraphs[0], words)
    document.add_paragraph()


def _grid(document: Written, grid: Grid) -> None:
    caption = document.add_paragraph()
    caption.add_run(grid.caption).bold = True
    if not grid.rows:
        document.add_paragraph(grid.empty)
        return
    caption.paragraph_format.keep_with_next = True
    whole = sum(max(1, column.width) for column in grid.columns)
    table: Any = document.add_table(len(grid.rows) + 1, len(grid.columns), style="Table Grid")
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:tblHeader"))
    said = [tuple(column.words for column in grid.columns), *grid.rows]
    for number, (row, words) in enumerate(zip(table._tbl.tr_lst, said, strict=True)):
        for column, cell, text in zip(grid.columns, row.tc_lst, words, strict=True):
            cell.width = Cm(WIDTH * max(1, column.width) / whole)
            _cell(cell, text, is_head=number == 0, is_number=column.is_number)
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    document.add_paragraph()


def _cell(cell: Any, text: str, *, is_head: bool, is_number: bool) -> None:
    """Written straight into the file: the library looks every cell up anew, which takes the square
    of how many there are."""
    paragraph = cell.p_lst[0]
    if is_number:
        paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_r()
    if is_head:
        run.get_or_add_rPr()._add_b()
    run.text = text


def _figure(document: Written, figure: Figure) -> None:
    chart = figure.chart
    caption = document.add_paragraph()
    caption.add_run(chart.title).bold = True
    caption.paragraph_format.keep_with_next = True
    picture = document.add_picture(BytesIO(as_picture(chart.svg)), width=Cm(WIDTH))
    named: Any = picture._inline.docPr
    named.set("descr", chart.description or chart.title)
    _grid(document, figure.table)


_KINDS: dict[type[Any], Callable[[Any, Any], Any]] = {
    Heading: lambda document, part: document.add_heading(part.text, part.level),
    Paragraph: lambda document, part: _say(document.add_paragraph(), part.words),
    Bullets: _bullets,
    Facts: lambda document, part: _facts(document, part.rows),
    Grid: _grid,
    Figure: _figure,
    Withheld: lambda document, part: document.add_paragraph(part.words, style="Intense Quote"),
    PageBreak: lambda document, part: document.add_page_break(),
}


def _without_times(file: bytes) -> bytes:
    """A file of Word is a folder that notes when each page of it was put in."""
    again = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as made, zipfile.ZipFile(again, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(name))
    return again.getvalue()
