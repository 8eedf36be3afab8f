"""A list is taken out again: exactly what it made, where nobody has built on it."""

from collections.abc import Collection
from datetime import datetime

from methub.agencies.viewer import Viewer
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.people import changes as people
from methub.people.models import Person
from methub.spreadsheets.changes.refusals import NoWhy, held
from methub.spreadsheets.codes import Stage
from methub.spreadsheets.models import Sheet, SheetPerson, SheetRow
from methub.spreadsheets.queries import work_on


def undo_load(
    *, sheet: Sheet, why: str, version: int, viewer: Viewer, by: Actor, at: datetime
) -> Sheet:
    """Its episodes are kept and counted no more; children it put on the record are seen and found
    no more. What somebody has worked with stays, and the file and its rows stay as evidence."""
    if not why.strip():
        raise NoWhy
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.LOADED, version=version)
        episodes, children = work_on(viewer=viewer, sheet=sheet)
        because = f"Taken out: {sheet.title}. {why}"
        rows = _take_out_rows(sheet, episodes, because, by, at)
        gone = _take_out_children(sheet, children, because, by, at)
        sheet.stage, sheet.undone_at = Stage.UNDONE, at
        sheet.undone_by_name, sheet.undone_why = by.name, why
        sheet.version += 1
        sheet.save()
        page.write(
            "spreadsheets.sheet.undone",
            about=sheet, why=why, rows=rows, children=gone, stay=len(episodes),
        )  # fmt: skip
    return sheet


def _take_out_rows(sheet: Sheet, stays: Collection[int], why: str, by: Actor, at: datetime) -> int:
    rows = sheet.rows.exclude(episode=None).exclude(episode__in=stays)
    made = Episode.objects.filter(pk__in=rows.values("episode"))
    for episode in made.order_by("-missing_since"):
        missing.withdraw_episode(episode=episode, why=why, by=by, at=at)
    return SheetRow.objects.filter(pk__in=rows).update(taken_out_at=at)


def _take_out_children(
    sheet: Sheet, stays: Collection[int], why: str, by: Actor, at: datetime
) -> int:
    """A child whose episode stays, stays too."""
    staying = set(stays) | set(
        sheet.rows.filter(taken_out_at=None).exclude(child=None).values_list("child_id", flat=True)
    )
    made = SheetPerson.objects.filter(sheet=sheet, is_made=True).exclude(child__in=staying)
    for person in Person.objects.filter(pk__in=made.values("child_id")).order_by("pk"):
        people.withdraw_person(person=person, why=why, by=by, at=at)
    return made.count()
