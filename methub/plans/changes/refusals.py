"""What is refused, in the words of the work: the docstring is what the person reads."""

from typing import ClassVar


class Refused(Exception):
    """This cannot be recorded."""

    field: ClassVar[str] = ""
    """The answer that cannot be right, where it is one answer alone: it is shown there."""

    def __str__(self) -> str:
        return type(self).__doc__ or ""


class Unanswered(Refused):
    """Something that everybody who holds the plan relies on is not answered yet."""


class ReviewNotAhead(Refused):
    """The next review must be on a day still to come."""

    field = "review_on"


class NothingToEnd(Refused):
    """The child has no such plan, so it cannot be over."""

    field = "is_over"


class Superseded(Refused):
    """There is a newer version of this plan, or it is over. Open the newest one."""


class AlreadyGiven(Refused):
    """They have this version already."""

    field = "holder"


class InTheFuture(Refused):
    """This has not happened yet. Check the date."""

    field = "given_at"


class NotGivenToYou(Refused):
    """Only the agency this copy was given to can say that it has been read."""


class AlreadyAcknowledged(Refused):
    """Somebody in your agency has acknowledged this copy already."""


class NoOwner(Refused):
    """Say who owes this step."""

    field = "owner"


class StepNotAhead(Refused):
    """A step is due today or later. Check the date."""

    field = "due_on"


class AlreadyEnded(Refused):
    """This step has been ended already."""


class AlreadyArrived(Refused):
    """An arrival of this child is recorded already, and its assessment is still owed."""


class ArrivesLater(Refused):
    """The child cannot have arrived on a day still to come. Check the date."""

    field = "arrived_on"


class NeitherAloneNorFeared(Refused):
    """Nothing is owed for a child who came with their family and about whom nothing is feared."""

    field = "is_alone"


class AlreadyAssessed(Refused):
    """What came of this assessment is recorded already."""
