"""A return, as files and as pages."""

from methub.returns.presenters.files import files
from methub.returns.presenters.others import ALSO
from methub.returns.presenters.pages import (
    REPORT_COLUMNS,
    bring_in,
    index,
    load,
    one_year,
    report_rows,
)
from methub.returns.queries import Further, WholeReturn

__all__ = [
    "ALSO",
    "REPORT_COLUMNS",
    "bring_in",
    "every_file",
    "files",
    "index",
    "load",
    "one_year",
    "report_rows",
]


def every_file(whole: WholeReturn, further: Further) -> dict[str, bytes]:
    """The return, and the two other formats made of the same facts."""
    also = {title: write(whole, further) for title, write in ALSO.values()}
    return files(whole) | also
