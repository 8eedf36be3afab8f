"""The rows of a list are read, and the registry is asked whose they are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from methub.agencies.viewer import Viewer
from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.people import queries as people
from methub.spreadsheets.changes.looking import Look
from methub.spreadsheets.changes.refusals import held
from methub.spreadsheets.codes import LOADABLE, RowState, Stage, Who
from methub.spreadsheets.models import Sheet, SheetPerson, SheetRow
from methub.spreadsheets.rules import filling, whose
from methub.spreadsheets.rules.opening import opened

AT_ONCE = 100
_BATCH = 500


def read_rows(*, sheet: Sheet, by: Actor, at: datetime) -> None:
    """Every row, as it stands in the file, and who the rows are about. All of them, or none."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.READING)
        grid = opened(bytes(sheet.file.body.raw))[sheet.worksheet]
        after, meanings = sheet.headings_to, sheet.meant
        sheet.month_first = sorted(filling.month_first(grid, after=after, meanings=meanings))
        sheet.save(update_fields=["month_first"])
        look = Look(sheet)
        rows = [
            SheetRow(
                sheet=sheet,
                number=one.number,
                part=one.part,
                cells=list(one.cells),
                taken=list(one.taken),
                odd=[[p.column, p.words, str(p.severity)] for p in one.problems],
                state=RowState.NOT_ABOUT,
            )
            for one in filling.filled(grid, after=after, meanings=meanings)
        ]
        _described(sheet, rows, look)
        SheetRow.objects.bulk_create(rows, batch_size=_BATCH)
        page.write("spreadsheets.rows.read", about=sheet, rows=len(rows))


def match_people(*, sheet: Sheet, viewer: Viewer, by: Actor, at: datetime) -> int:
    """Ask the registry about the next few; how many are left. After the last, the list can be
    looked over."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.READING)
        waiting = sheet.people.filter(matched_at=None).order_by("pk")
        some = list(waiting[:AT_ONCE])
        for person in some:
            match(person, viewer, at)
        left = waiting.count()
        page.write("spreadsheets.people.matched", about=sheet, people=len(some), left=left)
        if not left:
            Look(sheet).over()
            sheet.stage = Stage.READ
            sheet.version += 1
            sheet.save()
    return left


def match_newcomers(*, sheet: Sheet, viewer: Viewer, by: Actor, at: datetime) -> int:
    """Whoever was new when the list was read may be on the record by now, by another list or by
    telephone. Then somebody is asked again, before one child has two records; of how many."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.LOADING)
        known = 0
        for person in sheet.people.filter(
            who=Who.NEW, pk__in=sheet.rows.filter(state__in=LOADABLE).values("person")
        ).order_by("pk"):
            described = whose.described(person.described)
            proposed = len(people.proposals(viewer=viewer, described=described))
            if proposed > person.candidates:
                known += 1
                person.who, person.candidates = Who.UNDECIDED, proposed
                person.is_certain, person.decided_by_name = False, ""
                person.version += 1
                person.save()
        page.write("spreadsheets.newcomers.matched", about=sheet, people=known)
    return known


def match(person: SheetPerson, viewer: Viewer, at: datetime) -> None:
    """Whoever it can only be is taken; otherwise somebody is asked.

    A child whose record is closed to whoever brings the list in is a child nobody knows, here as
    everywhere: any other word would say that there is a record. The night's look for duplicates
    shows the two records to whoever may see both."""
    proposed = people.proposals(viewer=viewer, described=whose.described(person.described))
    who, person_id = whose.decided(person.described, proposed)
    child = Child.objects.filter(person=person_id).first() if person_id is not None else None
    if who is Who.KNOWN and child is None:  # somebody's parent, of the same name
        who = Who.UNDECIDED
    person.who, person.child = who, child
    person.is_certain, person.candidates = who is not Who.UNDECIDED, len(proposed)
    person.matched_at = at
    person.save()


def _described(sheet: Sheet, rows: Sequence[SheetRow], look: Look) -> None:
    """One description for all rows that say the same of the same child."""
    known: dict[str, SheetPerson] = {}
    made: list[SheetPerson] = []
    for row in rows:
        read = look.read(row)
        if read.is_about_nobody or not read.people:
            continue
        plain = whose.as_plain(read)
        key = whose.same_child(plain)
        person = known.get(key) if key else None
        if person is None:
            person = SheetPerson(sheet=sheet, described=plain)
            made.append(person)
            if key:
                known[key] = person
        row.person = person
    SheetPerson.objects.bulk_create(made, batch_size=_BATCH)


def described_anew(
    sheet: Sheet, plain: dict[str, Any], viewer: Viewer, at: datetime
) -> SheetPerson:
    """The person a corrected row is about: one the list has already, or another."""
    key = whose.same_child(plain)
    if key:
        for person in sheet.people.all():
            if whose.same_child(person.described) == key:
                return person
    person = SheetPerson(sheet=sheet, described=plain)
    match(person, viewer, at)
    return person
