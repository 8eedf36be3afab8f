"""Emergency access: taken with a reason, shown to a manager, and reviewed."""

from datetime import datetime

from methub.agencies.models import User
from methub.agencies.queries import job_held, memberships_on
from methub.agencies.viewer import Viewer
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.people.codes import ReviewOutcome, SightWhy
from methub.people.models import BreakGlass, Person, Sight
from methub.people.rules import emergency
from methub.people.rules.jobs import HELD_BY


class NoReason(Exception):
    """Nobody opens a record in an emergency, or closes the review, without a reason."""


class NotThere(Exception):
    """There is nobody this viewer may open: the answer for a restricted person is the same as
    for one who does not exist."""


class AlreadyVisible(Exception):
    """The viewer may see this person already."""


class AlreadyReviewed(Exception):
    """Somebody has reviewed this access."""


class OwnAccess(Exception):
    """Nobody reviews their own access."""


def break_glass(
    *, person: Person, reason: str, viewer: Viewer, by: Actor, at: datetime
) -> BreakGlass:
    """The viewer may see the whole record for a few hours; their manager is shown that they did."""
    reason = reason.strip()
    if not reason:
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        if person.is_restricted or person.partnership_id not in viewer.partnership_ids:
            raise NotThere
        if Person.objects.visible_to(viewer).filter(pk=person.pk).exists():
            raise AlreadyVisible
        sight = Sight.objects.create(
            person=person,
            user_id=viewer.user_id,
            through=job_held(
                user_id=viewer.user_id,
                roles=HELD_BY[SightWhy.BREAK_GLASS],
                partnership_id=person.partnership_id,
                at=at,
            ),
            why=SightWhy.BREAK_GLASS,
            reason=reason,
            from_at=at,
            until_at=emergency.ends_at(at),
            granted_by_id=by.id,
            granted_by_name=by.name,
        )
        opened = BreakGlass.objects.create(
            sight=sight, reason=reason, opened_at=at, manager=_manager_of(viewer, at)
        )
        page.write("people.glass.broken", about=opened, person_id=person.pk, reason=reason)
    return opened


def review_break_glass(
    *, opened: BreakGlass, outcome: ReviewOutcome, note: str, by: Actor, at: datetime
) -> None:
    """Somebody else looked at why the record was opened, and says what they think of it."""
    note = note.strip()
    if not note:
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        opened = (
            BreakGlass.objects.select_for_update(of=["self"], no_key=True)
            .select_related("sight")
            .get(pk=opened.pk)
        )
        if opened.reviewed_at is not None:
            raise AlreadyReviewed
        if opened.sight.user_id == by.id:
            raise OwnAccess
        opened.reviewed_at, opened.outcome, opened.note = at, outcome, note
        opened.reviewed_by_id, opened.reviewed_by_name = by.id, by.name
        opened.save()
        page.write(
            "people.glass.reviewed",
            about=opened,
            person_id=opened.sight.person_id,
            outcome=outcome,
        )


def _manager_of(viewer: Viewer, at: datetime) -> User | None:
    """Whoever manages the viewer today; without one, the governance lead alone is shown it."""
    membership = (
        memberships_on(at=at)
        .filter(user=viewer.user_id, manager__isnull=False)
        .select_related("manager")
        .order_by("pk")
        .first()
    )
    return membership.manager if membership else None
