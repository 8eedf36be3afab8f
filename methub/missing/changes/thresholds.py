"""Strategy meeting thresholds: reached, overridden, and answered by a meeting."""

from dataclasses import dataclass
from datetime import datetime

from methub.audit import trail
from methub.audit.trail import Page
from methub.children.models import Child
from methub.clocks import queries as promises
from methub.foundation.actors import Actor
from methub.missing import rules
from methub.missing.changes.owed import Owed
from methub.missing.changes.refusals import (
    AlreadyConvened,
    AlreadyHeld,
    AlreadyOverridden,
    HubNotInvited,
    InTheFuture,
    SaysNothing,
)
from methub.missing.codes import Convenor, ThresholdKind
from methub.missing.models import Episode, StrategyMeeting, ThresholdMet
from methub.missing.rules import Limits, Period, Reached


@dataclass(frozen=True)
class Thresholds:
    """The thresholds of one child, looked at again on the page of whatever changed the facts."""

    child: Child
    page: Page

    def look(self, *, since: datetime, why: str = "") -> None:
        """Compare what the facts say with what stands, for every episode begun from `since` on:
        only windows that end then or later can have changed."""
        episodes = list(
            Episode.objects.filter(child=self.child)
            .select_related("child__person", "responsible_authority", "host_authority")
            .order_by("missing_since")
        )
        periods = [Period(e.reference, e.missing_since, e.ended_at) for e in episodes]
        for episode, period in zip(episodes, periods, strict=True):
            if period.since >= since and not episode.is_history:
                self._compare(Owed(episode, self.page), period, periods, why)
        self.owe_meeting()

    def owe_meeting(self) -> None:
        """One meeting answers every threshold that waits for it, so one promise is enough: the
        oldest waiting threshold's, unless one of them already stands behind an open promise."""
        waiting = list(
            ThresholdMet.objects.waiting()
            .filter(child=self.child)
            .select_related(
                "episode__child__person",
                "episode__responsible_authority",
                "episode__host_authority",
            )
            .order_by("fired_at", "pk")
        )
        for convenor, promise in rules.MEETING_PROMISE.items():
            of_kind = [threshold for threshold in waiting if threshold.convenor == convenor]
            if of_kind and not promises.of_child(promise=promise, person_id=self.child.pk).exists():
                Owed(of_kind[0].episode, self.page).begin_meeting(of_kind[0])

    def _compare(self, owed: Owed, period: Period, periods: list[Period], why: str) -> None:
        decided = owed.policy.missing
        limits = Limits(decided.repeat_episodes, decided.repeat_days, decided.long_days)
        reached = {r.kind: r for r in rules.reached(period, periods, limits, self.page.at)}
        standing = {
            ThresholdKind(threshold.kind): threshold
            for threshold in ThresholdMet.objects.standing().filter(episode=owed.episode)
        }
        for kind, threshold in standing.items():
            if kind in reached:
                self._bring_up_to_date(owed, threshold, reached[kind], why)
            else:
                self._withdraw(owed, threshold, why)
        for kind, threshold_reached in reached.items():
            if kind not in standing:
                self._record(owed.episode, threshold_reached)

    def _record(self, episode: Episode, reached: Reached) -> None:
        threshold = ThresholdMet.objects.create(
            child=self.child,
            episode=episode,
            kind=reached.kind,
            convenor=(
                Convenor.ALLOCATED_WORKER if episode.is_ours else Convenor.RESPONSIBLE_AUTHORITY
            ),
            facts=reached.facts,
            fired_at=reached.fired_at,
            recorded_at=self.page.at,
        )
        self._write("missing.threshold.reached", threshold, facts=reached.facts)

    def _bring_up_to_date(
        self, owed: Owed, threshold: ThresholdMet, reached: Reached, why: str
    ) -> None:
        """Still reached, though not by the same facts as before the correction."""
        if threshold.facts == reached.facts:
            return
        was = threshold.facts
        threshold.facts, threshold.fired_at = reached.facts, reached.fired_at
        threshold.save(update_fields=["facts", "fired_at"])
        self._write("missing.threshold.facts-corrected", threshold, was=was, now=reached.facts)
        owed.move_meeting(threshold, why)

    def _withdraw(self, owed: Owed, threshold: ThresholdMet, why: str) -> None:
        """The corrected facts do not reach it: nobody owes a meeting because of a slip."""
        threshold.withdrawn_at, threshold.withdrawn_why = self.page.at, why
        threshold.save(update_fields=["withdrawn_at", "withdrawn_why"])
        self._write("missing.threshold.withdrawn", threshold, why=why)
        owed.cancel_meeting(threshold, why)

    def _write(self, what: str, threshold: ThresholdMet, **details: object) -> None:
        self.page.write(
            what, about=threshold, person_id=self.child.pk, kind=threshold.kind, **details
        )


