"""Two records turn out to be of one child, and some absences to be written down twice."""

from datetime import datetime

from methub.audit import trail
from methub.children.models import Child
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.foundation.actors import Actor
from methub.missing.changes.owed import Owed
from methub.missing.changes.thresholds import Thresholds
from methub.missing.changes.trigger_plan import TriggerPlan
from methub.missing.models import Episode, ThresholdMet

SAME = "The same absence was recorded twice"


def mark_duplicate(*, duplicate: Episode, stands: Episode, by: Actor, at: datetime) -> Episode:
    """The other record of this absence stands. This one is kept and never counted: nobody owes
    anything because of it, and no threshold stands on it."""
    with trail.open_page(by=by, at=at) as page:
        duplicate.duplicate_of = stands
        duplicate.version += 1
        duplicate.save(update_fields=["duplicate_of", "version"])
        reached = ThresholdMet.objects.standing().filter(episode=duplicate)
        references = [duplicate.reference, *reached.values_list("reference", flat=True)]
        reached.update(withdrawn_at=at, withdrawn_why=SAME)
        for clock in promises.of_records(about=references):
            clocks.cancel(clock=clock, why=SAME, by=by, at=at)
        page.write(
            "missing.episode.duplicate",
            about=duplicate,
            person_id=duplicate.child_id,
            of=stands.reference,
        )
    return duplicate


def look_again(*, child: Child, why: str, by: Actor, at: datetime) -> None:
    """Whose episodes they are has changed: the thresholds, and whether a trigger plan is owed, are
    what the facts say now."""
    with trail.open_page(by=by, at=at) as page:
        episodes = list(Episode.objects.filter(child=child).order_by("missing_since"))
        if episodes:
            Thresholds(child, page).look(since=episodes[0].missing_since, why=why)
            TriggerPlan(Owed(episodes[-1], page)).look_afresh(why)
        page.write("missing.thresholds.looked-at", about=child, person_id=child.pk, why=why)
