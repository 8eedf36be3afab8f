"""What is refused, in the words of the work: the docstring, or the words given, is what is read."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from methub.foundation.records import ChangedMeanwhile
from methub.interviews.models import Answers
from methub.interviews.rules import Lack, Said


class Refused(Exception):
    """This cannot be done."""

    is_about_time: ClassVar[bool] = False
    """Whether it is said beside the time that was given, or above the whole form."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else str(type(self).__doc__)


class AlreadyDecided(Refused):
    """This interview already has an outcome."""


class OverriddenWithoutReason(Refused):
    """This gives the interview to another kind of interviewer than was decided. Say why."""


class DistrictHeldSince(Refused):
    """Whoever has this district now took it on a later day. Give that day, or one after it."""


class AlreadySent(Refused):
    """This interview has been sent for sign-off. It can be written in again if it is returned."""


class AlreadyStarted(Refused):
    """Somebody has already begun to write this interview."""


class NotStarted(Refused):
    """Record the consents and who interviews before you write."""


class NotSent(Refused):
    """This interview is not waiting for sign-off."""


class NotFoundYet(Refused):
    """The child is neither found nor back, so no interview is owed yet."""


class NotYetHappened(Refused):
    """This time is in the future."""

    is_about_time = True


class BeforeTheChildWasFound(Refused):
    """This is before the child was found."""

    is_about_time = True


class NotTheirCarer(Refused):
    """This person is not a parent or carer of the child."""


class HeldSince(Refused):
    """The child has been interviewed about it since, so they were found. Correct the time."""


class NotAnswerable(Refused):
    """This interview was held before the child came back from that episode."""


class UnknownReason(Refused):
    """This reason is not in the authority’s list."""


class NotAnOutcomeOfThisKind(Refused):
    """This outcome is recorded in another way."""


class NotIndependent(Refused):
    """This person may not hold the interview; the words say why."""


class ConsentNeeded(Refused):
    """Not everybody has been asked, or somebody has not agreed; the words say who."""


class NotAgreedThen(ConsentNeeded):
    """Not everybody had been asked when it was held; the words say who."""

    is_about_time = True


class NameNeeded(Refused):
    """Say the name of whoever holds the interview."""


class StillOurs(Refused):
    """An authority of this partnership is responsible, so the hub interviews the child."""


class NothingChanged(Refused):
    """Nothing here differs from what is recorded."""


class AnotherIsWaiting(Refused):
    """The child already waits for another interview: use that one."""


class OwnInterview(Refused):
    """You wrote this interview. Another senior practitioner reads it and signs it off."""


class NothingToOverride(Refused):
    """A senior may allow an interview only where the child wants to talk and a parent said no."""


class WrongDestination(Refused):
    """With an allocated worker it goes to them; with nobody allocated, to a team you choose."""


class NotSharedWithYou(Refused):
    """Only the person or team an interview was shared with can acknowledge it."""


class AlreadyAcknowledged(Refused):
    """This has already been acknowledged."""


class AlreadyDone(Refused):
    """This action is already done."""


class Unfinished(Refused):
    """What the outcome still requires."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        super().__init__("; ".join(lack.words for lack in lacks))
        self.lacks = tuple(lacks)


class SectionChangedMeanwhile(ChangedMeanwhile):
    """Somebody else saved this section since it was opened. Both texts are here; nothing was
    overwritten."""

    def __init__(self, *, theirs: Answers, ours: Mapping[str, str | list[str]]) -> None:
        super().__init__()
        self.theirs = theirs
        self.ours: Said = ours
