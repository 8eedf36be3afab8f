"""A photograph of the child: added, and taken away."""

from datetime import date, datetime

from methub.audit import trail
from methub.children.models import Child, Photograph
from methub.fittings.pictures import redrawn
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day


class NoPhotograph(Exception):
    """There is no photograph to take away."""


class TakenInTheFuture(Exception):
    """Nobody has a photograph of a day to come."""


def add_photograph(
    *, child: Child, content: bytes, taken_on: date | None = None, by: Actor, at: datetime
) -> Photograph:
    """How the child looks now, drawn again so that nothing is kept but what one sees. The one
    before is taken away: two pictures of a missing child would be one too many."""
    if taken_on is not None and taken_on > london_day(at):
        raise TakenInTheFuture
    drawn = redrawn(content)
    with trail.open_page(by=by, at=at) as page:
        Child.objects.select_for_update(no_key=True).get(pk=child.pk)
        _take_away(child, by, at)
        photograph = Photograph.objects.create(
            child=child,
            content=drawn,
            taken_on=taken_on,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        page.write(
            "children.photograph.added", about=photograph, person_id=child.pk, taken_on=taken_on
        )
    return photograph


def remove_photograph(*, child: Child, by: Actor, at: datetime) -> None:
    """It is gone, and not only hidden; that there was one, and who took it away, is kept."""
    with trail.open_page(by=by, at=at) as page:
        Child.objects.select_for_update(no_key=True).get(pk=child.pk)
        photograph = _take_away(child, by, at)
        if photograph is None:
            raise NoPhotograph
        page.write("children.photograph.removed", about=photograph, person_id=child.pk)


def _take_away(child: Child, by: Actor, at: datetime) -> Photograph | None:
    photograph = child.photographs.filter(removed_at=None).defer("content").first()
    if photograph is not None:
        photograph.content = None
        photograph.removed_at, photograph.removed_by_name = at, by.name
        photograph.save(update_fields=["content", "removed_at", "removed_by_name"])
    return photograph
