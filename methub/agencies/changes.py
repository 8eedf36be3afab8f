"""Who works where, as what."""

from datetime import date, datetime

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Authority, Membership, Partnership, Team, User
from methub.agencies.roles import Role
from methub.audit import trail
from methub.foundation.actors import Actor


class AlreadyKnown(Exception):
    """Somebody with this e-mail address already has an account."""


class AlreadyEnded(Exception):
    """This membership has already ended."""


def found_partnership(*, name: str, by: Actor, at: datetime) -> Partnership:
    """Authorities agree to work from one record."""
    with trail.open_page(by=by, at=at) as page:
        partnership = Partnership.objects.create(name=name)
        page.write("agencies.partnership.founded", about=partnership, name=name)
    return partnership


def register_authority(
    *,
    name: str,
    partnership: Partnership | None,
    gss_code: str = "",
    contact_name: str = "",
    contact_email: str = "",
    contact_phone: str = "",
    by: Actor,
    at: datetime,
) -> Authority:
    """An authority of the partnership, or (without one) one whose children are placed here."""
    with trail.open_page(by=by, at=at) as page:
        authority = Authority.objects.create(
            name=name,
            partnership=partnership,
            gss_code=gss_code,
            contact_name=contact_name,
            contact_email=contact_email,
            contact_phone=contact_phone,
        )
        page.write("agencies.authority.registered", about=authority, name=name)
    return authority


def register_agency(
    *,
    name: str,
    kind: AgencyKind,
    partnership: Partnership,
    authority: Authority | None = None,
    by: Actor,
    at: datetime,
) -> Agency:
    with trail.open_page(by=by, at=at) as page:
        agency = Agency.objects.create(
            name=name, kind=kind, partnership=partnership, authority=authority
        )
        page.write("agencies.agency.registered", about=agency, name=name, kind=kind)
    return agency


def form_team(*, name: str, agency: Agency, by: Actor, at: datetime) -> Team:
    with trail.open_page(by=by, at=at) as page:
        team = Team.objects.create(name=name, agency=agency)
        page.write("agencies.team.formed", about=team, name=name, agency=agency.name)
    return team


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
    with trail.open_page(by=by, at=at) as page:
        membership = Membership.objects.create(
            user=user, team=team, role=role, from_on=from_on, manager=manager
        )
        page.write(
            "agencies.membership.begun", about=membership, user=user.name, team=team.name, role=role
        )
    return membership


def end_membership(*, membership: Membership, until_on: date, by: Actor, at: datetime) -> None:
    """Their next request finds the door closed."""
    with trail.open_page(by=by, at=at) as page:
        membership = Membership.objects.select_for_update().get(pk=membership.pk)
        if membership.until_on is not None:
            raise AlreadyEnded
        membership.until_on = until_on
        membership.save(update_fields=["until_on"])
        page.write("agencies.membership.ended", about=membership, until_on=until_on)


def close_account(*, user: User, by: Actor, at: datetime) -> None:
    """A leaver: their next request fails, whatever sessions they still hold."""
    with trail.open_page(by=by, at=at) as page:
        user = User.objects.select_for_update().get(pk=user.pk)
        user.is_active = False
        user.save(update_fields=["is_active"])
        page.write("agencies.user.account-closed", about=user, name=user.name)
