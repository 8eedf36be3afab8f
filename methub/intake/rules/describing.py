"""The child of a message, as the registry compares them."""

from methub.intake.rules.reading import ReadNotification
from methub.people.codes import Sex
from methub.people.rules.described import Described


def described(read: ReadNotification) -> Described:
    """What the message says of the child, as the registry compares it."""
    return Described(
        surname=read.surname,
        forenames=read.forenames,
        known_as=read.known_as,
        born_on=read.born_on,
        born_on_proposed=read.born_on_proposed,
        born_text=read.born_on_text,
        sex=read.sex or Sex.UNKNOWN,
        addresses=tuple(
            text for text in (read.home_address, read.missing_from, read.placement_address) if text
        ),
        placement=read.placement,
    )