def record_long_missing(*, episode: Episode, by: Actor, at: datetime) -> None:
    """Still missing, and for longer than the authority's limit. Safe to run twice."""
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        Thresholds(episode.child, page).look(since=episode.missing_since)
        page.write("missing.episode.length-looked-at", about=episode, person_id=episode.child_id)


def override_threshold(*, threshold: ThresholdMet, why: str, by: Actor, at: datetime) -> None:
    """A senior judges that no meeting is needed, and says why. The facts stay."""
    if not why.strip():
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(threshold.episode_id)
        threshold = _waiting(threshold)
        threshold.overridden_at, threshold.overridden_why = at, why
        threshold.overridden_by_id, threshold.overridden_by_name = by.id, by.name
        threshold.save()
        page.write(
            "missing.threshold.overridden", about=threshold, person_id=episode.child_id, why=why
        )
        Owed(episode, page).cancel_meeting(threshold, f"Overridden by {by.name}: {why}")
        Thresholds(episode.child, page).owe_meeting()


def convene_meeting(
    *,
    threshold: ThresholdMet,
    convened_by: str,
    planned_for: datetime | None = None,
    hub_invited_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> StrategyMeeting:
    """A strategy meeting is called for everything that waits for one. It is owed until held. The
    hub is invited to every meeting our own workers call: it knows what the others did."""
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(threshold.episode_id)
        threshold = _waiting(threshold)
        if threshold.meeting_id is not None:
            raise AlreadyConvened
        if threshold.convenor == Convenor.ALLOCATED_WORKER and hub_invited_at is None:
            raise HubNotInvited
        meeting = StrategyMeeting.objects.create(
            child=episode.child,
            convened_by=convened_by,
            planned_for=planned_for,
            hub_invited_at=hub_invited_at,
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        ThresholdMet.objects.waiting().filter(
            child=episode.child, convenor=threshold.convenor, meeting=None
        ).update(meeting=meeting)
        page.write(
            "missing.strategy-meeting.convened",
            about=meeting,
            person_id=episode.child_id,
            convened_by=convened_by,
            hub_invited_at=hub_invited_at,
        )
    return meeting


def record_meeting_held(
    *,
    meeting: StrategyMeeting,
    held_at: datetime,
    decision: str,
    hub_attended: str = "",
    hub_shared: str = "",
    by: Actor,
    at: datetime,
) -> StrategyMeeting:
    """The meeting took place; what was decided, who of the hub was there, and what it shared."""
    if held_at > at:
        raise InTheFuture
    if not decision.strip():
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        first = ThresholdMet.objects.filter(meeting=meeting.pk).order_by("pk")[0]
        episode = Episode.objects.held(first.episode_id)
        meeting = StrategyMeeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
        if meeting.held_at is not None:
            raise AlreadyHeld
        meeting.held_at, meeting.decision = held_at, decision
        meeting.hub_attended, meeting.hub_shared = hub_attended, hub_shared
        meeting.save(update_fields=["held_at", "decision", "hub_attended", "hub_shared"])
        page.write(
            "missing.strategy-meeting.held",
            about=meeting,
            person_id=episode.child_id,
            held_at=held_at,
        )
        _answer(episode, Convenor(first.convenor), meeting, page)
    return meeting


def _answer(episode: Episode, convenor: Convenor, meeting: StrategyMeeting, page: Page) -> None:
    """A meeting our own worker convened keeps the promise. For a child of an authority outside
    the partnership the promise was to tell them, and a meeting does not stand in for that."""
    answered = ThresholdMet.objects.waiting().filter(
        child=episode.child, convenor=convenor, fired_at__lte=meeting.held_at
    )
    answered.filter(meeting=None).update(meeting=meeting)
    if convenor is Convenor.ALLOCATED_WORKER and meeting.held_at is not None:
        answered.update(answered_at=meeting.held_at)
        Owed(episode, page).settle_for_child(rules.MEETING_PROMISE[convenor], meeting.held_at)
        Thresholds(episode.child, page).owe_meeting()


def _waiting(threshold: ThresholdMet) -> ThresholdMet:
    found = ThresholdMet.objects.waiting().filter(pk=threshold.pk).first()
    if found is None:
        raise AlreadyOverridden
    return found
