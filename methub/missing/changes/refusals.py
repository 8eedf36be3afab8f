"""What is refused, in the words of the work: the docstring is what the person reads."""

from types import TracebackType
from typing import Any, ClassVar

from django.db import IntegrityError


class Refused(Exception):
    """This cannot be recorded."""

    field: ClassVar[str] = ""
    """The answer that cannot be right, where it is one answer alone: it is shown there."""

    def __str__(self) -> str:
        return type(self).__doc__ or ""


class AlreadyMissing(Refused):
    """This child already has an open missing episode. Add what you know to that one."""


class OverlapsAnotherEpisode(Refused):
    """This child has another missing episode at that time. Two episodes cannot overlap."""


class AlreadyFound(Refused):
    """This episode already says when the child was found. Correct it if it is wrong."""


class AlreadyReturned(Refused):
    """This episode already says when the child returned. Correct it if it is wrong."""


class NotFoundYet(Refused):
    """The child has not been found in this episode. First record that the child was found."""


class NotReturnedYet(Refused):
    """The child has not returned in this episode. First record that the child returned."""


class FoundBeforeMissing(Refused):
    """The child cannot be found before going missing. Check both times."""


class ReturnedBeforeFound(Refused):
    """The child cannot return before being found, or before going missing. Check the times."""


class HeldBeforeFound(Refused):
    """The police cannot have spoken to the child before the child was found. Check the time."""

    field = "held_at"


class ReviewedBeforeTheEnd(Refused):
    """The plan cannot be reviewed for this episode before the episode ended. Check the time."""

    field = "reviewed_at"


class ToldBeforeMissing(Refused):
    """Nobody can be told of this episode before the child went missing. Check the time."""

    field = "told_at"


class InTheFuture(Refused):
    """This time has not come yet. Check the date and the time."""


class EpisodeEnded(Refused):
    """This episode had ended by then. If the child went missing again, open a new episode."""


class OnlyOnImportedRecords(Refused):
    """“Absent” is an old category: it is kept on imported records and never recorded anew."""


class NotCorrectable(Refused):
    """This part of an episode cannot be corrected."""


class NothingChanged(Refused):
    """Nothing was changed."""


class SaysNothing(Refused):
    """Say why, or what happened: an empty answer helps nobody."""


class AlreadyRecorded(Refused):
    """This has already been recorded. Correct it if it is wrong."""


class ReviewedSince(Refused):
    """The care plan has been reviewed since this episode ended. Correct the time instead."""


class AlreadyTold(Refused):
    """The responsible authority has already been told of this episode."""


class NotTheirs(Refused):
    """This child is the responsibility of an authority of the partnership: nobody else is told."""


class AlreadyOverridden(Refused):
    """This threshold has already been overridden, answered or withdrawn."""


class AlreadyConvened(Refused):
    """A strategy meeting has already been convened for this threshold."""


class HubNotInvited(Refused):
    """The MET Hub is invited to every strategy meeting. Invite it, and say when that was."""

    field = "hub_invited_at"


class AlreadyHeld(Refused):
    """This strategy meeting has already been held."""


class MergedMeanwhile(Refused):
    """The record of one of these children was merged into another just now. Begin again."""


# The database's last line, and what it means.
MEANING: dict[str, type[Refused]] = {
    "one_open_episode_per_child": AlreadyMissing,
    "episodes_of_a_child_do_not_overlap": OverlapsAnotherEpisode,
    "episode_found_after_it_begins": FoundBeforeMissing,
    "episode_ends_after_it_begins": ReturnedBeforeFound,
    "episode_returned_after_found": ReturnedBeforeFound,
    "authority_told_once_of_an_episode": AlreadyTold,
}


class LastLine:
    """Turns what the database refuses into the refusal it means. Stands outside the transaction,
    which has been undone by the time the refusal is heard."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, IntegrityError):
            cause: Any = error.__cause__
            meaning = MEANING.get(cause.diag.constraint_name)
            if meaning is not None:
                raise meaning from error
