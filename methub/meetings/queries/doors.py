"""Which of the records behind an agenda the viewer may open: each reason leads to what says so, and
a link that ends in a refusal would only say that there is something to hide."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, TextField, Value

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.assessments.models import Assessment
from methub.clocks.models import Clock
from methub.concerns.models import Concern
from methub.meetings.codes import Handling, Report
from methub.meetings.models import Action, Escalation, Meeting, may_know
from methub.missing.models import Episode, ThresholdMet
from methub.out_of_area.models import PlacedAway
from methub.referrals.models import Referral

Way = tuple[str, str]
"""The name of a page, and the reference of the record it shows."""


@dataclass(frozen=True)
class Door:
    """What opens the page, any one of these; and of which records."""

    opened_by: tuple[P, ...]
    rows: Callable[[Viewer], QuerySet[Any]]


def open_to(*, viewer: Viewer, ways: Iterable[Way]) -> frozenset[Way]:
    """Those that the viewer may go: one question, however many there are."""
    wanted: dict[str, set[str]] = {}
    plain: set[Way] = set()
    for page, reference in ways:
        if page in PAGES and viewer.may(PAGES[page]):
            plain.add((page, reference))
        if page in DOORS and any(map(viewer.may, DOORS[page].opened_by)):
            wanted.setdefault(page, set()).add(reference)
    found = [_of(viewer, page, references) for page, references in sorted(wanted.items())]
    if found:
        plain.update(found[0].union(*found[1:], all=True))
    return frozenset(plain)


PAGES = {Report.THEMES.value: P.READ_FIGURES}
"""Pages of no one record, and what opens each."""


def _of(viewer: Viewer, page: str, references: set[str]) -> QuerySet[Any]:
    door = DOORS[page]
    rows = door.rows(viewer.to(*door.opened_by)).filter(reference__in=sorted(references))
    return rows.order_by().values_list(Value(page, output_field=TextField()), F("reference"))


def _actions(viewer: Viewer) -> QuerySet[Any]:
    """One's own; and those of the meetings one runs."""
    theirs = Q(owner=viewer.user_id) | Q(meeting__in=Meeting.objects.run_by(viewer))
    return Action.objects.known_to(viewer).filter(theirs)


def _escalations(viewer: Viewer) -> QuerySet[Any]:
    openly = Q(item__handling=Handling.MEETING, meeting__in=Meeting.objects.visible_to(viewer))
    theirs = Q(to=viewer.user_id) | Q(meeting__in=Meeting.objects.run_by(viewer)) | openly
    return Escalation.objects.filter(theirs, Q(child=None) | may_know(viewer))


DOORS = {
    "meetings:action": Door((P.READ_MEETING,), _actions),
    "meetings:escalation": Door((P.READ_MEETING,), _escalations),
    "meetings:meeting": Door((P.READ_MEETING,), Meeting.objects.visible_to),
    "missing:threshold": Door(
        (P.READ_EPISODE,),
        lambda viewer: ThresholdMet.objects.filter(episode__in=Episode.objects.visible_to(viewer)),
    ),
    "missing:episode": Door((P.READ_EPISODE,), Episode.objects.visible_to),
    "assessments:assessment": Door((P.READ_ASSESSMENT,), Assessment.objects.visible_to),
    "referrals:referral": Door((P.READ_REFERRAL, P.ANSWER_REQUEST), Referral.objects.visible_to),
    "concerns:concern": Door(
        (P.RAISE_CONCERN, P.READ_CONCERN, P.DECIDE_CONCERN), Concern.objects.visible_to
    ),
    "out_of_area:placement": Door((P.READ_CHILD,), PlacedAway.objects.visible_to),
    "worklist:promise": Door((P.SEE_TODAY,), Clock.objects.visible_to),
}
