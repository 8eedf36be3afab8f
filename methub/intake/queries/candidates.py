"""Which child a notification may be about, with what a person needs to decide."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child, Placement
from methub.foundation.timekeeping import london_day
from methub.intake.models import Notification
from methub.intake.rules import described
from methub.missing import queries as missing
from methub.missing.models import Episode
from methub.people import queries as people
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
    home: Placement | None
    episodes: tuple[Episode, ...]

    @property
    def open_episode(self) -> Episode | None:
        """The one they are missing in now."""
        return next((one for one in self.episodes if one.ended_at is None), None)


def proposals(*, viewer: Viewer, notification: Notification) -> list[Proposal]:
    """The children a notification may be about, strongest first, as it was read."""
    return people.proposals(viewer=viewer, described=described(notification.read))


def candidates(
    *, viewer: Viewer, said: Described, police_reference: str = "", asked: str = ""
) -> tuple[Candidate, ...]:
    """Children it may be, likeliest first: the one of the same police case, those the description
    fits, those somebody looked for by hand. A fixed number of queries, however many there are."""
    fitting = {
        one.person_id: one.reasons for one in people.proposals(viewer=viewer, described=said)
    }
    wanted = [child.pk for child in _asked_for(viewer, asked)]
    episodes = _episodes(viewer, {*fitting, *wanted}, police_reference)
    of_case = [
        pk
        for pk, theirs in episodes.items()
        if police_reference and any(one.police_reference == police_reference for one in theirs)
    ]
    order = dict.fromkeys((*of_case, *fitting, *wanted))
    known = children.children(viewer=viewer).in_bulk(list(order))
    homes = _homes(viewer, known)
    return tuple(
        Candidate(
            child=known[pk],
            reasons=(
                *((_SAME_CASE,) if pk in of_case else ()),
                *fitting.get(pk, ()),
                *((_ASKED_FOR,) if pk in wanted else ()),
            ),
            home=homes.get(pk),
            episodes=tuple(episodes[pk]),
        )
        for pk in order
        if pk in known
    )


def _asked_for(viewer: Viewer, text: str) -> list[Child]:
    return children.found(viewer=viewer, text=text, limit=MOST_FOUND) if text else []


def _episodes(viewer: Viewer, child_ids: set[int], reference: str) -> dict[int, list[Episode]]:
    """Of these children, and of whoever has an episode of this police reference; newest first."""
    wanted = Q(child__in=child_ids)
    if reference:
        wanted |= Q(police_reference=reference)
    theirs: defaultdict[int, list[Episode]] = defaultdict(list)
    for episode in missing.episodes(viewer=viewer).filter(wanted).order_by("-missing_since"):
        theirs[episode.child_id].append(episode)
    return theirs


def _homes(viewer: Viewer, child_ids: Iterable[int]) -> dict[int, Placement]:
    """Where each lives today: the newest of their homes."""
    today = london_day(viewer.at)
    open_now = Q(until_on=None) | Q(until_on__gt=today)
    rows = Placement.objects.filter(open_now, child__in=child_ids, from_on__lte=today)
    return {home.child_id: home for home in rows.order_by("from_on", "pk")}
