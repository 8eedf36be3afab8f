"""What is refused, in the words of the work: the docstring is what the person reads."""

from methub.foundation.records import ChangedMeanwhile
from methub.spreadsheets.codes import Stage
from methub.spreadsheets.models import Sheet


class Refused(Exception):
    """This cannot be done with the list."""

    def __str__(self) -> str:
        return " ".join((type(self).__doc__ or "").split())


class NotNow(Refused):
    """The list is past this step. Somebody else may have gone on with it: look at it again."""


class StillAsks(Refused):
    """Some rows need a decision first. Decide them, or leave them out."""


class NothingToLoad(Refused):
    """No row of the list can be taken as it stands."""


class NotWhole(Refused):
    """A child needs a first name and a surname to come on to the record. Write them in the row."""


class Closed(Refused):
    """A row of this file is about a child whose record, or where they live, is closed to you.
    Somebody who may read it has to go on with this list."""


class NoWhy(Refused):
    """Say why."""


def held(sheet: Sheet, *stages: Stage, version: int | None = None) -> Sheet:
    """The sheet, held until the transaction ends, if it is at one of these stages still."""
    sheet = (
        Sheet.objects.select_for_update(of=("self",), no_key=True)
        .select_related("file", "agency", "authority")
        .get(pk=sheet.pk)
    )
    if version is not None and sheet.version != version:
        raise ChangedMeanwhile
    if sheet.stage not in stages:
        raise NotNow
    return sheet
