"""An episode was recorded by mistake: it is kept, and never counted."""

from datetime import datetime

from methub.audit import trail
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.foundation.actors import Actor
from methub.missing.changes.owed import Owed
from methub.missing.changes.refusals import SaysNothing
from methub.missing.changes.thresholds import Thresholds
from methub.missing.changes.trigger_plan import TriggerPlan
from methub.missing.models import Episode, ThresholdMet


def withdraw_episode(*, episode: Episode, why: str, by: Actor, at: datetime) -> Episode:
    """Nothing is owed because of it, and no threshold counts it any more."""
    if not why.strip():
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        reached = ThresholdMet.objects.standing().filter(episode=episode)
        references = [episode.reference, *reached.values_list("reference", flat=True)]
        reached.update(withdrawn_at=at, withdrawn_why=why)
        for clock in promises.of_records(about=references):
            clocks.cancel(clock=clock, why=why, by=by, at=at)
        episode.withdrawn_at, episode.withdrawn_why = at, why
        episode.version += 1
        episode.save()
        page.write("missing.episode.withdrawn", about=episode, person_id=episode.child_id, why=why)
        TriggerPlan(Owed(episode, page)).look_again(why)
        Thresholds(episode.child, page).look(since=episode.missing_since, why=why)
    return episode
