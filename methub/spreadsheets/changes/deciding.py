"""What somebody decides about the rows of a list, before any of it comes on to the record."""

from collections.abc import Mapping
from datetime import datetime

from methub.agencies.viewer import Viewer
from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.spreadsheets.changes.looking import Look
from methub.spreadsheets.changes.reading import described_anew
from methub.spreadsheets.changes.refusals import NotWhole, held
from methub.spreadsheets.codes import RowState, Stage, Who
from methub.spreadsheets.models import Sheet, SheetPerson, SheetRow
from methub.spreadsheets.rules import whose


def decide_child(
    *, person: SheetPerson, child: Child | None, version: int, by: Actor, at: datetime
) -> SheetPerson:
    """Whose rows these are: a child on the record, or (`child` is None) one we do not know yet."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(person.sheet, Stage.READ)
        person = SheetPerson.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
        if person.version != version:
            raise ChangedMeanwhile
        if child is None and not whose.someone(person.described).is_whole:
            raise NotWhole
        was = SheetPerson(pk=person.pk, child_id=person.child_id)
        person.child, person.who = child, Who.KNOWN if child else Who.NEW
        person.is_certain, person.decided_by_name = False, by.name
        person.version += 1
        person.save()
        Look(sheet).over([was, person])
        page.write(
            "spreadsheets.child.decided",
            about=person,
            person_id=child.pk if child else None,
            who=person.who,
        )
    return person


def answer_row(
    *,
    row: SheetRow,
    said: Mapping[int, str],
    version: int,
    viewer: Viewer,
    by: Actor,
    at: datetime,
) -> SheetRow:
    """What cells should say. The file keeps what it says; a row that was left out counts again."""
    with trail.open_page(by=by, at=at) as page:
        sheet, row = _held(row, version)
        look = Look(sheet)
        before = row.person
        row.said = {str(at): text for at, text in sorted(said.items())}
        row.left_out_by_name = ""
        row.version += 1
        read = look.read(row)
        if read.people and not read.is_about_nobody:
            plain = whose.as_plain(read)
            if row.person is None or row.person.described != plain:
                row.person = described_anew(sheet, plain, viewer, at)
        row.save()
        _look(look, row, before)
        page.write("spreadsheets.row.answered", about=row, columns=sorted(row.said))
    return row


def leave_out(*, row: SheetRow, version: int, by: Actor, at: datetime) -> SheetRow:
    """This row does not come on to the record."""
    with trail.open_page(by=by, at=at) as page:
        sheet, row = _held(row, version)
        row.left_out_by_name = by.name
        row.version += 1
        row.save()
        _look(Look(sheet), row, row.person)
        page.write("spreadsheets.row.left-out", about=row)
    return row


def leave_out_all_that_ask(*, sheet: Sheet, version: int, by: Actor, at: datetime) -> int:
    """Whatever still needs a decision stays out; how many rows that are."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.READ, version=version)
        rows = list(sheet.rows.filter(state=RowState.ASKS))
        for row in rows:
            row.left_out_by_name, row.state = by.name, RowState.LEFT_OUT
        SheetRow.objects.bulk_update(rows, ["left_out_by_name", "state"])
        Look(sheet).over()
        sheet.version += 1
        sheet.save()
        page.write("spreadsheets.rows.left-out", about=sheet, rows=len(rows))
    return len(rows)


def _held(row: SheetRow, version: int) -> tuple[Sheet, SheetRow]:
    sheet = held(row.sheet, Stage.READ)
    row = SheetRow.objects.select_for_update(of=("self",), no_key=True).select_related(
        "person"
    ).get(pk=row.pk)  # fmt: skip
    if row.version != version:
        raise ChangedMeanwhile
    return sheet, row


def _look(look: Look, row: SheetRow, before: SheetPerson | None) -> None:
    people = [person for person in (before, row.person) if person is not None]
    if row.person is None:
        look.alone(row)
    if people:
        look.over(people)
