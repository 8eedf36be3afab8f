"""What an authority's meetings are, as on a day."""

from datetime import datetime

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import london_day
from methub.meetings import rules
from methub.meetings.codes import PaperKind
from methub.meetings.models import KindsAdopted, Meeting


def kinds_of(*, viewer: Viewer, authority: Authority) -> rules.Kinds:
    """The kinds of an authority of the viewer's partnership, today."""
    return kinds_on(authority=authority, at=viewer.at)


def kinds_on(*, authority: Authority, at: datetime) -> rules.Kinds:
    """What the authority has adopted by then; before that, what the product brings."""
    adopted = KindsAdopted.objects.filter(authority=authority, from_on__lte=london_day(at))
    text = adopted.order_by("-from_on").values_list("text", flat=True).first()
    return rules.parsed(text) if text else rules.shipped_for(authority.gss_code)


def received(*, viewer: Viewer, meeting: Meeting) -> tuple[PaperKind, ...]:
    """Which papers everybody gets of a meeting that was found through the viewer."""
    kind = kinds_on(authority=meeting.authority, at=meeting.recorded_at).named(meeting.kind)
    return kind.receives if kind else tuple(PaperKind)
