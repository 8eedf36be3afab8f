"""Somebody new: an account, a place to work, and a letter with the way in."""

from datetime import date, datetime

from procrastinate.contrib.django import app

from methub.agencies.changes.places import form_team, found_partnership, register_agency
from methub.agencies.changes.working import (
    AccountClosed,
    begin_membership,
    invite_user,
)
from methub.agencies.codes import AgencyKind
from methub.agencies.models import Membership, Partnership, Team, User
from methub.agencies.roles import Role
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day

ADMINISTRATION = "Administration of MET Hub"


def welcome(
    *,
    email: str,
    name: str,
    phone: str = "",
    team: Team,
    role: Role,
    from_on: date,
    manager: User | None = None,
    by: Actor,
    at: datetime,
) -> User:
    """All that lets somebody in, or none of it: an account without a role is a closed door, and a
    role without a letter is one that nobody finds."""
    with trail.open_page(by=by, at=at) as page:
        user = invite_user(email=email, name=name, phone=phone, by=by, at=at)
        begin_membership(
            user=user, team=team, role=role, from_on=from_on, manager=manager, by=by, at=at
        )
        send_invitation(user=user, by=by, at=at)
        page.write("agencies.user.welcomed", about=user, name=name, team=team.name, role=role)
    return user


def send_invitation(*, user: User, by: Actor, at: datetime) -> None:
    """A letter with a link to choose a password. The background worker writes it once this is
    committed, so that the link is stored nowhere."""
    with trail.open_page(by=by, at=at) as page:
        if not user.is_active:
            raise AccountClosed
        app.configure_task("config.send_password_link", allow_unknown=True).defer(user_id=user.pk)
        page.write("agencies.user.invitation-sent", about=user, name=user.name)


def welcome_administrator(
    *, email: str, name: str, partnership: str, by: Actor, at: datetime
) -> User:
    """The first person of a partnership, who lets in all the others."""
    with trail.open_page(by=by, at=at) as page:
        place = Partnership.objects.filter(name=partnership).first() or found_partnership(
            name=partnership, by=by, at=at
        )
        user = welcome(
            email=email,
            name=name,
            team=_administration(place, by, at),
            role=Role.ADMINISTRATOR,
            from_on=london_day(at),
            by=by,
            at=at,
        )
        page.write("agencies.administrator.welcomed", about=user, name=name)
    return user


def _administration(partnership: Partnership, by: Actor, at: datetime) -> Team:
    """Where administrators work: whoever came first founded it."""
    held = Membership.objects.filter(
        role=Role.ADMINISTRATOR, team__agency__partnership=partnership
    ).select_related("team")
    first = held.order_by("pk").first()
    if first is not None:
        return first.team
    agency = register_agency(
        name=ADMINISTRATION,
        kind=AgencyKind.AUTHORITY,
        partnership=partnership,
        by=by,
        at=at,
    )
    return form_team(name="Administrators", agency=agency, by=by, at=at)
