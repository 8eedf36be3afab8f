"""A file comes in, somebody says what its columns are, and it is set aside or begun again."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256

from procrastinate.contrib.django import app

from methub.agencies.models import Agency, Authority
from methub.agencies.viewer import Viewer
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.spreadsheets.changes.refusals import Closed, held
from methub.spreadsheets.codes import Meaning, Stage
from methub.spreadsheets.models import Sheet, SheetBody, SheetFile
from methub.spreadsheets.queries import is_closed
from methub.spreadsheets.rules import headings
from methub.spreadsheets.rules.grids import Grid
from methub.spreadsheets.rules.opening import opened

_BEFORE_LOADING = (Stage.COLUMNS, Stage.READING, Stage.READ)


def keep_sheet(
    *, content: bytes, name: str, title: str, agency: Agency, by: Actor, at: datetime
) -> Sheet:
    """A file is kept as it came; a file that cannot be read is refused, and nothing is kept.

    The worksheet with the most rows that is not hidden is looked at first."""
    grids = opened(content)
    with trail.open_page(by=by, at=at) as page:
        file = SheetFile.objects.create(
            partnership=agency.partnership,
            name=name,
            size=len(content),
            sha256=sha256(content).hexdigest(),
            kept_at=at,
            kept_by_id=by.id,
            kept_by_name=by.name,
        )
        SheetBody.objects.create(file=file, raw=content)
        chosen = max(range(len(grids)), key=lambda n: (not grids[n].is_hidden, len(grids[n].rows)))
        sheet = _made(file, agency, title, grids, chosen, None, by, at)
        page.write("spreadsheets.sheet.kept", about=sheet, sha256=file.sha256, size=file.size)
    return sheet


def choose_table(
    *, sheet: Sheet, worksheet: int, headings_to: int | None, version: int, by: Actor, at: datetime
) -> Sheet:
    """Which worksheet it is, and in which row its headings end, where that was guessed wrongly."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.COLUMNS, version=version)
        grids = opened(bytes(sheet.file.body.raw))
        sheet.worksheet = min(worksheet, len(grids) - 1)
        _outlined(sheet, grids[sheet.worksheet], headings_to)
        sheet.version += 1
        sheet.save()
        page.write("spreadsheets.sheet.table-chosen", about=sheet, worksheet=sheet.worksheet)
    return sheet


def choose_columns(
    *,
    sheet: Sheet,
    meanings: Mapping[int, Meaning],
    authority: Authority,
    version: int,
    by: Actor,
    at: datetime,
) -> Sheet:
    """What each column is. From here the rows are read in the background."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, Stage.COLUMNS, version=version)
        sheet.meanings = {str(index): meaning.value for index, meaning in meanings.items()}
        sheet.authority = authority
        sheet.stage, sheet.read_at, sheet.trouble = Stage.READING, at, ""
        sheet.asked_by_id = by.id
        sheet.version += 1
        sheet.save()
        page.write("spreadsheets.sheet.columns-chosen", about=sheet)
        work_soon()
    return sheet


def begin_again(*, sheet: Sheet, version: int, viewer: Viewer, by: Actor, at: datetime) -> Sheet:
    """The same file, with other columns. What was read before is kept, and set aside."""
    with trail.open_page(by=by, at=at) as page:
        before = held(sheet, *_BEFORE_LOADING, version=version)
        if is_closed(viewer=viewer, sheet=before):
            raise Closed
        before.stage = Stage.SET_ASIDE
        before.version += 1
        before.save()
        grids = opened(bytes(before.file.body.raw))
        sheet = _made(
            before.file, before.agency, before.title, grids, before.worksheet,
            before.headings_to, by, at,
        )  # fmt: skip
        page.write("spreadsheets.sheet.begun-again", about=sheet, instead_of=before.reference)
    return sheet


def set_aside(*, sheet: Sheet, version: int, by: Actor, at: datetime) -> Sheet:
    """Nothing of it comes on to the record. The file and what was read in it stay."""
    with trail.open_page(by=by, at=at) as page:
        sheet = held(sheet, *_BEFORE_LOADING, version=version)
        sheet.stage = Stage.SET_ASIDE
        sheet.version += 1
        sheet.save()
        page.write("spreadsheets.sheet.set-aside", about=sheet)
    return sheet


def work_soon() -> None:
    """The worker takes it up once this is committed; it would find it within a minute anyway."""
    app.configure_task("spreadsheets.work", allow_unknown=True).defer(timestamp=0)


def _made(
    file: SheetFile,
    agency: Agency,
    title: str,
    grids: list[Grid],
    chosen: int,
    headings_to: int | None,
    by: Actor,
    at: datetime,
) -> Sheet:
    sheet = Sheet(
        file=file,
        agency=agency,
        title=title,
        worksheet=chosen,
        worksheets=[[grid.name, len(grid.rows), grid.is_hidden] for grid in grids],
        made_at=at,
        made_by_id=by.id,
        made_by_name=by.name,
    )
    _outlined(sheet, grids[chosen], headings_to)
    sheet.save()
    return sheet


def _outlined(sheet: Sheet, grid: Grid, headings_to: int | None) -> None:
    found = headings.outline(grid, last=headings_to)
    sheet.headings_from, sheet.headings_to = found.first, found.last
    sheet.columns = [asdict(column) for column in found.columns]
