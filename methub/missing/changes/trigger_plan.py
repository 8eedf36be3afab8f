"""A trigger plan is owed for a child who goes missing again (RL-09), while the facts say so."""

from dataclasses import dataclass

from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.missing import rules
from methub.missing.changes.owed import Owed
from methub.missing.models import Episode, TriggerPlanNote
from methub.missing.rules import Period


@dataclass(frozen=True)
class TriggerPlan:
    """The trigger plan of the child of one episode, on the page of what changed that episode."""

    owed: Owed

    def look(self) -> None:
        """The child went missing. Not twice: while a plan is owed, another episode makes it no
        more owed."""
        episode = self.owed.episode
        why = self._why(episode)
        open_now = promises.of_child(promise=Promise.TRIGGER_PLAN, person_id=episode.child_id)
        if why and not open_now.exists():
            self.owed.begin_trigger_plan(why)

    def look_again(self, because: str) -> None:
        """The times were corrected: nobody owes a plan because of a slip, and whoever still owes
        one reads the right times."""
        child = self.owed.episode.child
        page = self.owed.page
        for clock in promises.of_child(promise=Promise.TRIGGER_PLAN, person_id=child.pk):
            why = self._why(Episode.objects.get(reference=clock.about))
            if not why:
                clocks.cancel(clock=clock, why=because, by=page.by, at=page.at)
            elif why != clock.why:
                clocks.correct_times(
                    clock=clock, started_at=clock.started_at, due_at=clock.due_at, facts=why,
                    why=because, by=page.by, at=page.at,
                )  # fmt: skip

    def look_afresh(self, because: str) -> None:
        """What was two records of a child is one, or the other way about. One plan is enough, and a
        child who has one is owed none by a merge."""
        self.look_again(because)
        child_id, page = self.owed.episode.child_id, self.owed.page
        open_now = promises.of_child(promise=Promise.TRIGGER_PLAN, person_id=child_id)
        for clock in open_now.order_by("due_at", "pk")[1:]:
            clocks.cancel(clock=clock, why=because, by=page.by, at=page.at)
        has_one = TriggerPlanNote.objects.filter(child=child_id).exists()
        if not has_one and not self.owed.episode.is_history:
            self.look()

    def _why(self, episode: Episode) -> str:
        """The window that makes it owed, in words; nothing where there is none."""
        decided = self.owed.policy.missing
        counted = rules.first_window(
            [
                Period(e.reference, e.missing_since, e.ended_at)
                for e in Episode.objects.filter(child=episode.child_id)
            ],
            since=episode.missing_since,
            episodes=decided.trigger_plan_episodes,
            days=decided.repeat_days,
        )
        if not counted:
            return ""
        said = rules.repeatedly(counted, decided.repeat_days)
        theirs = episode.responsible_authority.name
        return said if episode.is_ours else f"{said} {theirs} writes it: ask them for it."
