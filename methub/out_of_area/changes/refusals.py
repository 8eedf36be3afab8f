"""What is refused, in the words of the work: the docstring is what the person reads."""

from typing import ClassVar


class Refused(Exception):
    """This cannot be recorded."""

    field: ClassVar[str] = ""

    def __str__(self) -> str:
        return type(self).__doc__ or ""


class InTheFuture(Refused):
    """This time has not come yet. Check the date and the time."""


class InThePast(Refused):
    """This day is past. Record where the child lives now on their record instead."""

    field = "intended_on"


class SaysNothing(Refused):
    """Say who, and what was said: an empty answer helps nobody."""


class NotAway(Refused):
    """This child and this authority are both of the partnership, or neither is."""

    field = "host"


class AlreadyMeant(Refused):
    """Another placement is already planned for this child. Call that one off first."""


class AlreadyEnded(Refused):
    """This placement has ended. What was agreed about it is kept as it was."""


class AlreadyWithdrawn(Refused):
    """This step has already been taken back."""


class NoAddress(Refused):
    """No e-mail address is held for this authority. Add one, or ring them."""


class NotTheirs(Refused):
    """An authority of the partnership is responsible for this child: the interview is ours."""


class NotToldYet(Refused):
    """The responsible authority has not been told of this episode yet. First record telling it."""
