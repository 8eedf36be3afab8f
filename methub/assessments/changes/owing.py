"""The promises of an assessment: who owes what to the child, from when, by when, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from methub.agencies import queries as agencies
from methub.agencies.models import Team
from methub.assessments import rules
from methub.assessments.codes import PROMISE_OF, Duty, Presence
from methub.assessments.models import Answer, Assessment
from methub.assessments.queries import said_by
from methub.assessments.queries.owed import done_so_far
from methub.audit.trail import Page
from methub.children import changes as children
from methub.children.queries import Situation, situation_of
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.changes import Owner
from methub.clocks.codes import Promise
from methub.foundation.timekeeping import days_after, end_of, hours_after, london_day
from methub.policies import queries as policies
from methub.policies.rules import Policy

DAYS: dict[Duty, Callable[[Policy], int]] = {
    Duty.RESPONSE: lambda policy: policy.assessments.respond_within_days,
    Duty.LEAD: lambda policy: policy.assessments.respond_within_days,
    Duty.PLAN: lambda policy: policy.assessments.plan_within_days,
}
CHILD = "The child"
PRESENT = frozenset({Presence.NOW, Presence.RECENTLY, Presence.BOTH, Presence.EARLIER})


@dataclass(frozen=True)
class Owing:
    """Begins and settles the promises of one assessment, on the page of the change that makes it
    necessary."""

    assessment: Assessment
    page: Page

    @cached_property
    def policy(self) -> Policy:
        return policies.policy_for(authority=self.assessment.authority, at=self.page.at)

    @cached_property
    def tool(self) -> rules.Tool:
        return said_by(tool=self.assessment.tool)

    def look_at(self, answer: Answer) -> None:
        """Sexual activity of a child who was under 13 on a day of the evidence: nobody waits for
        the assessment to end. What an earlier record told has raised it there."""
        item = self.tool.item_of[answer.item]
        if item.sexual_activity and answer.said in PRESENT:
            children.alert_under_13(
                child=self.assessment.child,
                what=item.wording,
                about=self._about,
                days=[date.fromisoformat(one["on"]) for one in answer.evidence],
                told_in=[one.get("reference") or self._about for one in answer.evidence],
                by=self.page.by,
                at=self.page.at,
            )

    def judged(self, level: rules.Level) -> None:
        """What a level sets off: the hub receives it, it is reviewed, and it owes the child."""
        at = self.page.at
        within = self.policy.assessments.accept_within_hours
        why = f"Assessed with {self.assessment.tool.title}: {level.label}."
        self.settle_reviews()
        self._settle_concerns()
        if self.assessment.accepted_at is None:
            self._start(Promise.ACCEPT_ASSESSMENT, self._hub, at, hours_after(at, within), why)
        due_on = rules.review_due_on(self.tool, london_day(at))
        self._start(Promise.ASSESSMENT_REVIEW, self._worker, at, end_of(due_on), why)
        self.owe_level(level)

    def owe_level(self, level: rules.Level) -> None:
        """Everything the level owes that is not there yet, and no longer what another owed."""
        at, done = self.page.at, done_so_far(assessment=self.assessment, level=level)
        why = f"{level.label}: {self.assessment.tool.title}."
        self._let_go(level)
        for duty, days in DAYS.items():
            if level.concern in rules.GRAVE and (duty, "") not in done:
                self._owe(duty, days_after(at, days(self.policy)), f"{duty.label}. {why}")
        offered = rules.offered(self.tool, level, self.policy)
        missing = [offer for offer in offered.offers if (Duty.OFFER, offer) not in done]
        if missing:
            due = days_after(at, self.policy.assessments.offer_within_days)
            owed = f"To be offered: {'; '.join(missing)}. {why} {offered.words}"
            self._owe(Duty.OFFER, due, owed.strip())

    def owe_agreement(self) -> None:
        """Two sides have not agreed: until they do, the higher level drives the response."""
        if promises.of_record(promise=Promise.AGREE_LEVEL, about=self._about).exists():
            return
        at, days = self.page.at, self.policy.assessments.agree_within_days
        why = "Police and children’s services agree the level. Until then the higher one holds."
        self._start(Promise.AGREE_LEVEL, self._police, at, days_after(at, days), why)

    def settle(self, promise: Promise) -> None:
        for clock in promises.of_record(promise=promise, about=self._about):
            clocks.stop(clock=clock, stopped_at=self.page.at, by=self.page.by, at=self.page.at)

    def settle_reviews(self) -> None:
        """The child has been assessed again with this tool: the review that was due is done, and
        what the assessment before waited for is waited for here."""
        by, at = self.page.by, self.page.at
        earlier = Assessment.objects.filter(
            child=self.assessment.child_id, tool__name=self.assessment.tool.name
        ).exclude(pk=self.assessment.pk)
        for clock in promises.of_records(about=list(earlier.values_list("reference", flat=True))):
            if clock.promise == Promise.ASSESSMENT_REVIEW:
                clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
            elif clock.promise != Promise.UNDER_13:
                clocks.cancel(clock=clock, why="The child has been assessed again.", by=by, at=at)

    def _settle_concerns(self) -> None:
        """Whatever fear led here: the child has been assessed."""
        person_id = self.assessment.child_id
        for clock in promises.of_child(promise=Promise.ASSESS_CHILD, person_id=person_id):
            clocks.stop(clock=clock, stopped_at=self.page.at, by=self.page.by, at=self.page.at)

    def _let_go(self, level: rules.Level) -> None:
        """The level is another now: what only the former one owed is owed no longer."""
        of_the_level = [PROMISE_OF[duty] for duty in (*DAYS, Duty.OFFER)]
        for promise in of_the_level:
            for clock in promises.of_record(promise=promise, about=self._about):
                clocks.cancel(
                    clock=clock, why=f"The level is {level.label} now.",
                    by=self.page.by, at=self.page.at,
                )  # fmt: skip

    def _owe(self, duty: Duty, due_at: datetime, why: str) -> None:
        self._start(PROMISE_OF[duty], self._worker, self.page.at, due_at, why)

    def _start(
        self, promise: Promise, owner: Owner, started_at: datetime, due_at: datetime, why: str
    ) -> None:
        clocks.start(
            promise=promise,
            about=self._about,
            why=why,
            owner=owner,
            owed_to=CHILD,
            person=self.assessment.child.person,
            authority=self.assessment.authority,
            area=self._situation.district,
            started_at=started_at,
            due_at=due_at,
            by=self.page.by,
            at=self.page.at,
        )

    @property
    def _about(self) -> str:
        return self.assessment.reference

    @cached_property
    def _situation(self) -> Situation:
        return situation_of(child=self.assessment.child, at=self.page.at)

    @cached_property
    def _worker(self) -> Owner:
        """Whoever is allocated to the child; the hub while nobody is."""
        worker = self._situation.worker
        return Owner(worker.name, user=worker) if worker else self._hub

    @cached_property
    def _hub(self) -> Owner:
        return _team(agencies.hub_team(partnership_id=self._partnership_id), "MET Hub")

    @cached_property
    def _police(self) -> Owner:
        return _team(agencies.police_team(partnership_id=self._partnership_id), "Police")

    @property
    def _partnership_id(self) -> int:
        return self.assessment.child.person.partnership_id


def _team(team: Team | None, otherwise: str) -> Owner:
    return Owner(team.name if team else otherwise, team=team)
