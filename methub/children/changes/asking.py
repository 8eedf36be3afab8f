"""An emergency question that is not answered: too many before it found nobody."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from methub.agencies.models import Partnership, User
from methub.agencies.queries import memberships_on
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.post import changes as post
from methub.post.codes import Template


def refuse_question(*, viewer: Viewer, by: Actor, at: datetime, **asked: Any) -> None:
    """It is written down all the same, and the manager and the governance lead are told, once an
    hour: otherwise whoever tries names by the thousand is stopped and nobody ever asks why. The
    letter says who asked, never for whom."""
    asker = User.objects.get(pk=viewer.user_id)
    with trail.open_page(by=by, at=at) as page:
        page.write("children.emergency.refused", about=asker, **asked)
        for told, partnership in who_must_ask_why(viewer, at):
            post.write_letter(
                to=told.email,
                template=Template.EMERGENCY_QUESTIONS,
                reference=asker.reference,
                path=reverse("agencies:user", args=[asker.reference]),
                once=f"{asker.reference} asked too often, {at:%Y-%m-%dT%H}, to {told.reference}",
                partnership=partnership,
                user=told,
                by=by,
                at=at,
            )


def who_must_ask_why(viewer: Viewer, at: datetime) -> Iterator[tuple[User, Partnership]]:
    """The governance leads of the partnership, and whoever manages the viewer; never the viewer."""
    held = memberships_on(at=at).select_related("user", "manager", "team__agency__partnership")
    leads = Q(role=Role.GOVERNANCE_LEAD, team__agency__partnership__in=viewer.partnership_ids)
    for one in held.filter(leads).exclude(user=viewer.user_id):
        yield one.user, one.team.agency.partnership
    for one in held.filter(user=viewer.user_id, manager__is_active=True):
        if one.manager:
            yield one.manager, one.team.agency.partnership
