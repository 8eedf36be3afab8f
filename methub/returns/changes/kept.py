"""Tables that say who a child is, and tables the record has no place for."""

import hashlib
from collections.abc import Sequence

from django.db import transaction

from methub.children import changes as children
from methub.children.changes import Overlaps, PastBackground
from methub.children.codes import Ethnicity, ImmigrationStatus, UpnUnknown
from methub.children.models import Background, ImmigrationRecord, LibertyOrder
from methub.returns.changes.work import Work
from methub.returns.codes import Outcome, Table
from methub.returns.models import HeldRow
from methub.returns.rules.days import read_day
from methub.returns.rules.layouts import COLUMNS, Row

KEPT = frozenset(
    {
        Table.REVIEWS, Table.OC2, Table.OC3, Table.AD1, Table.PLACED_ADOPTION, Table.PREV_PERM,
        Table.SW_EPISODES,
    }
)  # fmt: skip
BATCH = 1_000


def load_children(work: Work, rows: Sequence[Row]) -> None:
    """What the table of children says of somebody about whom nobody has said anything yet. What
    is on the record stays: whoever knows the child said it."""
    asked = {work.children[row.values[0].upper()].pk for row in rows if _is_known(work, row)}
    said = set(Background.objects.filter(child__in=asked).values_list("child_id", flat=True))
    new: list[PastBackground] = []
    for row in rows:
        number = row.values[0].upper()
        if not _is_known(work, row):
            _refuse_number(work, Table.HEADER, row)
            continue
        child = work.children[number]
        is_new = number in work.registered
        work.report.tell(Table.HEADER, row.line, number, Outcome.TAKEN if is_new else Outcome.SAME)
        if child.pk not in said:
            said.add(child.pk)
            new.append(_background(child.pk, row))
    children.record_background_history(
        past=new, from_on=work.year.first, source=work.source, by=work.by, at=work.at
    )


def load_unaccompanied(work: Work, rows: Sequence[Row]) -> None:
    for row in rows:
        if not _is_known(work, row):
            _refuse_number(work, Table.UASC, row)
            continue
        child = work.children[row.values[0].upper()]
        ended = read_day(row.values[3])
        is_known = ImmigrationRecord.objects.filter(child=child).exists()
        if not is_known:
            children.record_immigration(
                child=child, status=ImmigrationStatus.UASC, by=work.by, at=work.at,
                from_on=min(work.year.first, ended or work.year.first), until_on=ended,
            )  # fmt: skip
        _told(work, Table.UASC, row, is_known=is_known)


def load_liberty_orders(work: Work, rows: Sequence[Row]) -> None:
    for row in rows:
        begins, ends = read_day(row.values[2]), read_day(row.values[3])
        if not _is_known(work, row):
            _refuse_number(work, Table.DOLO, row)
        elif begins is None or (ends and ends < begins) or (row.values[3] and ends is None):
            _refuse(work, Table.DOLO, row, "The days of the order cannot be read.")
        else:
            child = work.children[row.values[0].upper()]
            known = LibertyOrder.objects.filter(child=child, from_on=begins).exists()
            try:
                if not known:
                    with transaction.atomic():
                        children.record_liberty_order(
                            child=child, from_on=begins, until_on=ends, by=work.by, at=work.at
                        )
            except Overlaps:
                _refuse(work, Table.DOLO, row, "The record has another order for these days.")
            else:
                _told(work, Table.DOLO, row, is_known=known)


def keep_rows(work: Work, table: Table, rows: Sequence[Row]) -> None:
    """Kept as they were sent, so that nothing is lost and the return can give them back."""
    for first in range(0, len(rows), BATCH):
        batch: dict[str, Row] = {}
        for row in rows[first : first + BATCH]:
            if _is_known(work, row):
                batch[_digest(row)] = row
            else:
                _refuse_number(work, table, row)
        mine = {"authority": work.authority, "year": work.year.number, "table": table.value}
        held = set(
            HeldRow.objects.filter(**mine, digest__in=batch).values_list("digest", flat=True)
        )
        HeldRow.objects.bulk_create(
            HeldRow(
                **mine, child=work.children[row.values[0].upper()], load=work.load,
                line=row.line, values=dict(zip(COLUMNS[table], row.values, strict=True)),
                digest=digest,
            )
            for digest, row in batch.items()
            if digest not in held
        )  # fmt: skip
        for digest, row in batch.items():
            outcome = Outcome.SAME if digest in held else Outcome.KEPT
            work.report.tell(table, row.line, row.values[0], outcome)


def _background(child_id: int, row: Row) -> PastBackground:
    said = dict(zip(COLUMNS[Table.HEADER], (value.upper() for value in row.values), strict=True))
    return PastBackground(
        child_id=child_id,
        ethnicity=said["ETHNIC"] if said["ETHNIC"] in Ethnicity.values() else "",
        upn_unknown=said["UPN"] if said["UPN"] in UpnUnknown.values() else "",
        is_mother={"1": True, "0": False}.get(said["MOTHER"]),
        mothers_child_born_on=read_day(said["MC_DOB"]),
    )


def _digest(row: Row) -> str:
    return hashlib.sha256("\x1f".join(row.values).encode()).hexdigest()


def _is_known(work: Work, row: Row) -> bool:
    return row.values[0].upper() in work.children


def _refuse_number(work: Work, table: Table, row: Row) -> None:
    _refuse(work, table, row, "CHILD is not a number of the return.")


def _refuse(work: Work, table: Table, row: Row, why: str) -> None:
    work.report.tell(table, row.line, row.values[0], Outcome.REFUSED, why)


def _told(work: Work, table: Table, row: Row, *, is_known: bool) -> None:
    outcome = Outcome.SAME if is_known else Outcome.TAKEN
    work.report.tell(table, row.line, row.values[0], outcome)
