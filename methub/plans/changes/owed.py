"""What a plan sets off: who owes what, to whom and by when; and what it settles."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db import transaction

from methub.agencies import queries as agencies
from methub.agencies.models import Authority, Team, User
from methub.assessments import changes as assessments
from methub.assessments.codes import Duty
from methub.assessments.models import Assessment
from methub.audit.trail import Page
from methub.children import changes as children
from methub.children.changes import NotMissingEducation
from methub.children.codes import PlanKind as EducationKind
from methub.children.models import Child
from methub.children.queries import policy_of, situation_of
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.changes import Owner
from methub.clocks.codes import Promise
from methub.foundation.timekeeping import days_after, end_of, hours_after, london_day
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.plans.codes import PlanKind
from methub.plans.models import Arrival, Copy, Plan, Step
from methub.plans.rules import in_words
from methub.policies.rules import Plans

CHILD = "The child"
FOR_SCHOOL: dict[PlanKind, tuple[EducationKind, Promise]] = {
    PlanKind.SAFETY: (EducationKind.SAFETY, Promise.EDUCATION_PLAN),
    PlanKind.REDUCTION: (EducationKind.STRATEGY, Promise.EDUCATION_STRATEGY),
}


@dataclass(frozen=True)
class Owed:
    """Begins and settles the promises of a child's plans, on the page of the change that makes it
    necessary."""

    child: Child
    page: Page

    @cached_property
    def _policy(self) -> tuple[Authority | None, Plans]:
        authority, decided = policy_of(child=self.child, at=self.page.at)
        return authority, decided.plans if decided else Plans()

    @property
    def plans(self) -> Plans:
        return self._policy[1]

    def follow_plan(self, plan: Plan, before: Plan | None) -> None:
        """A version was written: the one before has been reviewed, and this one will be."""
        if before is not None:
            self.settle(Promise.PLAN_REVIEW, before.reference)
        if plan.is_over:
            self._withdraw_copies(plan, f"The plan is over: {plan.why}")
            return
        assert plan.review_on is not None
        why = f"{PlanKind(plan.kind).label}, version {plan.number}."
        self._start(Promise.PLAN_REVIEW, plan.reference, self._worker, end_of(plan.review_on), why)
        self._settle_what_waits(plan)

    def bring_review_forward(self, plan: Plan, why: str) -> None:
        """What the plan speaks of has changed: it is looked at today. The book keeps the day."""
        due_at = end_of(london_day(self.page.at))
        for clock in promises.of_record(promise=Promise.PLAN_REVIEW, about=plan.reference):
            if due_at < clock.due_at:
                clocks.correct_times(
                    clock=clock, started_at=clock.started_at, due_at=due_at, why=why,
                    facts=f"{why} {clock.why}", by=self.page.by, at=self.page.at,
                )  # fmt: skip

    def owe_acknowledgement(self, copy: Copy, people: list[User], team: Team | None) -> None:
        """One person owes it, or the team that several share."""
        one = people[0] if len(people) == 1 else None
        name = one.name if one else team.name if team else copy.holder
        within = self.plans.acknowledge_within_hours
        self._start(
            Promise.PLAN_ACKNOWLEDGE,
            copy.reference,
            Owner(name, user=one, team=None if one else team),
            hours_after(self.page.at, within),
            f"{PlanKind(copy.plan.kind).label}, version {copy.plan.number}, was sent to {name}.",
        )

    def forget_earlier_copies(self, plan: Plan) -> None:
        """Nobody has to acknowledge what a newer version has replaced."""
        self._withdraw_copies(plan, "A newer version was sent.", but=plan)

    def owe_step(self, step: Step) -> None:
        if step.owner is None:
            return
        owner = Owner(step.owner.name, user=step.owner)
        why = f"{PlanKind(step.plan.kind).label}: {step.what}"
        self._start(Promise.PLAN_STEP, step.reference, owner, end_of(step.due_on), why)

    def owe_arrival(self, arrival: Arrival) -> None:
        """Two things at once: a holistic assessment for every child who comes alone or may have
        been trafficked; and where that is feared, a package that keeps the child safe meanwhile."""
        at, how = self.page.at, "alone" if arrival.is_alone else "with others"
        why = f"Came from abroad {how}."
        days = self.plans.arrival_assessment_within_days
        about = arrival.reference
        if not promises.once_begun(promise=Promise.ARRIVAL_ASSESSMENT, about=about).exists():
            self._start(Promise.ARRIVAL_ASSESSMENT, about, self._worker, days_after(at, days), why)
        if arrival.concern:
            hours = self.plans.interim_within_hours
            feared = f"{why} Trafficking is feared."
            self._start(Promise.ARRIVAL_SAFETY, about, self._worker, hours_after(at, hours), feared)

    def settle(self, promise: Promise, about: str, stopped_at: datetime | None = None) -> None:
        page = self.page
        for clock in promises.of_record(promise=promise, about=about):
            clocks.stop(clock=clock, stopped_at=stopped_at or page.at, by=page.by, at=page.at)

    def cancel(self, promise: Promise, about: str, why: str) -> None:
        for clock in promises.of_record(promise=promise, about=about):
            clocks.cancel(clock=clock, why=why, by=self.page.by, at=self.page.at)

    def _settle_what_waits(self, plan: Plan) -> None:
        kind = PlanKind(plan.kind)
        if kind is PlanKind.TRIGGER:
            self._note_in_episode(plan)
        elif kind is PlanKind.INTERIM:
            for clock in promises.of_child(promise=Promise.ARRIVAL_SAFETY, person_id=self.child.pk):
                clocks.stop(clock=clock, stopped_at=self.page.at, by=self.page.by, at=self.page.at)
        else:
            self._note_for_school(plan, kind)
            self._note_for_level(plan, kind)

    def _note_in_episode(self, plan: Plan) -> None:
        """The episode that made the plan owed says that there is one, and it is owed no more. A
        plan nobody owed is noted in the newest: the tracker reads there when it was written."""
        page = self.page
        owed = promises.of_child(promise=Promise.TRIGGER_PLAN, person_id=self.child.pk)
        episodes = Episode.objects.filter(child=self.child).order_by("-missing_since", "-pk")
        waiting = episodes.filter(reference__in=owed.values("about"))
        for episode in list(waiting) or list(episodes[:1]):
            missing.record_trigger_plan(
                episode=episode,
                note=f"Written as version {plan.number} of the child’s trigger plan.",
                sent_to="Its distribution list says who holds a copy.",
                by=page.by,
                at=page.at,
            )

    def _note_for_school(self, plan: Plan, kind: PlanKind) -> None:
        """A child missing education is owed these two: written here, they are not asked for
        again."""
        education, promise = FOR_SCHOOL[kind]
        page = self.page
        if not promises.of_child(promise=promise, person_id=self.child.pk).exists():
            return
        words = in_words(kind, plan.answers)
        # The promise may have outlived the fact: the plan stands all the same.
        with suppress(NotMissingEducation), transaction.atomic():
            children.record_education_plan(
                child=self.child,
                kind=education,
                made_on=london_day(page.at),
                made_by=page.by.name,
                text="\n\n".join(f"{question}\n{said}" for question, said in words),
                by=page.by,
                at=page.at,
            )

    def _note_for_level(self, plan: Plan, kind: PlanKind) -> None:
        """A level that requires a plan of several agencies has one."""
        page = self.page
        for clock in promises.of_child(promise=Promise.LEVEL_PLAN, person_id=self.child.pk):
            assessments.record_duty(
                assessment=Assessment.objects.get(reference=clock.about),
                duty=Duty.PLAN,
                words=f"{kind.label}, version {plan.number}",
                on=london_day(page.at),
                by=page.by,
                at=page.at,
            )

    def _withdraw_copies(self, plan: Plan, why: str, but: Plan | None = None) -> None:
        waiting = Copy.objects.filter(
            child=self.child, plan__kind=plan.kind, acknowledged_at=None
        ).exclude(plan=but)
        for copy in waiting:
            self.cancel(Promise.PLAN_ACKNOWLEDGE, copy.reference, why)

    @property
    def _worker(self) -> Owner:
        """The worker allocated to the child now; with none, the hub."""
        worker = situation_of(child=self.child, at=self.page.at).worker
        if worker is not None:
            return Owner(worker.name, user=worker)
        team = agencies.hub_team(partnership_id=self.child.person.partnership_id)
        return Owner(team.name if team else "MET Hub", team=team)

    def _start(
        self, promise: Promise, about: str, owner: Owner, due_at: datetime, why: str
    ) -> None:
        clocks.start(
            promise=promise,
            about=about,
            why=why,
            owner=owner,
            owed_to=CHILD,
            started_at=self.page.at,
            due_at=due_at,
            person=self.child.person,
            authority=self._policy[0],
            area=situation_of(child=self.child, at=self.page.at).district,
            by=self.page.by,
            at=self.page.at,
        )
