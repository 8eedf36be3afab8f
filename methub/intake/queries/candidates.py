"""Which child a notification may be about, with what a person needs to decide."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child
from methub.children.queries import Situation
from methub.intake.models import Notification
from methub.intake.rules import ReadNotification
from methub.missing import queries as missing
from methub.missing.models import Episode
from methub.people import queries as people
from methub.people.codes import Sex
from methub.people.rules.described import Described
from methub.people.rules.matching import Proposal, Reason

MOST_FOUND = 5

_SAME_CASE = Reason("Same police reference as one of this child’s episodes", is_agreeing=True)
_ASKED_FOR = Reason("Found by what you typed", is_agreeing=True)


@dataclass(frozen=True)
class Candidate:
    """A child it may be; why; and their episodes, newest first."""

    child: Child
    reasons: tuple[Reason, ...]
    situation: Situation
    episodes: tuple[Episode, ...]

    @property
    def open_episode(self) -> Episode | None:
        """The one they are missing in now."""
        return next((one for one in self.episodes if one.ended_at is None), None)


def described(read: ReadNotification) -> Described:
    """What the message says of the child, as the registry compares it."""
    return Described(
        surname=read.surname,
        forenames=read.forenames,
        known_as=read.known_as,
        born_on=read.born_on,
        born_on_proposed=read.born_on_proposed,
        born_text=read.born_on_text,
        sex=read.sex or Sex.UNKNOWN,
        addresses=tuple(
            text for text in (read.home_address, read.missing_from, read.placement_address) if text
        ),
        placement=read.placement,
    )


def proposals(*, viewer: Viewer, notification: Notification) -> list[Proposal]:
    """The children a notification may be about, strongest first, as it was read."""
    return people.proposals(viewer=viewer, described=described(notification.read))


def candidates(
    *, viewer: Viewer, said: Described, police_reference: str = "", asked: str = ""
) -> tuple[Candidate, ...]:
    """Children it may be, likeliest first: the one of the same police case, those the description
    fits, those somebody looked for by hand."""
    reasons: dict[int, tuple[Reason, ...]] = {}
    for proposal in people.proposals(viewer=viewer, described=said):
        reasons[proposal.person_id] = proposal.reasons
    of_case = list(_of_case(viewer, police_reference))
    reasons = {pk: (_SAME_CASE, *reasons.get(pk, ())) for pk in of_case} | {
        pk: why for pk, why in reasons.items() if pk not in of_case
    }
    if asked:
        for child in children.found(viewer=viewer, text=asked, limit=MOST_FOUND):
            reasons[child.pk] = (*reasons.get(child.pk, ()), _ASKED_FOR)
    return tuple(_whole(viewer, reasons))


def _of_case(viewer: Viewer, reference: str) -> Iterable[int]:
    if not reference:
        return ()
    known = missing.episodes(viewer=viewer).filter(police_reference=reference)
    return dict.fromkeys(known.order_by("-missing_since").values_list("child_id", flat=True))


def _whole(viewer: Viewer, reasons: dict[int, tuple[Reason, ...]]) -> Iterable[Candidate]:
    """In a fixed number of queries, however many there are."""
    known = children.children(viewer=viewer).in_bulk(list(reasons))
    situations = children.situations(viewer=viewer, child_ids=known)
    theirs: defaultdict[int, list[Episode]] = defaultdict(list)
    for episode in (
        missing.episodes(viewer=viewer).filter(child__in=known).order_by("-missing_since")
    ):
        theirs[episode.child_id].append(episode)
    for pk, why in reasons.items():
        if pk in known:
            yield Candidate(known[pk], why, situations[pk], tuple(theirs[pk]))
