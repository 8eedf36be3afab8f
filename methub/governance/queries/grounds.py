"""Why somebody could see a child at the moment they did: the reasons that held then, not now."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from methub.agencies.models import Membership
from methub.agencies.viewer import Viewer
from methub.audit.models import Entry
from methub.foundation.timekeeping import london_day
from methub.people.codes import SightWhy
from methub.people.models import Sight

BY_ROLE = "no reason of their own: their role alone"


def grounds(*, viewer: Viewer, person_id: int, entries: Iterable[Entry]) -> dict[int, str]:
    """For each line, in words, what let its writer see this child when it was written."""
    entries = list(entries)
    sights = list(
        Sight.objects.filter(
            person=person_id, person__partnership__in=viewer.partnership_ids
        ).order_by("from_at", "pk")
    )
    jobs: dict[int, list[Membership]] = defaultdict(list)
    wrote = {entry.actor_id for entry in entries}
    for job in Membership.objects.filter(user__in=wrote).select_related("team"):
        jobs[job.user_id].append(job)
    return {
        entry.pk: _words(sights, entry.actor_id, jobs[entry.actor_id], entry.happened_at)
        for entry in entries
    }


def _words(sights: list[Sight], user_id: int, jobs: list[Membership], at: datetime) -> str:
    held = [job for job in jobs if job.holds_on(london_day(at))]
    if not held:  # the product itself, or somebody who had no job here
        return ""
    teams = {job.team_id for job in held}
    agencies = {job.team.agency_id for job in held}
    reasons = [
        _reason(sight)
        for sight in sights
        if sight.from_at <= at
        and (sight.until_at is None or at < sight.until_at)
        and (sight.user_id == user_id or sight.team_id in teams or sight.agency_id in agencies)
    ]
    return "; ".join(dict.fromkeys(reasons)) or BY_ROLE


def _reason(sight: Sight) -> str:
    label = SightWhy(sight.why).label
    return f"{label} ({sight.reason})" if sight.reason else label
