"""What is refused, in the words of the work: the docstring is what the person reads."""

from typing import Any, ClassVar


class Refused(Exception):
    """This cannot be recorded."""

    field: ClassVar[str] = ""
    """The answer that cannot be right, where it is one answer alone: it is shown there."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else type(self).__doc__ or ""


class NoSuchKind(Refused):
    """The authority holds no meeting of this kind."""

    field = "kind"


class InThePast(Refused):
    """A meeting is planned for a moment still to come. Check the date and the time."""

    field = "starts_at"


class NotPlanned(Refused):
    """This meeting has begun, or will not be held: it can no longer be changed."""


class NotSitting(Refused):
    """This meeting is not in session."""


class NotHeld(Refused):
    """This meeting has not ended yet."""


class NotTested(Refused):
    """Say whether the threshold is reached, who decided so, and on what facts."""

    field = "decided_on"


class NoStrand(Refused):
    """An action of a response plan is about places, about people of concern, or about children."""

    field = "strand"


class NoSuchPlace(Refused):
    """No place with this reference is known to you, or the action is about no place."""

    field = "place"


class AlreadyInvited(Refused):
    """They are invited already."""

    field = "user"


class CannotBeShown(Refused):
    """Nobody in their role may be told about children here. Invite somebody else."""

    field = "user"


class AlreadyOnAgenda(Refused):
    """This child is on the agenda already."""

    field = "child"


class NoSuchChild(Refused):
    """No child with this reference is known to you. Look at the address of the child’s page."""

    field = "child"


class NoReasonGiven(Refused):
    """Say why it is taken off: somebody may ask later why it was not spoken of."""

    field = "removed_why"


class CarriedOver(Refused):
    """An action is carried over from an earlier meeting, so it stays on the agenda."""

    field = "removed_why"


class NotThisLevel(Refused):
    """The tool this child was assessed with has no such level."""


class TheirsToDecide(Refused):
    """Another authority decides about this child. Write what it is to be told as the decision."""


class NotAChoice(Refused):
    """Choose one of the answers."""


class DueBefore(Refused):
    """An action is due today or later. Check the date."""

    field = "due_on"


class AlreadyEnded(Refused):
    """This has been ended already."""


class NotYours(Refused):
    """Only the person this was taken to can answer it."""


class AlreadyAcknowledged(Refused):
    """This has been acknowledged already."""


class NotAcknowledged(Refused):
    """Say first that you know of it."""


class HalfWritten(Refused):
    """The minutes are not whole yet."""

    def __init__(self, lacks: list[str]) -> None:
        super().__init__(f"The minutes are not whole yet. {' '.join(lacks)}")
        self.lacks = lacks


class NotChecked(Refused):
    """Nobody has checked the minutes yet."""


class ChangedSinceChecked(Refused):
    """Something was written after the minutes were checked. Check them again."""


class Tampered(Refused):
    """What was checked is not what stands here now: the minutes do not match their seal. They are
    not issued. Tell whoever runs MET Hub."""


class SeenOtherwise(Refused):
    """This is not what was shown. Look at what it contains now, then make it."""


class AlreadyIssued(Refused):
    """The minutes are issued. What follows belongs to the next meeting."""


class WrittenMeanwhile(Exception):
    """Somebody else saved this field since it was opened. Nothing was overwritten: `theirs` is what
    stands now."""

    def __init__(self, theirs: Any) -> None:
        super().__init__()
        self.theirs = theirs
