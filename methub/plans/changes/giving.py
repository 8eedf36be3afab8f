"""A plan reaches whoever must hold it: sent, opened, acknowledged; or given by hand."""

from datetime import datetime

from django.urls import reverse

from methub.agencies.models import Agency, Team, User
from methub.agencies.queries import memberships_on
from methub.audit import trail
from methub.audit.trail import Page
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.plans import queries
from methub.plans.changes.owed import Owed
from methub.plans.changes.refusals import (
    AlreadyAcknowledged,
    AlreadyGiven,
    InTheFuture,
    NotGivenToYou,
    Superseded,
)
from methub.plans.changes.writing import hold_child, newest_of
from methub.plans.codes import Means, PlanKind
from methub.plans.models import Copy, CopyLetter, Plan, signature
from methub.post import changes as post
from methub.post.codes import Template


def send_copies(*, plan: Plan, by: Actor, at: datetime) -> list[Copy]:
    """To everybody who must hold it and does not have this version. An agency in which nobody can
    open the record is left on the list as missing: somebody has to give it to them by hand."""
    with trail.open_page(by=by, at=at) as page:
        plan = _standing(plan)
        given = Copy.objects.filter(plan=plan, agency__isnull=False).values_list("agency")
        have = {agency for (agency,) in given}
        sent = [
            copy
            for agency in queries.must_hold(child=plan.child, at=at)
            if agency.pk not in have
            for copy in _send(plan, agency, page)
        ]
        Owed(plan.child, page).forget_earlier_copies(plan)
        page.write(
            "plans.plan.sent",
            about=plan,
            person_id=plan.child_id,
            to=[copy.holder for copy in sent],
        )
    return sent


def give_by_hand(
    *,
    plan: Plan,
    holder: str,
    given_to: str,
    means: Means,
    given_at: datetime,
    agency: Agency | None = None,
    by: Actor,
    at: datetime,
) -> Copy:
    """Somebody who does not work in MET Hub, or cannot open the record, holds a copy now."""
    if given_at > at:
        raise InTheFuture
    with trail.open_page(by=by, at=at) as page:
        plan = _standing(plan)
        if agency is not None and Copy.objects.filter(plan=plan, agency=agency).exists():
            raise AlreadyGiven
        copy = Copy.objects.create(
            child=plan.child,
            plan=plan,
            agency=agency,
            holder=agency.name if agency else holder,
            means=means,
            given_to=given_to,
            given_at=given_at,
            **signature(by, at),
        )
        page.write("plans.copy.given", about=copy, person_id=copy.child_id, means=means)
    return copy


def note_opened(*, copy: Copy, by: Actor, at: datetime) -> None:
    """Somebody it was given to has it in front of them. The first time is kept."""
    with trail.open_page(by=by, at=at) as page:
        _hold(copy)
        first = Copy.objects.filter(pk=copy.pk, opened_at=None)
        first.update(opened_at=at, opened_by_name=by.name)
        page.write("plans.copy.opened", about=copy, person_id=copy.child_id)


def acknowledge_copy(*, copy: Copy, by: Actor, at: datetime) -> Copy:
    """Read, and everybody who needs to know where it is does. Only whoever it was given to can
    say so."""
    with trail.open_page(by=by, at=at) as page:
        copy = _hold(copy)
        if copy.acknowledged_at is not None:
            raise AlreadyAcknowledged
        if not memberships_on(at=at).filter(user=by.id, team__agency=copy.agency_id).exists():
            raise NotGivenToYou
        _acknowledged(copy, page)
        Owed(copy.child, page).settle(Promise.PLAN_ACKNOWLEDGE, copy.reference)
    return copy


def _acknowledged(copy: Copy, page: Page) -> None:
    copy.opened_at, copy.opened_by_name = (
        copy.opened_at or page.at,
        copy.opened_by_name or page.by.name,
    )
    copy.acknowledged_at, copy.acknowledged_by_name = page.at, page.by.name
    copy.save(
        update_fields=[
            "opened_at", "opened_by_name", "acknowledged_at", "acknowledged_by_name",
        ]
    )  # fmt: skip
    page.write("plans.copy.acknowledged", about=copy, person_id=copy.child_id)


def _send(plan: Plan, agency: Agency, page: Page) -> list[Copy]:
    people = queries.readers_of(plan=plan, agency=agency, at=page.at)
    if not people:
        return []
    copy = Copy.objects.create(
        child=plan.child,
        plan=plan,
        agency=agency,
        holder=agency.name,
        means=Means.HUB,
        given_to=", ".join(user.name for user in people[:3]) + (" and others" * (len(people) > 3)),
        given_at=page.at,
        **signature(page.by, page.at),
    )
    if page.by.id in {user.pk for user in people}:  # whoever wrote it has read it
        _acknowledged(copy, page)
        return [copy]
    for user in people:
        _write_to(user, copy, page)
    Owed(plan.child, page).owe_acknowledgement(copy, people, _team(people[0], agency, page.at))
    return [copy]


def _write_to(user: User, copy: Copy, page: Page) -> None:
    letter = post.write_letter(
        to=user.email,
        template=Template.SHARED,
        reference=copy.reference,
        path=reverse("plans:copy", args=[copy.reference]),
        once=f"plan copy {copy.reference} to {user.reference}",
        partnership=copy.child.person.partnership,
        user=user,
        person_id=copy.child_id,
        by=page.by,
        at=page.at,
    )
    CopyLetter.objects.create(child=copy.child, copy=copy, letter=letter)


def _team(user: User, agency: Agency, at: datetime) -> Team | None:
    held = memberships_on(at=at).filter(user=user, team__agency=agency).select_related("team")
    first = held.order_by("pk").first()
    return first.team if first else None


def _standing(plan: Plan) -> Plan:
    """The plan as it stands, held until the end: only that is given to anybody."""
    child = hold_child(plan.child)
    newest = newest_of(child, PlanKind(plan.kind))
    if newest is None or newest.pk != plan.pk or newest.is_over:
        raise Superseded
    newest.child = child
    return newest


def _hold(copy: Copy) -> Copy:
    held: Copy = (
        Copy.objects.select_for_update(of=("self",), no_key=True)
        .select_related("child__person__partnership", "child__responsible_authority", "plan")
        .get(pk=copy.pk)
    )
    return held
