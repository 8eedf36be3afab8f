"""What is refused, in the words of the work: the docstring is what the person reads."""

from typing import ClassVar


class Refused(Exception):
    """This cannot be recorded."""

    field: ClassVar[str] = ""

    def __str__(self) -> str:
        return type(self).__doc__ or ""


class InTheFuture(Refused):
    """This time has not come yet. Check the date and the time."""


class BeforeItWasRaised(Refused):
    """Nobody can have decided this before it was raised. Check the date and the time."""

    field = "decided_at"


class NobodyKnown(Refused):
    """Only a child who is known can be assessed. First say which child it is about."""

    field = "destination"


class SameChild(Refused):
    """The concern is already about this child."""


class NotDecided(Refused):
    """Nobody has decided about this concern yet. Decide first, then say what came of it."""


class NoLetter(Refused):
    """Somebody outside MET Hub raised it, and a letter from here would lead them to a page they
    cannot open. Speak or write to them, and record that."""

    field = "how"
