"""Who may know of a child because of a meeting: given with its invitation, and ended with it."""

from datetime import datetime

from methub.agencies.codes import AgencyKind
from methub.agencies.models import User
from methub.audit.trail import Page
from methub.children.models import Child
from methub.meetings.models import Action, Escalation, GivenSight, Invitation, Item, Meeting
from methub.meetings.rules import window
from methub.people import changes as people
from methub.people.codes import SightWhy

KNOW_EVERYBODY = frozenset({AgencyKind.HUB, AgencyKind.POLICE})
"""They know of every child of the partnership, so an invitation would add nothing."""


def keep_sights(meeting: Meeting, page: Page) -> None:
    """Whoever is invited knows of whoever is on the agenda, from a week before until a week after;
    and whoever is invited no longer, or spoken of no longer, does not. A restricted record is shown
    to nobody because of a meeting."""
    from_at, until_at = window(meeting.starts_at)
    wanted = {} if meeting.cancelled_at or until_at <= page.at else _wanted(meeting)
    for given in _standing(meeting, page.at):
        key = (given.sight.user_id, given.child_id)
        if key in wanted and given.sight.until_at == until_at:
            del wanted[key]
        else:
            people.end_sight(sight=given.sight, by=page.by, at=page.at)
    by_user: dict[User, list[Child]] = {}
    for user, child in wanted.values():
        by_user.setdefault(user, []).append(child)
    for user, children in by_user.items():
        _show(meeting, user, children, from_at, until_at, page)


def show_for(owed: Action | Escalation, user: User, page: Page) -> None:
    """Whoever owes something about a child knows of the child until it is done."""
    child = owed.child
    if child is None or child.person.is_restricted:
        return
    (sight,) = people.show_persons(
        persons=[child.person], user=user, why=SightWhy.INVITATION, reason=owed.reference,
        by=page.by, at=page.at,
    )  # fmt: skip
    link = {"action": owed} if isinstance(owed, Action) else {"escalation": owed}
    GivenSight.objects.create(child=child, sight=sight, **link)


def end_for(owed: Action | Escalation, page: Page) -> None:
    """It is done: they know of the child no longer, unless for another reason."""
    for given in owed.sights.select_related("sight"):
        if given.sight.until_at is None or given.sight.until_at > page.at:
            people.end_sight(sight=given.sight, by=page.by, at=page.at)


def _wanted(meeting: Meeting) -> dict[tuple[int, int], tuple[User, Child]]:
    invited = Invitation.objects.filter(meeting=meeting, withdrawn_at=None).exclude(
        agency__kind__in=sorted(KNOW_EVERYBODY)
    )
    items = Item.objects.filter(
        meeting=meeting, removed_at=None, child__isnull=False, child__person__is_restricted=False
    ).select_related("child__person")
    children = [item.child for item in items]
    return {
        (one.user_id, child.pk): (one.user, child)
        for one in invited.select_related("user")
        for child in children
        if child is not None
    }


def _standing(meeting: Meeting, at: datetime) -> list[GivenSight]:
    return list(
        GivenSight.objects.filter(meeting=meeting, sight__until_at__gt=at).select_related("sight")
    )


def _show(
    meeting: Meeting,
    user: User,
    children: list[Child],
    from_at: datetime,
    until_at: datetime,
    page: Page,
) -> None:
    sights = people.show_persons(
        persons=[child.person for child in children], user=user, why=SightWhy.INVITATION,
        reason=meeting.reference, from_at=from_at, until_at=until_at, by=page.by, at=page.at,
    )  # fmt: skip
    GivenSight.objects.bulk_create(
        GivenSight(child=child, sight=sight, meeting=meeting)
        for child, sight in zip(children, sights, strict=True)
    )
