"""Lists are read and brought in where nobody has to wait for them."""

import logging
from datetime import datetime

from procrastinate.contrib.django import app

from methub.agencies.models import User
from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk
from methub.agencies.viewer import Viewer
from methub.foundation.actors import MET_HUB, Actor
from methub.foundation.timekeeping import now
from methub.missing import changes as missing
from methub.spreadsheets import changes
from methub.spreadsheets.codes import Stage
from methub.spreadsheets.models import Sheet
from methub.spreadsheets.queries import sheet_named, waiting_sheets
from methub.spreadsheets.rules.package import Unreadable

NO_LONGER = "Whoever brought this list in may not do so any more. Somebody else has to begin again."
WENT_WRONG = "Something went wrong, and nothing was brought in. Try again, or tell whoever runs \
MET Hub."

_log = logging.getLogger(__name__)


# The queueing lock stands on the minute's job alone: asking happens inside the transaction of what
# is asked for, which a refused second asking would undo.
@app.periodic(cron="* * * * *", queueing_lock="spreadsheets.work")
@app.task(name="spreadsheets.work", lock="spreadsheets.work")
def work(timestamp: int) -> None:
    """At once when somebody asks; and every minute, for what a stopped machine left lying."""
    work_through(at=now())


def work_through(*, at: datetime) -> int:
    """Read and bring in whatever waits; how many lists that were. Each signs as whoever asked."""
    waiting = list(waiting_sheets())
    for sheet in waiting:
        try:
            _work_on(sheet, at)
        except (changes.Refused, missing.Refused, Unreadable) as refusal:
            changes.give_back(sheet=sheet, trouble=str(refusal), by=MET_HUB, at=at)
        except Exception:  # one list's fault may not hold up the next
            _log.exception("The list %s could not be worked on.", sheet.reference)
            changes.give_back(sheet=sheet, trouble=WENT_WRONG, by=MET_HUB, at=at)
    return len(waiting)


def _work_on(sheet: Sheet, at: datetime) -> None:
    viewer, actor = front_desk(user=User.objects.get(pk=sheet.asked_by_id or 0), at=at)
    viewer = viewer.to(Permission.LOAD_SHEET)
    is_theirs = sheet_named(viewer=viewer, reference=sheet.reference).exists()
    if not (viewer.may(Permission.LOAD_SHEET) and is_theirs):
        changes.give_back(sheet=sheet, trouble=NO_LONGER, by=MET_HUB, at=at)
    elif sheet.stage == Stage.LOADING:
        changes.match_newcomers(sheet=sheet, viewer=viewer, by=actor, at=at)
        changes.load_sheet(sheet=sheet, viewer=viewer, by=actor, at=at)
    else:
        _read(sheet, viewer, actor, at)


def _read(sheet: Sheet, viewer: Viewer, actor: Actor, at: datetime) -> None:
    """Stopped half-way, it goes on where it stopped."""
    if not sheet.rows.exists():
        changes.read_rows(sheet=sheet, by=actor, at=at)
    while changes.match_people(sheet=sheet, viewer=viewer, by=actor, at=at):
        pass
