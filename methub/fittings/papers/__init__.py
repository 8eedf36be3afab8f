"""Papers that leave: one description, two files."""

from methub.fittings.papers.model import (
    Bullets,
    Column,
    Facts,
    Figure,
    Grid,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Part,
    Strong,
    Withheld,
    Words,
)
from methub.fittings.papers.pdf import as_pdf
from methub.fittings.papers.word import as_word

__all__ = [
    "Bullets",
    "Column",
    "Facts",
    "Figure",
    "Grid",
    "Heading",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Part",
    "Strong",
    "Withheld",
    "Words",
    "as_pdf",
    "as_word",
]
