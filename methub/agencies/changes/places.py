"""The partnership, its authorities, agencies and teams."""

from datetime import datetime

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Authority, Partnership, Team
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile


class NameTaken(Exception):
    """There is one of this name: two would be taken for each other."""


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
        if Authority.objects.filter(name=name).exists():
            raise NameTaken
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


def keep_contact(
    *,
    authority: Authority,
    contact_name: str,
    contact_email: str,
    contact_phone: str,
    out_of_hours: str,
    version: int,
    by: Actor,
    at: datetime,
) -> Authority:
    """Whom to write to and to ring at an authority, by day and by night."""
    with trail.open_page(by=by, at=at) as page:
        authority = Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
        if authority.version != version:
            raise ChangedMeanwhile
        authority.contact_name, authority.contact_email = contact_name, contact_email
        authority.contact_phone, authority.out_of_hours = contact_phone, out_of_hours
        authority.version += 1
        authority.save()
        page.write("agencies.authority.contact-kept", about=authority)
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
        if Agency.objects.filter(name=name, partnership=partnership).exists():
            raise NameTaken
        agency = Agency.objects.create(
            name=name, kind=kind, partnership=partnership, authority=authority
        )
        page.write("agencies.agency.registered", about=agency, name=name, kind=kind)
    return agency


def form_team(*, name: str, agency: Agency, by: Actor, at: datetime) -> Team:
    with trail.open_page(by=by, at=at) as page:
        if Team.objects.filter(name=name, agency=agency).exists():
            raise NameTaken
        team = Team.objects.create(name=name, agency=agency)
        page.write("agencies.team.formed", about=team, name=name, agency=agency.name)
    return team
