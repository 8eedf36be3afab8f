"""A child nobody knew before the message came."""

from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies import changes as agencies
from methub.agencies.models import Authority, Partnership
from methub.children import changes as children
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.people.codes import Sex


@dataclass(frozen=True)
class NewChild:
    """A child to be put on the record with the same press that accepts the news about them.
    `authority` may be only a name: one outside the partnership that never placed a child here."""

    partnership: Partnership
    authority: Authority | str
    surname: str = ""
    forenames: str = ""
    known_as: str = ""
    born_on: date | None = None
    sex: Sex = Sex.UNKNOWN
    ethnicity: str = ""
    address: str = ""
    postcode: str = ""


def on_the_record(child: Child | NewChild, *, by: Actor, at: datetime) -> Child:
    """The child, registered first if they are new. Inside the change that accepts the news."""
    if isinstance(child, Child):
        return Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    return children.register_child(
        partnership=child.partnership,
        responsible_authority=_authority(child.authority, by, at),
        surname=child.surname,
        forenames=child.forenames,
        known_as=child.known_as,
        born_on=child.born_on,
        sex=child.sex,
        ethnicity=child.ethnicity,
        address=child.address,
        postcode=child.postcode,
        by=by,
        at=at,
    )


def _authority(said: Authority | str, by: Actor, at: datetime) -> Authority:
    if isinstance(said, Authority):
        return said
    known = Authority.objects.filter(name__iexact=said).first()
    return known or agencies.register_authority(name=said, partnership=None, by=by, at=at)
