"""The missing episodes of a child whom another authority answers for, and their interviews."""

from dataclasses import dataclass

from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.clocks import queries as clocks
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.missing.codes import ToldPurpose
from methub.missing.models import AuthorityTold, Episode
from methub.out_of_area.models import Confirmation, Reminder, TheirOutcome


@dataclass(frozen=True)
class TheirEpisode:
    """One episode: whether their authority was told, what it answered, what came of its interview,
    and how often it was reminded."""

    episode: Episode
    told: AuthorityTold | None
    confirmation: Confirmation | None
    outcome: TheirOutcome | None
    reminders: tuple[Reminder, ...]
    owed: dict[Promise, Clock]


def episodes_since(*, viewer: Viewer, child: Child) -> tuple[TheirEpisode, ...]:
    """Those another authority answers for, newest first; a fixed number of queries."""
    ours = child.person.partnership_id
    found = (
        Episode.objects.visible_to(viewer)
        .filter(child=child)
        .exclude(responsible_authority__partnership=ours)
        .select_related("child__person", "responsible_authority", "host_authority")
        .order_by("-missing_since", "-pk")
    )
    return _whole(viewer, list(found))


def their_interview(*, viewer: Viewer, episode: Episode) -> TheirEpisode:
    """Of one episode that the viewer was found to be allowed to read."""
    return _whole(viewer, [episode])[0]


def _whole(viewer: Viewer, episodes: list[Episode]) -> tuple[TheirEpisode, ...]:
    mine = {"episode__in": episodes}
    told = AuthorityTold.objects.filter(purpose=ToldPurpose.EPISODE, **mine)
    by_told = {row.episode_id: row for row in told}
    # Oldest first, so that the newest is what stays.
    confirmed = {row.episode_id: row for row in Confirmation.objects.filter(**mine).order_by("pk")}
    came = {row.episode_id: row for row in TheirOutcome.objects.filter(**mine).order_by("pk")}
    reminders = list(Reminder.objects.filter(**mine).order_by("-pk"))
    owed = clocks.open_promises(viewer=viewer).filter(
        about__in=[episode.reference for episode in episodes]
    )
    waiting: dict[str, dict[Promise, Clock]] = {}
    for clock in owed:
        waiting.setdefault(clock.about, {})[Promise(clock.promise)] = clock
    return tuple(
        TheirEpisode(
            episode=episode,
            told=by_told.get(episode.pk),
            confirmation=confirmed.get(episode.pk),
            outcome=came.get(episode.pk),
            reminders=tuple(row for row in reminders if row.episode_id == episode.pk),
            owed=waiting.get(episode.reference, {}),
        )
        for episode in episodes
    )
