"""No interview was held: exempt, declined, missing again. Each outcome says what it requires."""

from dataclasses import dataclass
from datetime import datetime

from methub.audit import trail
from methub.children import queries as children
from methub.children.models import Carer
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.interviews import rules
from methub.interviews.changes.hours import refuse_impossible
from methub.interviews.changes.offering import end_sight_of_the_holder, record_parent_offer
from methub.interviews.changes.refusals import (
    AlreadyDecided,
    NotAnOutcomeOfThisKind,
    StillOurs,
    Unfinished,
    UnknownReason,
)
from methub.interviews.codes import Outcome
from methub.interviews.models import Exemption, Interview, signature
from methub.policies import queries as policies
from methub.policies.rules import Choice, Policy


@dataclass(frozen=True)
class OfferToParent:
    """What a parent or carer was offered when the child was not interviewed."""

    offered_at: datetime
    took_it_up: bool
    carer: Carer | None = None
    said: str = ""
    advice: str = ""


def exempt(*, interview: Interview, reason: str, note: str, by: Actor, at: datetime) -> Interview:
    """A senior decides not to offer an interview, for a reason of the authority's list. The
    promise is cancelled with it, and the exemption is counted."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        if interview.outcome:
            raise AlreadyDecided
        chosen = _chosen(reason, _policy(interview, at).lists.exemption_reasons)
        Exemption.objects.create(reason=reason, note=note, **signature(interview, by, at))
        interview.outcome_reason, interview.outcome_note = reason, note
        _decide(interview, Outcome.EXEMPT, at, by, at)
        _settle_promise(interview, f"Exempt: {chosen.label}", at, by, at)
        page.write(
            "interviews.interview.exempted",
            about=interview,
            person_id=interview.child_id,
            reason=reason,
        )
    return interview


def record_outcome(
    *,
    interview: Interview,
    outcome: Outcome,
    happened_at: datetime,
    reason: str = "",
    note: str = "",
    signposted_to: str = "",
    parent: OfferToParent | None = None,
    by: Actor,
    at: datetime,
) -> Interview:
    """The child was not interviewed, and why. Somebody who declines is still told whom they can
    talk to, and the parent or carer is still offered a say (RL-21): else it is refused."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        if outcome not in rules.DECIDED_BY_HAND:
            raise NotAnOutcomeOfThisKind
        if interview.outcome:
            raise AlreadyDecided
        if outcome is Outcome.OTHER_AUTHORITY and _is_ours(interview):
            raise StillOurs
        refuse_impossible(interview, happened_at, at)
        if reason:
            _chosen(reason, _policy(interview, at).lists.refusal_reasons)
        if parent is not None:
            record_parent_offer(
                interview=interview,
                carer=parent.carer,
                offered_at=parent.offered_at,
                took_it_up=parent.took_it_up,
                said=parent.said,
                advice=parent.advice,
                by=by,
                at=at,
            )
        interview.outcome_reason, interview.outcome_note = reason, note
        interview.signposted_to = signposted_to
        if lacks := rules.lacks(
            outcome=outcome, record=interview.so_far(carers=_carers(interview, at))
        ):
            raise Unfinished(lacks)
        _decide(interview, outcome, happened_at, by, at)
        _settle_promise(interview, outcome.label, happened_at, by, at)
        page.write(
            "interviews.interview.not-held",
            about=interview,
            person_id=interview.child_id,
            outcome=outcome,
            reason=reason,
        )
    return interview


def _is_ours(interview: Interview) -> bool:
    """While an authority of the partnership is responsible, nobody else interviews the child."""
    child = interview.child
    return child.responsible_authority.partnership_id == child.person.partnership_id


def _carers(interview: Interview, at: datetime) -> tuple[Carer, ...]:
    return children.situation_of(child=interview.child, at=at).carers


def _policy(interview: Interview, at: datetime) -> Policy:
    return policies.policy_for(authority=interview.authority, at=at)


def _chosen(reason: str, listed: tuple[Choice, ...]) -> Choice:
    """The reason as the authority words it."""
    for choice in listed:
        if choice.code == reason:
            return choice
    raise UnknownReason


def _decide(
    interview: Interview, outcome: Outcome, happened_at: datetime, by: Actor, at: datetime
) -> None:
    interview.outcome, interview.outcome_at = outcome, happened_at
    interview.outcome_recorded_at = at
    if outcome in (Outcome.REFUSED_CHILD, Outcome.REFUSED_PARENT):
        interview.offered_at = interview.offered_at or happened_at
    if not rules.NEEDS[outcome].is_signed_off:
        interview.closed_at = at
        end_sight_of_the_holder(interview, by, at)
    interview.save()


def _settle_promise(
    interview: Interview, why: str, happened_at: datetime, by: Actor, at: datetime
) -> None:
    """Kept where the child had the choice; otherwise cancelled, with the outcome as its reason."""
    for clock in promises.of_record(promise=Promise.RETURN_INTERVIEW, about=interview.reference):
        if rules.NEEDS[Outcome(interview.outcome)].keeps_promise:
            clocks.stop(clock=clock, stopped_at=happened_at, by=by, at=at)
        else:
            clocks.cancel(clock=clock, why=why, by=by, at=at)
