"""The files of a return, as the Department reads them: strict CSV, one a table.

Not for opening in Excel, which would change dates and numbers; values are codes, days and
numbers, so that nothing in them can be taken for a formula.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from methub.returns.codes import Table
from methub.returns.rules.layouts import COLUMNS


def file_of(table: Table, rows: Iterable[Sequence[str]]) -> bytes:
    return csv_of(COLUMNS[table], rows)


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()
