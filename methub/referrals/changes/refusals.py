"""What is refused, in the words of the work: the docstring is what the person reads."""

from typing import ClassVar


class Refused(Exception):
    """This cannot be recorded."""

    field: ClassVar[str] = ""

    def __str__(self) -> str:
        return type(self).__doc__ or ""


class InTheFuture(Refused):
    """This day has not come yet. Check the date."""


class BeforeItWasAsked(Refused):
    """This is before the service was asked for. Check the date."""

    field = "done_on"


class DoesNotFollow(Refused):
    """How the request stands now does not allow this. Open it again to see what happened."""


class SaysTooLittle(Refused):
    """Say who, why or what was achieved: whoever reads it next needs to know."""


class ForNobody(Refused):
    """Say whom the work is for."""

    field = "who"


class NotOffered(Refused):
    """This service is offered no longer."""

    field = "service"


class NameTaken(Refused):
    """There is a service of this name already."""

    field = "name"
