"""The promises an episode sets off: who owes what to whom, from when, by when, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from methub.agencies import queries as agencies
from methub.agencies.models import Authority, Team
from methub.audit.trail import Page
from methub.children.queries import situation_of
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.changes import Owner
from methub.clocks.codes import Promise
from methub.foundation.spoken import day, instant
from methub.foundation.timekeeping import hours_after, london_day
from methub.missing import rules
from methub.missing.codes import Convenor, ThresholdKind
from methub.missing.models import Episode, ThresholdMet
from methub.missing.rules import Handover
from methub.policies import queries as policies
from methub.policies.rules import Policy


@dataclass(frozen=True)
class Terms:
    """A promise that runs from one fact of the episode. Correct the fact, and it moves."""

    owner: str
    owed_to: Callable[[Episode], str]
    runs_from: Callable[[Episode], datetime | None]
    hours: Callable[[Policy], float]
    why: Callable[[Episode], str]


TERMS: dict[Promise, Terms] = {
    Promise.TELL_AUTHORITY: Terms(
        owner="hub",
        owed_to=lambda e: e.responsible_authority.name,
        runs_from=lambda e: e.told_hub_at,
        hours=lambda policy: policy.missing.tell_authority_within_hours,
        why=lambda e: (
            f"Missing since {e.known('missing_since').in_words}. "
            f"Placed here by {e.responsible_authority.name}."
        ),
    ),
    Promise.PREVENTION_INTERVIEW: Terms(
        owner="police",
        owed_to=lambda e: "The child",
        runs_from=lambda e: e.found_at,
        hours=lambda policy: policy.missing.prevention_within_hours,
        why=lambda e: f"Found {e.known('found_at').in_words}." if e.found_at else "",
    ),
    Promise.CARE_PLAN_REVIEW: Terms(
        owner="worker",
        owed_to=lambda e: "The child",
        runs_from=lambda e: e.returned_at or e.ended_at,
        hours=lambda policy: 24 * policy.missing.care_plan_within_days,
        why=lambda e: f"In care, and {_came_back(e)}.",
    ),
}


def _came_back(episode: Episode) -> str:
    if episode.returned_at is not None:
        return f"returned {episode.known('returned_at').in_words}"
    if episode.ended_at is not None:
        return f"no longer missing since {episode.known_end().in_words}"
    return "missing"


MEETING_HOURS: dict[Promise, Callable[[Policy], float]] = {
    Promise.STRATEGY_MEETING: lambda policy: policy.strategy_meetings.hold_within_hours,
    Promise.TELL_CONVENOR: lambda policy: policy.strategy_meetings.tell_convenor_within_hours,
}


@dataclass(frozen=True)
class Owed:
    """Begins, settles and moves the promises of one episode, on the page of the change that
    makes it necessary."""

    episode: Episode
    page: Page

    @cached_property
    def authority(self) -> Authority:
        return self.episode.policy_authority

    @cached_property
    def policy(self) -> Policy:
        """As it was on the day the child went missing: the past is judged by its own policy."""
        return policies.policy_for(authority=self.authority, at=self.episode.missing_since)

    def begin(self, promise: Promise) -> None:
        terms = TERMS[promise]
        starts = terms.runs_from(self.episode)
        assert starts is not None, f"{promise} is owed before its fact has happened"
        self._start(
            promise,
            owner=self._owner(terms.owner),
            owed_to=terms.owed_to(self.episode),
            why=terms.why(self.episode),
            started_at=starts,
            due_at=hours_after(starts, terms.hours(self.policy)),
        )

    def follow_the_end(self, ended_at: datetime) -> None:
        """The child is no longer missing. Whoever was nearly an adult is handed over no more; the
        plan for a child in care is reviewed, whether or not anybody tells us of the return: a
        plan nobody looks at again fails the child in the same way. Once the return is known, the
        time for it runs from there."""
        self.cancel(Promise.ADULT_HANDOVER, f"No longer missing: {instant(ended_at)}.")
        review = Promise.CARE_PLAN_REVIEW
        if not (self.episode.was_in_care and self.episode.is_ours):
            return
        if promises.once_begun(promise=review, about=self.episode.reference).exists():
            self.move("The child has returned.")
        else:
            self.begin(review)

    def begin_trigger_plan(self, why: str) -> None:
        """The worker writes it. The hub asks the authority that placed the child here for theirs:
        it knows the child, and nobody outside the partnership sees what they owe."""
        starts = max(self.episode.missing_since, self.episode.told_hub_at)
        self._start(
            Promise.TRIGGER_PLAN,
            owner=self._owner("worker" if self.episode.is_ours else "hub"),
            owed_to="Everybody working with the child",
            why=why,
            started_at=starts,
            due_at=hours_after(starts, 24 * self.policy.missing.trigger_plan_within_days),
        )

    def begin_adult_handover(self, window: Handover) -> None:
        self._start(
            Promise.ADULT_HANDOVER,
            owner=self._owner("worker"),
            owed_to="Adult services",
            why=f"Missing since {self.episode.known('missing_since').in_words}; "
            f"an adult from {day(london_day(window.due))}.",
            started_at=window.starts,
            due_at=window.due,
        )

    def begin_meeting(self, threshold: ThresholdMet) -> None:
        """The worker convenes; or the hub tells the authority that must (RL-07)."""
        promise = rules.MEETING_PROMISE[Convenor(threshold.convenor)]
        is_ours = promise is Promise.STRATEGY_MEETING
        starts = self._meeting_owed_from(threshold)
        self._start(
            promise,
            about=threshold.reference,
            owner=self._owner("worker" if is_ours else "hub"),
            owed_to="The child" if is_ours else self.episode.responsible_authority.name,
            why=rules.why(ThresholdKind(threshold.kind), threshold.facts),
            started_at=starts,
            due_at=hours_after(starts, MEETING_HOURS[promise](self.policy)),
        )

    def settle(self, promise: Promise, stopped_at: datetime) -> None:
        """Whatever of this kind is owed for this episode has been done."""
        for clock in promises.of_record(promise=promise, about=self.episode.reference):
            clocks.stop(clock=clock, stopped_at=stopped_at, by=self.page.by, at=self.page.at)

    def settle_for_child(self, promise: Promise, stopped_at: datetime) -> None:
        """Whatever of this kind is owed about this child, for whichever episode."""
        for clock in promises.of_child(promise=promise, person_id=self.episode.child_id):
            clocks.stop(clock=clock, stopped_at=stopped_at, by=self.page.by, at=self.page.at)

    def cancel(self, promise: Promise, why: str) -> None:
        self._cancel(promise, self.episode.reference, why)

    def cancel_meeting(self, threshold: ThresholdMet, why: str) -> None:
        promise = rules.MEETING_PROMISE[Convenor(threshold.convenor)]
        self._cancel(promise, threshold.reference, why)

    def move(self, why: str) -> None:
        """A fact was corrected: the promises that run from it get the times they should have had;
        one that runs from what turns out not to have happened is owed no longer."""
        for promise, terms in TERMS.items():
            starts = terms.runs_from(self.episode)
            if starts is None:
                self.cancel(promise, why)
            else:
                due = hours_after(starts, terms.hours(self.policy))
                self._move(
                    promise, self.episode.reference, starts, due, terms.why(self.episode), why
                )

    def move_meeting(self, threshold: ThresholdMet, why: str) -> None:
        promise = rules.MEETING_PROMISE[Convenor(threshold.convenor)]
        starts = self._meeting_owed_from(threshold)
        due = hours_after(starts, MEETING_HOURS[promise](self.policy))
        facts = rules.why(ThresholdKind(threshold.kind), threshold.facts)
        self._move(promise, threshold.reference, starts, due, facts, why)

    def _meeting_owed_from(self, threshold: ThresholdMet) -> datetime:
        """Nobody can owe a meeting before the hub was told that the child is missing."""
        return max(threshold.fired_at, self.episode.told_hub_at)

    def _move(
        self, promise: Promise, about: str, starts: datetime, due: datetime, facts: str, why: str
    ) -> None:
        for clock in promises.once_begun(promise=promise, about=about):
            if (clock.started_at, clock.due_at, clock.why) != (starts, due, facts):
                clocks.correct_times(
                    clock=clock, started_at=starts, due_at=due, facts=facts, why=why,
                    by=self.page.by, at=self.page.at,
                )  # fmt: skip

    def _cancel(self, promise: Promise, about: str, why: str) -> None:
        for clock in promises.of_record(promise=promise, about=about):
            clocks.cancel(clock=clock, why=why, by=self.page.by, at=self.page.at)

    def _owner(self, who: str) -> Owner:
        """The worker allocated to the child now (with none, the hub); or a team."""
        partnership_id = self.episode.child.person.partnership_id
        if who == "police":
            return _team(agencies.police_team(partnership_id=partnership_id), "Police")
        worker = situation_of(child=self.episode.child, at=self.page.at).worker
        if who == "worker" and worker is not None:
            return Owner(worker.name, user=worker)
        return _team(agencies.hub_team(partnership_id=partnership_id), "MET Hub")

    def _start(
        self,
        promise: Promise,
        *,
        owner: Owner,
        owed_to: str,
        why: str,
        started_at: datetime,
        due_at: datetime,
        about: str = "",
    ) -> None:
        clocks.start(
            promise=promise,
            about=about or self.episode.reference,
            why=why,
            owner=owner,
            owed_to=owed_to,
            started_at=started_at,
            due_at=due_at,
            person=self.episode.child.person,
            authority=self.authority,
            area=self.episode.district,
            by=self.page.by,
            at=self.page.at,
        )


def _team(team: Team | None, otherwise: str) -> Owner:
    return Owner(team.name, team=team) if team else Owner(otherwise)
