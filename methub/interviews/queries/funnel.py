"""How many episodes needed an interview, and what became of each: counted by episode, so that an
interview that answers two is counted for both, and as one interview."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import start_of
from methub.interviews.codes import ConsentFrom, ConsentGiven, Outcome
from methub.interviews.models import Consent, Interview, InterviewEpisode


@dataclass(frozen=True)
class Funnel:
    """Counts of episodes, and (`interviews`) of the interviews that answer them."""

    needed: int
    offered: int
    accepted: int
    completed: int
    in_part: int
    in_time: int
    refused_by_child: int
    refused_by_parent: int
    exempt: int
    missing_again: int
    no_show: int
    unable_to_contact: int
    out_of_time: int
    other_authority: int
    waiting: int
    interviews: int


_OUTCOMES: dict[str, str] = {
    "completed": Outcome.COMPLETED,
    "in_part": Outcome.PARTIAL,
    "refused_by_child": Outcome.REFUSED_CHILD,
    "refused_by_parent": Outcome.REFUSED_PARENT,
    "exempt": Outcome.EXEMPT,
    "missing_again": Outcome.MISSING_AGAIN,
    "no_show": Outcome.NO_SHOW,
    "unable_to_contact": Outcome.UNABLE_TO_CONTACT,
    "out_of_time": Outcome.OUT_OF_TIME,
    "other_authority": Outcome.OTHER_AUTHORITY,
    "waiting": "",
}
_AGREED = Consent.objects.filter(
    interview=OuterRef("interview"), given_by=ConsentFrom.CHILD, given=ConsentGiven.YES
)


def episodes_answered(
    *, viewer: Viewer, from_on: date, until_on: date
) -> QuerySet[InterviewEpisode]:
    """Episodes whose hours started from one day until (but not on) another: the records behind
    every figure of the funnel."""
    return InterviewEpisode.objects.filter(
        interview__in=Interview.objects.visible_to(viewer),
        started_at__gte=start_of(from_on),
        started_at__lt=start_of(until_on),
    ).select_related("interview", "episode", "child__person")


def funnel(*, viewer: Viewer, from_on: date, until_on: date) -> Funnel:
    """One query. In time: held within the episode's own hours, whoever held it for whatever else.
    The denominator of the 72-hour figure is `completed`, not `needed` (practice.md §3.8)."""
    held = Q(interview__held_at__isnull=False)
    counts = episodes_answered(viewer=viewer, from_on=from_on, until_on=until_on).aggregate(
        needed=Count("pk"),
        offered=Count("pk", filter=Q(interview__offered_at__isnull=False)),
        accepted=Count("pk", filter=held | Q(Exists(_AGREED))),
        in_time=Count(
            "pk",
            filter=Q(interview__outcome=Outcome.COMPLETED, interview__held_at__lte=F("due_at")),
        ),
        interviews=Count("interview", distinct=True),
        **{
            name: Count("pk", filter=Q(interview__outcome=outcome))
            for name, outcome in _OUTCOMES.items()
        },
    )
    return Funnel(**counts)
