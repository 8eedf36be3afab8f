"""A file, whatever it is: its worksheets, or why it cannot be read."""

from methub.spreadsheets.rules.comma_separated import comma_separated
from methub.spreadsheets.rules.grids import Grid
from methub.spreadsheets.rules.package import Unreadable
from methub.spreadsheets.rules.worksheets import worksheets

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def opened(content: bytes) -> list[Grid]:
    """Decided by what is in it, not by its name."""
    is_workbook = content.startswith((b"PK\x03\x04", _OLD_EXCEL))
    found = worksheets(content) if is_workbook else comma_separated(content)
    if not found:
        raise Unreadable("There is nothing in this file")
    return found
