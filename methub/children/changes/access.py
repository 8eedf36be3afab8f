"""Who else may know of a child: sharing, ending it, and opening a record in an emergency."""

from datetime import datetime

from django.urls import reverse

from methub.agencies.models import Agency, Team, User
from methub.agencies.queries import memberships_on
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.audit import trail
from methub.children import queries
from methub.children.changes.asking import who_must_ask_why
from methub.children.models import Child
from methub.clocks import changes as clocks
from methub.clocks.changes import Owner
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import hours_after
from methub.people import changes as people
from methub.people.codes import SightWhy
from methub.people.models import BreakGlass, Sight
from methub.post import changes as post
from methub.post.codes import Template

REVIEW_WITHIN_HOURS = 24
"""Where an authority has decided nothing: an officer at night is not refused for want of a policy,
and the access is reviewed all the same."""


class OnlyWhatWasShared(Exception):
    """A sight that comes from somebody's work ends with that work, not by hand."""


class OwnNaming(Exception):
    """Somebody else has to decide that you may no longer open the record."""


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
    if sight.why != SightWhy.SHARED or sight.person_id != child.pk:
        raise OnlyWhatWasShared
    with trail.open_page(by=by, at=at) as page:
        people.end_sight(sight=sight, by=by, at=at)
        page.write("children.child.share-ended", about=child, person_id=child.pk)


def name_colleague(*, child: Child, colleague: User, reason: str, by: Actor, at: datetime) -> Sight:
    """One more person by name: they may open the record while it is restricted, and read where
    the child lives when that is protected."""
    with trail.open_page(by=by, at=at) as page:
        sight = people.grant_sight(
            person=child.person, user=colleague, why=SightWhy.NAMED, reason=reason, by=by, at=at
        )
        page.write("children.child.colleague-named", about=child, person_id=child.pk, reason=reason)
    return sight


def end_naming(*, child: Child, sight: Sight, by: Actor, at: datetime) -> None:
    """They are named no longer. Nobody ends their own, so that somebody is always left who can
    open a restricted record and lift the restriction."""
    if sight.why != SightWhy.NAMED or sight.person_id != child.pk:
        raise OnlyWhatWasShared
    if sight.user_id == by.id:
        raise OwnNaming
    with trail.open_page(by=by, at=at) as page:
        people.end_sight(sight=sight, by=by, at=at)
        page.write("children.child.colleague-named-no-longer", about=child, person_id=child.pk)


def open_in_emergency(
    *, child: Child, reason: str, viewer: Viewer, by: Actor, at: datetime
) -> BreakGlass:
    """The viewer may read the record for a few hours, and somebody else owes a review of why."""
    with trail.open_page(by=by, at=at) as page:
        opened = people.break_glass(person=child.person, reason=reason, viewer=viewer, by=by, at=at)
        authority, decided = queries.policy_of(child=child, at=at)
        hours = decided.emergency_access.review_within_hours if decided else REVIEW_WITHIN_HOURS
        clocks.start(
            promise=Promise.REVIEW_ACCESS,
            about=opened.reference,
            why=f"{by.name}, {by.agency}, opened the record in an emergency.",
            owner=_reviewer(opened, child, at),
            owed_to="The child",
            started_at=at,
            due_at=hours_after(at, hours),
            person=child.person,
            authority=authority,
            by=by,
            at=at,
        )
        _tell(opened, viewer, by, at)
        page.write("children.child.opened-in-emergency", about=child, person_id=child.pk)
    return opened


def _tell(opened: BreakGlass, viewer: Viewer, by: Actor, at: datetime) -> None:
    """By letter too, as the viewer was told: a manager who signs in on Monday would otherwise learn
    on Monday whose record was opened on Friday night."""
    for told, partnership in who_must_ask_why(viewer, at):
        post.write_letter(
            to=told.email,
            template=Template.OWED,
            reference=opened.reference,
            path=reverse("governance:review", args=[opened.reference]),
            once=f"emergency access {opened.reference} to {told.reference}",
            partnership=partnership,
            user=told,
            person_id=opened.sight.person_id,
            by=by,
            at=at,
        )


def _reviewer(opened: BreakGlass, child: Child, at: datetime) -> Owner:
    """The viewer's manager; failing one, the governance lead of the partnership."""
    if opened.manager is not None:
        return Owner(name=opened.manager.name, user=opened.manager)
    leads = memberships_on(at=at).filter(
        role=Role.GOVERNANCE_LEAD, team__agency__partnership=child.person.partnership_id
    )
    lead = leads.exclude(user=opened.sight.user_id).select_related("user").order_by("pk").first()
    if lead is None:
        return Owner(name=Role.GOVERNANCE_LEAD.label)
    return Owner(name=lead.user.name, user=lead.user)
