"""What is refused, in the words of the work: the docstring is what the person reads."""

from typing import ClassVar


class Refused(Exception):
    """This cannot be recorded."""

    field: ClassVar[str] = ""

    def __str__(self) -> str:
        return type(self).__doc__ or ""


class NotOver(Refused):
    """This month is not over yet. Choose one that is."""

    field = "month"


class AlreadyBegun(Refused):
    """There is a page of this month already. What was approved is put right from its own page."""

    field = "month"


class NotADraft(Refused):
    """This was approved or set aside: nothing changes it any more. Put it right in a new one."""


class NotApproved(Refused):
    """Only what was approved, and has no later version, can be put right in a new one."""


class NotProposed(Refused):
    """The figures do not say this any more. Open the page again to see what they say now."""


class AlreadyDecided(Refused):
    """Somebody else decided this meanwhile. Open the page again to see what they decided."""


class SaysNothing(Refused):
    """Say what was observed."""

    field = "words"


class NoReason(Refused):
    """Say why it is struck out."""

    field = "why"


class NothingWritten(Refused):
    """Write what the month says before it is approved."""


class StillToDecide(Refused):
    """Each observation is kept or struck out by a person before the page is approved."""


class ChangedSinceRead(Refused):
    """A word or a figure has changed since this page was opened. Read it again, then approve it."""


class TooLongAgo(Refused):
    """Nobody is asked for more than a year back. Choose a later day."""

    field = "from_on"


class OverBeforeItBegan(Refused):
    """The last day must not be before the first day."""

    field = "until_on"


class NameTaken(Refused):
    """This agency supplies a figure of this name already."""

    field = "name"


class CountsSomethingElse(Refused):
    """This was asked for already: what is counted, by which agency and how often stay as they were
    when it was attested. End this figure, and name a new one."""

    field = "meaning"


class NothingToCount(Refused):
    """Enter a number of one or more; where there was none, say that there is nothing to report."""

    field = "count"


class MustSayWhy(Refused):
    """Say why: whoever reads the figure needs to know."""

    field = "why"


class Tampered(Refused):
    """What was approved does not match its seal: something was changed underneath. Do not rely on
    it, and tell whoever runs MET Hub."""
