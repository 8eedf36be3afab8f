"""A person as a message or a caller describes them."""

import re
from dataclasses import dataclass
from datetime import date

from methub.people.codes import IdentifierKind, Sex
from methub.people.rules.births import Birth

LONGEST_TEXT = 100
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)


@dataclass(frozen=True)
class Described:
    """Whatever was said, as it was said. Blank where nothing was.

    `born_on` is the date as read. `born_on_proposed` is the reading with day and month swapped,
    where what was written (`born_text`) is no date: "03/14/2011" can only mean 14 March.
    """

    surname: str = ""
    forenames: str = ""
    known_as: str = ""
    born_on: date | None = None
    born_on_proposed: date | None = None
    born_text: str = ""
    sex: Sex = Sex.UNKNOWN
    addresses: tuple[str, ...] = ()
    placement: str = ""
    identifiers: tuple[tuple[IdentifierKind, str], ...] = ()

    @property
    def births(self) -> tuple[Birth, ...]:
        """The dates of birth it may mean; failing any, the year that was written."""
        days = tuple(Birth.on_day(day) for day in (self.born_on, self.born_on_proposed) if day)
        year = _YEAR.search(self.born_text[:LONGEST_TEXT])
        return days or ((Birth.in_year(int(year.group())),) if year else ())

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(text for text in (*self.addresses, self.placement) if text)
