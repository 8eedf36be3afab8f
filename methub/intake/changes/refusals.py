"""What is refused, in the words of the work: the docstring is what the person reads."""


class Refused(Exception):
    """This cannot be recorded."""

    def __str__(self) -> str:
        return type(self).__doc__ or ""


class AlreadyDealtWith(Refused):
    """Somebody has already accepted this notification, or set it aside. Nothing was done twice."""


class NotMissing(Refused):
    """This child has no open missing episode for the news to be about. If the child was missing,
    say since when."""
