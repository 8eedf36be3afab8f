"""A service is asked for, and what becomes of it."""

from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies import queries as agencies
from methub.agencies.models import Partnership, Team
from methub.audit import trail
from methub.audit.trail import Page
from methub.children.models import Child
from methub.children.queries import policy_of
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import days_after, london_day
from methub.policies.rules.concerning import Services
from methub.referrals import rules
from methub.referrals.changes.refusals import (
    BeforeItWasAsked,
    DoesNotFollow,
    ForNobody,
    InTheFuture,
    NotOffered,
    SaysTooLittle,
)
from methub.referrals.codes import Benefits, StepKind
from methub.referrals.models import WITH_IT, Referral, Service, Step


@dataclass(frozen=True)
class Asked:
    """What is asked for: of which service, for whom, what they need and what is hoped for."""

    service: Service
    benefits: Benefits
    needs: str
    hoped: str
    child: Child | None = None
    who: str = ""
    risk_before: str = ""


def request_service(*, asked: Asked, partnership: Partnership, by: Actor, at: datetime) -> Referral:
    """The service owes an answer from now on: a request nobody answers helps nobody."""
    if asked.child is None and (asked.benefits is Benefits.CHILD or not asked.who.strip()):
        raise ForNobody
    if asked.service.closed_on is not None and asked.service.closed_on <= london_day(at):
        raise NotOffered
    with trail.open_page(by=by, at=at) as page:
        referral = Referral.objects.create(
            **vars(asked),
            partnership=partnership,
            requested_on=london_day(at),
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        page.write(
            "referrals.service.requested",
            about=referral,
            person_id=referral.child_id,
            service=asked.service.name,
        )
        _owe_answer(referral, page)
    return referral


def record_step(
    *,
    referral: Referral,
    kind: StepKind,
    done_on: date,
    worker: str = "",
    said: str = "",
    achieved: str = "",
    risk_after: str = "",
    version: int,
    by: Actor,
    at: datetime,
) -> Step:
    """Accepted or declined with a reason, begun, handed on, ended with what was achieved."""
    if done_on > london_day(at):
        raise InTheFuture
    answers = {"worker": worker, "said": said, "achieved": achieved, "risk_after": risk_after}
    if kind in rules.NEEDS and not answers[rules.NEEDS[kind]].strip():
        raise SaysTooLittle
    with trail.open_page(by=by, at=at) as page:
        row = _held(referral, version)
        if done_on < row.requested_on:
            raise BeforeItWasAsked
        before = [StepKind(one) for one in row.steps.order_by("pk").values_list("kind", flat=True)]
        if kind not in rules.MAY_FOLLOW[rules.stage(before)]:
            raise DoesNotFollow
        step = Step.objects.create(
            referral=row,
            kind=kind,
            done_on=done_on,
            **answers,
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        row.version += 1
        row.save(update_fields=["version"])
        page.write("referrals.step.recorded", about=row, person_id=row.child_id, kind=kind)
        if kind in rules.ANSWERS:
            for clock in promises.of_record(promise=Promise.ANSWER_REQUEST, about=row.reference):
                clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
    return step


def _held(referral: Referral, version: int) -> Referral:
    if referral.child_id is not None:
        Child.objects.select_for_update(no_key=True).get(pk=referral.child_id)
    rows = Referral.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related(*WITH_IT).get(pk=referral.pk)
    if row.version != version:
        raise ChangedMeanwhile
    return row


def _owe_answer(referral: Referral, page: Page) -> None:
    authority, policy = (
        policy_of(child=referral.child, at=page.at) if referral.child else (None, None)
    )
    decided = policy.services if policy else Services()
    team = _team(referral.service, referral.partnership)
    clocks.start(
        promise=Promise.ANSWER_REQUEST,
        about=referral.reference,
        why=f"{referral.service.name} was asked for.",
        owner=clocks.Owner(name=team.name if team else referral.service.name, team=team),
        owed_to="Whoever asked for it",
        started_at=page.at,
        due_at=days_after(page.at, decided.answer_within_days),
        person=referral.child.person if referral.child else None,
        in_partnership=referral.partnership,
        authority=authority,
        by=page.by,
        at=page.at,
    )


def _team(service: Service, partnership: Partnership) -> Team | None:
    """The first team of whoever runs it; of the hub, where it runs the service itself."""
    if service.agency is not None:
        return service.agency.teams.order_by("pk").first()
    return agencies.hub_team(partnership_id=partnership.pk)
