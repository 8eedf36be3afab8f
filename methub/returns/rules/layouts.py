"""The columns of each table of the return. A file is known by its columns, never by its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from methub.returns.codes import Table

COLUMNS: dict[Table, tuple[str, ...]] = {
    Table.HEADER: ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    Table.EPISODES: (
        "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
        "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN",
    ),
    Table.MISSING: ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"),
    Table.UASC: ("CHILD", "SEX", "DOB", "DUC"),
    Table.REVIEWS: ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"),
    Table.OC2: (
        "CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS",
        "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED",
        "INTERVENTION_OFFERED",
    ),
    Table.OC3: ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"),
    Table.AD1: (
        "CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR",
        "LS_ADOPTR",
    ),
    Table.PLACED_ADOPTION: (
        "CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED",
    ),
    Table.PREV_PERM: ("CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"),
    Table.SW_EPISODES: ("CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"),
    Table.DOLO: ("CHILD", "DOB", "DOLO_START", "DOLO_END"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was sent, in the order of its table's columns, and where it stood."""

    line: int
    values: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One table of one file."""

    table: Table
    rows: Sequence[Row]
    name: str = ""
    encoding: str = "UTF-8"


def table_with(columns: Sequence[str]) -> Table | None:
    """The table with exactly these columns, in any order."""
    named = set(columns)
    if len(named) != len(columns):
        return None
    return next((table for table, known in COLUMNS.items() if set(known) == named), None)


def value(row: Row, table: Table, column: str) -> str:
    return row.values[COLUMNS[table].index(column)]
