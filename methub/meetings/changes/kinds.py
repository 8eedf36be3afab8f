"""An authority says what its meetings are."""

from datetime import date, datetime

from methub.agencies.models import Authority
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day
from methub.meetings.models import KindsAdopted
from methub.meetings.rules import parse


class AlreadyAdopted(Exception):
    """The authority already said something from this day."""


class InThePastAlready(Exception):
    """What was called a meeting on a day that has been keeps its name."""


def adopt_kinds(
    *, authority: Authority, text: str, from_on: date, by: Actor, at: datetime
) -> KindsAdopted:
    """From a London day on, these are the authority's meetings. Raises KindsError for a file nobody
    could call a meeting by."""
    parse(text)
    with trail.open_page(by=by, at=at) as page:
        authority = Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
        adopted = KindsAdopted.objects.filter(authority=authority)
        if adopted.filter(from_on=from_on).exists():
            raise AlreadyAdopted
        if from_on < london_day(at) and adopted.exists():
            raise InThePastAlready
        row = KindsAdopted.objects.create(
            authority=authority, from_on=from_on, text=text, loaded_at=at, loaded_by=by.name
        )
        page.write("meetings.kinds.adopted", about=row, authority=authority.name, from_on=from_on)
    return row
