"""Earlier returns are brought in: all that can be taken at once, or nothing."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from methub.agencies.models import Authority
from methub.audit import trail
from methub.children import changes as children
from methub.foundation.actors import Actor
from methub.missing import changes as missing
from methub.returns.changes.absences import load_absences
from methub.returns.changes.care import load_care
from methub.returns.changes.kept import (
    KEPT,
    keep_rows,
    load_children,
    load_liberty_orders,
    load_unaccompanied,
)
from methub.returns.changes.known import find_children, is_a_number
from methub.returns.changes.refusals import MergedMeanwhile
from methub.returns.changes.work import Progress, Work, in_silence
from methub.returns.codes import LoadState, Outcome, Table
from methub.returns.models import Load, WaitingFile
from methub.returns.queries.outgoing import open_when_year_began
from methub.returns.rules.checked import what_is_checked
from methub.returns.rules.checks import findings, refusing
from methub.returns.rules.layouts import Sheet
from methub.returns.rules.plausible import refuse_other_year
from methub.returns.rules.reading import read_files
from methub.returns.rules.unreadable import Unreadable


class NotOurs(Exception):
    """This authority is not one of the partnership."""


class AlreadyRead(Exception):
    """These files have been read already."""


class _Tried(Exception):
    """Everything is to be undone: it was a trial."""


_MOVED = (MergedMeanwhile, children.MergedMeanwhile, missing.Refused)
"""The record changed while the files were read. The files are as good as they were."""
_AGAIN = frozenset({LoadState.TRIED, LoadState.PUT_OFF})


def ask_load(
    *,
    authority: Authority,
    year: int,
    files: Sequence[tuple[str, bytes]],
    is_trial: bool,
    by: Actor,
    at: datetime,
) -> Load:
    """Files are kept until they are read. `is_trial`: say what would be done, and do nothing."""
    if authority.partnership_id is None:
        raise NotOurs
    with trail.open_page(by=by, at=at) as page:
        load = Load.objects.create(
            authority=authority,
            year=year,
            state=LoadState.WAITING,
            is_trial=is_trial,
            files=[
                {"name": name, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
                for name, content in files
            ],
            asked_at=at,
            asked_by_id=by.id,
            asked_by_name=by.name,
            asked_by_agency=by.agency,
        )
        WaitingFile.objects.bulk_create(
            WaitingFile(load=load, name=name, content=content) for name, content in files
        )
        page.write(
            "returns.load.asked", about=load, year=year, authority=authority.name,
            files=load.files, is_trial=is_trial,
        )  # fmt: skip
    return load


def read_load(*, load: Load, by: Actor, at: datetime, progress: Progress = in_silence) -> Load:
    """Read the files that wait, and do what they say, or say why not. A child's absence that
    breaks a rule is left out and reported; the rest comes in together or not at all."""
    load = Load.objects.select_related("authority__partnership").get(pk=load.pk)
    if load.state != LoadState.WAITING:
        raise AlreadyRead
    work = Work(load=load, by=by, at=at, progress=progress)
    try:
        with trail.open_page(by=by, at=at) as page:
            held = Load.objects.select_for_update(no_key=True).get(pk=load.pk)
            if held.state != LoadState.WAITING:
                raise AlreadyRead
            _carry_out(work)
            if load.is_trial:
                raise _Tried
            _end(work, LoadState.LOADED)
            page.write("returns.load.loaded", about=load, counts=work.report.counts)
    except _Tried:
        with trail.open_page(by=by, at=at) as page:
            _end(work, LoadState.TRIED)
            page.write("returns.load.tried", about=load, counts=work.report.counts)
    except Unreadable as refused:
        with trail.open_page(by=by, at=at) as page:
            _end(work, LoadState.REFUSED, str(refused))
            page.write("returns.load.refused", about=load)
    except _MOVED as moved:
        with trail.open_page(by=by, at=at) as page:
            _end(work, LoadState.PUT_OFF, str(moved))
            page.write("returns.load.put-off", about=load)
    return load


def take_again(*, load: Load, by: Actor, at: datetime) -> Load:
    """Files that are still here wait to be read again: those of a trial for good this time, those
    of a load that was put off as they were asked to be."""
    with trail.open_page(by=by, at=at) as page:
        load = Load.objects.select_for_update(no_key=True).get(pk=load.pk)
        if load.state not in _AGAIN or not load.waiting.exists():
            raise AlreadyRead
        load.is_trial = load.is_trial and load.state == LoadState.PUT_OFF
        load.state, load.ended_at, load.refused_why = LoadState.WAITING, None, ""
        load.asked_by_id, load.asked_by_name, load.asked_by_agency = by.id, by.name, by.agency
        load.save()
        page.write("returns.load.asked", about=load, is_trial=load.is_trial)
    return load


def forget_files(*, load: Load, by: Actor, at: datetime) -> None:
    """Nobody took them: the files are gone, and what was said of them stays."""
    with trail.open_page(by=by, at=at) as page:
        WaitingFile.objects.filter(load=load).delete()
        page.write("returns.load.forgotten", about=load)


def give_up(*, load: Load, by: Actor, at: datetime) -> None:
    """It went wrong on the way, and nothing was changed."""
    with trail.open_page(by=by, at=at) as page:
        load.refused_why = "Something went wrong. Tell whoever runs MET Hub."
        load.state, load.ended_at = LoadState.REFUSED, at
        load.save(update_fields=["refused_why", "state", "ended_at"])
        WaitingFile.objects.filter(load=load).delete()
        page.write("returns.load.refused", about=load)


def _carry_out(work: Work) -> None:
    files = [(file.name, bytes(file.content)) for file in work.load.waiting.order_by("pk")]
    sheets = {sheet.table: sheet for sheet in read_files(files)}
    _note_what_was_read(work, list(sheets.values()))
    refuse_other_year(list(sheets.values()), work.year)
    find_children(work, list(sheets.values()))
    _load_people(work, sheets)
    if Table.MISSING in sheets:
        _load_missing(work, list(sheets.values()))
    for table in sorted(KEPT & sheets.keys()):
        keep_rows(work, table, sheets[table].rows)


def _load_people(work: Work, sheets: dict[Table, Sheet]) -> None:
    if Table.HEADER in sheets:
        load_children(work, sheets[Table.HEADER].rows)
    unaccompanied = sheets[Table.UASC].rows if Table.UASC in sheets else ()
    load_unaccompanied(work, unaccompanied)
    if Table.EPISODES in sheets:
        numbers = frozenset(row.values[0].upper() for row in unaccompanied)
        load_care(work, sheets[Table.EPISODES].rows, numbers)
    if Table.DOLO in sheets:
        load_liberty_orders(work, sheets[Table.DOLO].rows)


def _load_missing(work: Work, sheets: Sequence[Sheet]) -> None:
    last = open_when_year_began(authority=work.authority, year=work.year)
    sent = what_is_checked(work.year, sheets, last)
    found = list(findings(sent))
    refused = refusing(found)
    taken = []
    for row in sent.missing:
        if row.line in refused:
            reasons = {one.rule.code: one.rule.message for one in refused[row.line]}
            work.report.refuse(Table.MISSING, row.line, row.child, reasons)
        elif not is_a_number(row.child):
            why = "CHILD is not a number of the return."
            work.report.tell(Table.MISSING, row.line, row.child, Outcome.REFUSED, why)
        else:
            taken.append(row)
    for one in found:
        if one.rule.code in ("576", "580"):
            line = 0 if one.is_of_last_year else one.line
            work.report.tell(
                one.table, line, one.child, Outcome.NOTED, one.rule.message, one.rule.code
            )
    load_absences(work, taken)


def _note_what_was_read(work: Work, sheets: Sequence[Sheet]) -> None:
    for file in work.load.files:
        file["tables"] = [
            f"{sheet.table.value}: {len(sheet.rows)} rows, {sheet.encoding}"
            for sheet in sheets
            if sheet.name.startswith(file["name"])
        ]


def _end(work: Work, state: LoadState, refused_why: str = "") -> None:
    load = work.load
    if refused_why:
        work.report.forget()
    load.state, load.ended_at, load.refused_why = state, work.at, refused_why
    load.counts, load.report = work.report.counts, work.report.lines
    load.named = _named(work, state)
    load.save()
    if state not in _AGAIN:
        WaitingFile.objects.filter(load=load).delete()


def _named(work: Work, state: LoadState) -> list[int]:
    """The children whose numbers the report says. Whom a trial registered is nobody again."""
    numbers = {one.child.upper() for one in work.report.told} & work.children.keys()
    if state is LoadState.TRIED:
        numbers -= work.registered
    return sorted({work.children[number].pk for number in numbers})
