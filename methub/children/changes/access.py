"""Sharing a child with another agency, and ending it."""

from datetime import datetime

from methub.agencies.models import Agency, Team
from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.people import changes as people
from methub.people.codes import SightWhy
from methub.people.models import Sight


def share_child(
    *,
    child: Child,
    reason: str,
    agency: Agency | None = None,
    team: Team | None = None,
    until_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> Sight:
    """From now on this agency (or only this team of it) may know of the child."""
    with trail.open_page(by=by, at=at) as page:
        sight = people.grant_sight(
            person=child.person,
            agency=agency,
            team=team,
            why=SightWhy.SHARED,
            reason=reason,
            until_at=until_at,
            by=by,
            at=at,
        )
        page.write("children.child.shared", about=child, person_id=child.pk, reason=reason)
    return sight


def end_share(*, child: Child, sight: Sight, by: Actor, at: datetime) -> None:
    """They may no longer know of the child."""
    with trail.open_page(by=by, at=at) as page:
        people.end_sight(sight=sight, by=by, at=at)
        page.write("children.child.share-ended", about=child, person_id=child.pk)
