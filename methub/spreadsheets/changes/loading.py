"""The rows come on to the record: all that can be taken, or none."""

from datetime import datetime

from methub.agencies.viewer import Viewer
from methub.audit import trail
from methub.children import changes as children
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.missing import changes as missing
from methub.missing.changes import Note, PastEpisode
from methub.missing.codes import Precision as Exact
from methub.missing.models import Episode
from methub.people import changes as people
from methub.people.codes import Precision, Sex
from methub.people.models import Person
from methub.spreadsheets.changes.keeping import work_soon
from methub.spreadsheets.changes.looking import Look
from methub.spreadsheets.changes.refusals import Closed, NothingToLoad, StillAsks, held
from methub.spreadsheets.codes import LOADABLE, RowState, Stage, Who
from methub.spreadsheets.models import Sheet, SheetPerson, SheetRow
from methub.spreadsheets.queries import closed_children
from methub.spreadsheets.rules import whose
from methub.spreadsheets.rules.rows import Read

_BATCH = 500


def begin_loading(*, sheet: Sheet, version: int, by: Actor, at: datetime) -> Sheet:
    """Somebody has looked the list over. It is brought in in the background."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.READ, version=version)
        _refuse_unready(sheet)
        sheet.stage, sheet.trouble, sheet.loaded_by_name = Stage.LOADING, "", by.name
        sheet.asked_by_id = by.id
        sheet.version += 1
        sheet.save()
        page.write("spreadsheets.sheet.to-be-loaded", about=sheet)
        work_soon()
    return sheet


def load_sheet(*, sheet: Sheet, viewer: Viewer, by: Actor, at: datetime) -> Sheet:
    """One transaction. The record may have changed since somebody looked: the list is looked at
    once more, and if it now asks something, nothing is brought in."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.LOADING)
        if closed_children(viewer=viewer, sheet=sheet):
            raise Closed
        look = Look(sheet)
        look.over()
        _refuse_unready(sheet)
        rows = list(
            sheet.rows.filter(state__in=LOADABLE)
            .select_related("person")
            .order_by("number", "part")
        )
        _register_newcomers(sheet, rows, by, at)
        reads = [look.read(row) for row in rows]
        _record(sheet, rows, reads, by, at)
        sheet.stage, sheet.loaded_at = Stage.LOADED, at
        sheet.version += 1
        sheet.save()
        page.write("spreadsheets.sheet.loaded", about=sheet, rows=len(rows))
    return sheet


def give_back(*, sheet: Sheet, trouble: str, by: Actor, at: datetime) -> Sheet:
    """It could not be read or brought in, and nothing of it was. Somebody looks at it again."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.READING, Stage.LOADING)
        is_read = sheet.stage == Stage.LOADING
        sheet.stage = Stage.READ if is_read else Stage.COLUMNS
        sheet.trouble = trouble
        sheet.version += 1
        sheet.save()
        if is_read:
            Look(sheet).over()
        page.write("spreadsheets.sheet.given-back", about=sheet)
    return sheet


def _refuse_unready(sheet: Sheet) -> None:
    if sheet.rows.filter(state=RowState.ASKS).exists():
        raise StillAsks
    if not sheet.rows.filter(state__in=LOADABLE).exists():
        raise NothingToLoad


def _register_newcomers(sheet: Sheet, rows: list[SheetRow], by: Actor, at: datetime) -> None:
    newcomers = {row.person.pk: row.person for row in rows
                 if row.person and row.person.who == Who.NEW}  # fmt: skip
    for person in newcomers.values():
        person.child = _registered(sheet, person, by, at)
        person.is_made, person.made_version = True, person.child.person.version
        person.save()
    for row in rows:
        row.child_id = newcomers.get(row.person_id or 0, row.person).child_id  # type: ignore[union-attr]


def _registered(sheet: Sheet, newcomer: SheetPerson, by: Actor, at: datetime) -> Child:
    plain = newcomer.described
    birth, named = whose.birth(plain), whose.someone(plain)
    assert sheet.authority is not None, "the columns are chosen together with the authority"
    child = children.register_child(
        partnership=sheet.agency.partnership,
        responsible_authority=sheet.authority,
        surname=named.surname,
        forenames=named.forenames,
        known_as=named.known_as,
        born_on=birth.on,
        sex=Sex(plain["sex"]),
        by=by,
        at=at,
    )
    person = Person.objects.get(pk=child.pk)
    if birth.on is None and birth.precision is not Precision.UNKNOWN:
        people.correct_birth(person=person, birth=birth, version=person.version, by=by, at=at)
    for kind, value in whose.identifiers(plain):
        people.record_identifier(person=person, kind=kind, value=value, by=by, at=at)
    return Child.objects.select_related("person").get(pk=child.pk)


def _record(sheet: Sheet, rows: list[SheetRow], reads: list[Read], by: Actor, at: datetime) -> None:
    """The episodes, as history; and beside each, in its log, what the list says and from where."""
    known = Child.objects.select_related("person").in_bulk({row.child_id for row in rows})
    past = [
        PastEpisode(
            child=known[row.child_id or 0],
            since=read.since,  # type: ignore[arg-type]
            until=read.until,
            facts=read.facts,
        )
        for row, read in zip(rows, reads, strict=True)
    ]
    keys = missing.record_history(past=past, source=sheet.title, by=by, at=at)
    found = Episode.objects.select_related("child").in_bulk(keys)
    made = [found[key] for key in keys]
    for row, episode in zip(rows, made, strict=True):
        row.episode = episode
    notes = [_words(sheet, *one, at) for one in zip(rows, reads, made, strict=True)]
    missing.add_updates(notes=notes, source=sheet.title, by=by, at=at)
    SheetRow.objects.bulk_update(rows, ["child", "episode"], batch_size=_BATCH)


def _words(sheet: Sheet, row: SheetRow, read: Read, episode: Episode, at: datetime) -> Note:
    """In the log where it happened, if that is known to the minute. No midnight is made up: where
    only days are known, it stands where it was brought in, and says which absence it is about."""
    source = sheet.brought_in_from(row.number)
    known = [one for one in (read.until, read.since) if one and one.precision is Exact.MINUTE]
    about = [] if known or read.since is None else [f"Missing {read.since.in_words}."]
    return Note(
        episode=episode,
        happened_at=known[0].moment if known else at,
        text="\n".join((*about, *read.log)) or source,
        source=source,
    )
