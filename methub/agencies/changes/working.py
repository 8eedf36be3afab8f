"""Who works where, as what; and who does so no longer."""

from datetime import date, datetime

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Membership, Team, User
from methub.agencies.roles import WORKS_IN, Role
from methub.audit import trail
from methub.foundation.actors import Actor


class AlreadyKnown(Exception):
    """Somebody with this e-mail address already has an account."""


class AlreadyEnded(Exception):
    """This membership has already ended."""


class AlreadyInRole(Exception):
    """They already work in this team in this role."""


class WrongPlace(Exception):
    """Nobody holds this role in an agency of this kind."""


class AccountClosed(Exception):
    """Nobody signs in to a closed account, so nothing is begun for it."""


class OwnAccount(Exception):
    """Nobody gives themselves a role, ends their own or closes their own account: whoever manages
    access could otherwise open a child's record, or lock the last door from outside."""


def invite_user(*, email: str, name: str, phone: str = "", by: Actor, at: datetime) -> User:
    """An account nobody can sign in to until its owner chooses a password and a second factor."""
    with trail.open_page(by=by, at=at) as page:
        if User.objects.filter(email__iexact=email).exists():
            raise AlreadyKnown
        user = User(email=email.lower(), name=name, phone=phone)
        user.set_unusable_password()
        user.save(force_insert=True)
        page.write("agencies.user.invited", about=user, name=name)
    return user


def begin_membership(
    *,
    user: User,
    team: Team,
    role: Role,
    from_on: date,
    manager: User | None = None,
    by: Actor,
    at: datetime,
) -> Membership:
    """From a day on, somebody works in a team, in a role."""
    with trail.open_page(by=by, at=at) as page:
        user = _of_somebody_else(user, by)
        if not user.is_active:
            raise AccountClosed
        if AgencyKind(team.agency.kind) not in WORKS_IN[role]:
            raise WrongPlace
        if Membership.objects.filter(user=user, team=team, role=role, until_on=None).exists():
            raise AlreadyInRole
        membership = Membership.objects.create(
            user=user, team=team, role=role, from_on=from_on, manager=manager
        )
        page.write(
            "agencies.membership.begun", about=membership, user=user.name, team=team.name, role=role
        )
    return membership


def end_membership(*, membership: Membership, until_on: date, by: Actor, at: datetime) -> None:
    """Their next request finds the door closed. What has not begun yet never begins."""
    with trail.open_page(by=by, at=at) as page:
        user = _of_somebody_else(membership.user, by)
        membership = Membership.objects.select_for_update(no_key=True).get(pk=membership.pk)
        if membership.until_on is not None:
            raise AlreadyEnded
        membership.until_on = max(until_on, membership.from_on)
        membership.save(update_fields=["until_on"])
        page.write(
            "agencies.membership.ended",
            about=membership,
            user=user.name,
            until_on=membership.until_on,
        )


def close_account(*, user: User, by: Actor, at: datetime) -> None:
    """A leaver: their next request fails, whatever sessions they still hold."""
    with trail.open_page(by=by, at=at) as page:
        user = _of_somebody_else(user, by)
        if not user.is_active:
            raise AccountClosed
        user.is_active = False
        user.save(update_fields=["is_active"])
        page.write("agencies.user.account-closed", about=user, name=user.name)


def _of_somebody_else(user: User, by: Actor) -> User:
    """The account, kept still until the change is done."""
    if user.pk == by.id:
        raise OwnAccount
    return User.objects.select_for_update(no_key=True).get(pk=user.pk)
