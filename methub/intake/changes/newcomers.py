"""A child nobody knew before the message came."""

from dataclasses import dataclass
from datetime import date

from methub.agencies import changes as agencies
from methub.agencies.models import Authority, Partnership
from methub.audit.trail import Page
from methub.children import changes as children
from methub.children.models import Child
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

    def register(self, page: Page) -> Child:
        """On the page of the change that accepts the news."""
        return children.register_child(
            partnership=self.partnership,
            responsible_authority=self._authority(page),
            surname=self.surname,
            forenames=self.forenames,
            known_as=self.known_as,
            born_on=self.born_on,
            sex=self.sex,
            ethnicity=self.ethnicity,
            address=self.address,
            postcode=self.postcode,
            by=page.by,
            at=page.at,
        )

    def _authority(self, page: Page) -> Authority:
        said = self.authority
        if isinstance(said, Authority):
            return said
        known = Authority.objects.filter(name__iexact=said).first()
        return known or agencies.register_authority(
            name=said, partnership=None, by=page.by, at=page.at
        )
