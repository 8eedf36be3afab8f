"""The files of a return, as the Department reads them: strict CSV, one a table.

Not for opening in Excel, which would change dates and numbers; and opened there all the same. No
code, day or number begins like a formula: what does was typed, or sent by somebody, and is text.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from methub.fittings.workbook import defused
from methub.returns.codes import Table
from methub.returns.rules.layouts import COLUMNS


def file_of(table: Table, rows: Iterable[Sequence[str]]) -> bytes:
    return csv_of(COLUMNS[table], rows)


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([defused(value) for value in row] for row in rows)
    return out.getvalue().encode()
