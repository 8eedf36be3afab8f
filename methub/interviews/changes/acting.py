"""Acknowledged, with what is agreed; and the actions, each a promise of its owner."""

from datetime import datetime

from methub.agencies.models import User
from methub.agencies.queries import memberships_on
from methub.audit import trail
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation import spoken
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import days_after
from methub.interviews.changes.refusals import (
    AlreadyAcknowledged,
    AlreadyDone,
    NotSharedWithYou,
)
from methub.interviews.codes import ActionKind
from methub.interviews.models import AgreedAction, Interview, Share, signature
from methub.policies import queries as policies


def acknowledge(*, share: Share, actions_agreed: str, by: Actor, at: datetime) -> Share:
    """Read, and this is what we will do or change. Only whoever it was shared with can say so:
    an acknowledgement by somebody else would tell the child that nobody had listened."""
    with trail.open_page(by=by, at=at) as page:
        share = (
            Share.objects.select_for_update(of=("self",), no_key=True)
            .select_related("interview")
            .get(pk=share.pk)
        )
        if share.acknowledged_at is not None:
            raise AlreadyAcknowledged
        if not _is_holder(share, by, at):
            raise NotSharedWithYou
        share.acknowledged_at, share.acknowledged_by_name = at, by.name
        share.actions_agreed = actions_agreed
        share.save(update_fields=["acknowledged_at", "acknowledged_by_name", "actions_agreed"])
        for clock in promises.of_record(promise=Promise.ACKNOWLEDGE, about=share.reference):
            clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
        if share.team_id is not None:
            for clock in promises.of_record(
                promise=Promise.REFER_ON, about=share.interview.reference
            ):
                clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
        page.write("interviews.share.acknowledged", about=share, person_id=share.child_id)
    return share


def agree_action(
    *,
    interview: Interview,
    what: str,
    owner: User,
    kind: ActionKind = ActionKind.OTHER,
    due_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> AgreedAction:
    """Somebody will do something by a day. It is their promise from this moment, not from sign-off:
    what a child needs does not wait for a signature."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        policy = policies.policy_for(authority=interview.authority, at=at)
        action = AgreedAction.objects.create(
            what=what,
            kind=kind,
            owner=owner,
            due_at=due_at or days_after(at, policy.interviews.action_within_days),
            **signature(interview, by, at),
        )
        interview.version += 1  # a senior who signs off has read every action
        interview.save(update_fields=["version"])
        clocks.start(
            promise=Promise.AGREED_ACTION,
            about=action.reference,
            why=f"{kind.label}, agreed {spoken.instant(at)}.",
            owner=clocks.Owner(name=owner.name, user=owner),
            owed_to="The child",
            person=interview.child.person,
            authority=interview.authority,
            area=interview.area,
            started_at=at,
            due_at=action.due_at,
            by=by,
            at=at,
        )
        page.write(
            "interviews.action.agreed",
            about=action,
            person_id=interview.child_id,
            kind=kind,
            owner=owner.name,
        )
    return action


def finish_action(*, action: AgreedAction, note: str, by: Actor, at: datetime) -> AgreedAction:
    """Done, and what came of it."""
    with trail.open_page(by=by, at=at) as page:
        action = AgreedAction.objects.select_for_update(no_key=True).get(pk=action.pk)
        if action.done_at is not None:
            raise AlreadyDone
        action.done_at, action.done_note = at, note
        action.save(update_fields=["done_at", "done_note"])
        for clock in promises.of_record(promise=Promise.AGREED_ACTION, about=action.reference):
            clocks.stop(clock=clock, stopped_at=at, by=by, at=at)
        page.write("interviews.action.finished", about=action, person_id=action.child_id)
    return action


def _is_holder(share: Share, by: Actor, at: datetime) -> bool:
    if share.user_id is not None:
        return share.user_id == by.id
    return memberships_on(at=at).filter(user=by.id, team=share.team_id).exists()
