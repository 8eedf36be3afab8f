"""What is refused, in the words of the work: the docstring, or the words given, is what is read."""

from typing import ClassVar

from methub.assessments.models import Answer, Passage
from methub.foundation.records import ChangedMeanwhile


class Refused(Exception):
    """This cannot be done."""

    field: ClassVar[str | None] = None
    """The field of a form beside which it is said; without one, above the whole form."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else str(type(self).__doc__)


class SaysSomethingElse(Refused):
    """A version that is loaded already never changes: past assessments were made with it."""


class AlreadyDecided(Refused):
    """The authority has already decided which version of this tool it uses from that day."""


class NotInUse(Refused):
    """The authority responsible for this child does not use this tool today."""

    field = "tool"


class AlreadyBegun(Refused):
    """This child is already being assessed with this tool. Go on with that one."""

    field = "tool"


class NoLevelYet(Refused):
    """No level of this child waits for a review. Raise a concern, or begin an assessment."""


class NoType(Refused):
    """Say which type of exploitation the concern is about."""

    field = "types"


class AlreadyFinished(Refused):
    """This assessment is finished: what was found stays as it was. Begin another."""


class NotFinished(Refused):
    """This assessment is not finished yet."""


class NotTheNewest(Refused):
    """The child has been assessed again since. Use the newer assessment."""


class NoSuchAnswer(Refused):
    """This is not one of the answers."""


class DatedAfterToday(Refused):
    """This day has not come yet."""

    field = "on"


class NotYours(Refused):
    """This tool is completed by somebody else: the file of the tool says by whom."""


class NotWritten(Refused):
    """Something the tool asks for is not written yet."""


class NoSuchLevel(Refused):
    """This is not one of the levels of this tool."""

    field = "level"


class DiffersWithoutReason(Refused):
    """Say why: the level differs from the one the tool suggests, or the tool suggests none."""

    field = "why"


class BelowTheFloor(Refused):
    """A reason is needed to judge this child of no or low concern."""

    field = "floor_why"


class FloorIsHard(Refused):
    """The authority has decided that this child may not be judged below this level."""

    field = "level"


class DiscussedLater(Refused):
    """The discussion with the manager has not happened yet on that day."""

    field = "discussed_on"


class AlreadyAccepted(Refused):
    """The hub has already accepted this assessment."""


class NotOnTheTracker(Refused):
    """The child is not on the tracker for this."""


class NoSuchOffer(Refused):
    """The authority offers nothing of this name at this level."""

    field = "offer"


class AnsweredMeanwhile(ChangedMeanwhile):
    """Somebody else answered this item since it was read: theirs stands, and nothing is lost."""

    def __init__(self, theirs: Answer) -> None:
        super().__init__()
        self.theirs = theirs


class WrittenMeanwhile(ChangedMeanwhile):
    """Somebody else wrote this part since it was read: theirs stands, and nothing is lost."""

    def __init__(self, theirs: Passage) -> None:
        super().__init__()
        self.theirs = theirs
