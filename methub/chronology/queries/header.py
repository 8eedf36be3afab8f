"""Who the child is and what matters now: the top of every page about a child."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child
from methub.children.queries import Situation
from methub.clocks import queries as clocks
from methub.clocks.models import Clock
from methub.interviews.models import Interview
from methub.missing import queries as missing
from methub.missing.models import Episode
from methub.people.codes import NAMED_PEOPLE, NameKind, SightWhy
from methub.people.models import PersonName, Sight

NINETY_DAYS = timedelta(days=90)


@dataclass(frozen=True)
class Away:
    """One episode on the strip of the last ninety days. `until` is None while still missing."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Header:
    """What every page about a child begins with. `emergency_until` is set when the viewer sees
    the child only because they broke the glass; `may_see_protected` when a protected place may be
    shown to them; counts are for the side navigation."""

    child: Child
    known_as: tuple[str, ...]
    situation: Situation
    open_episode: Episode | None
    is_placed_here: bool
    emergency_until: datetime | None
    may_see_protected: bool
    episode_count: int
    interview_count: int
    away: tuple[Away, ...]


def header(*, viewer: Viewer, child: Child) -> Header:
    """The header of a child whom the viewer was allowed to find."""
    episodes = list(
        missing.episodes_of(viewer=viewer, child_id=child.pk).order_by("-missing_since")
    )
    sights = list(Sight.objects.of(viewer).filter(person=child.pk).whole_record())
    return Header(
        child=child,
        known_as=_known_as(child),
        situation=children.situation(viewer=viewer, child=child),
        open_episode=next((e for e in episodes if e.ended_at is None), None),
        is_placed_here=child.responsible_authority.partnership_id is None,
        emergency_until=_only_by_emergency(sights),
        may_see_protected=any(
            sight.user_id == viewer.user_id and sight.why in NAMED_PEOPLE for sight in sights
        ),
        episode_count=len(episodes),
        interview_count=_interview_count(viewer, child),
        away=tuple(
            Away(since=e.missing_since, until=e.ended_at)
            for e in episodes
            if (e.ended_at or viewer.at) > viewer.at - NINETY_DAYS
        ),
    )


def owed_now(*, viewer: Viewer, child: Child) -> list[Clock]:
    """What is owed about this child, soonest due first."""
    return list(clocks.open_promises(viewer=viewer).filter(person=child.pk))


def _known_as(child: Child) -> tuple[str, ...]:
    names = PersonName.objects.filter(
        Q(kind=NameKind.KNOWN_AS) | Q(kind=NameKind.ALIAS), person=child.pk, withdrawn_at=None
    )
    return tuple(name.whole for name in names.order_by("pk"))


def _only_by_emergency(sights: list[Sight]) -> datetime | None:
    if sights and all(sight.why == SightWhy.BREAK_GLASS for sight in sights):
        return max(sight.until_at for sight in sights if sight.until_at is not None)
    return None


def _interview_count(viewer: Viewer, child: Child) -> int:
    if not viewer.may(Permission.READ_INTERVIEW):
        return 0
    return Interview.objects.visible_to(viewer).filter(child=child.pk).count()
