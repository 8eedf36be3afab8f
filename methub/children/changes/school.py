"""School, and what is done and said for a child who has none (practice.md §3.11)."""

from datetime import date, datetime
from decimal import Decimal

from methub.audit import trail
from methub.children import rules
from methub.children.changes.dated import make_room
from methub.children.changes.owed import PLANS, followed, settle
from methub.children.codes import ExchangeWay, PlanKind, SchoolStatus
from methub.children.models import Child, EducationExchange, EducationPlan, Schooling
from methub.foundation.actors import Actor


class NotMissingEducation(Exception):
    """The child is not missing education, so nobody owes this plan."""


def record_schooling(
    *,
    child: Child,
    status: SchoolStatus,
    from_on: date,
    until_on: date | None = None,
    school: str = "",
    is_on_roll: bool | None = None,
    hours_a_week: Decimal | None = None,
    told_by: str = "",
    told_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> Schooling:
    """School or college, and whether the child is there, from a day on. A child missing education
    is owed a safety plan and a risk-reduction strategy from then on."""
    with trail.open_page(by=by, at=at) as page, followed(child=child, by=by, at=at):
        make_room(Schooling, child, from_on, until_on)
        schooling = Schooling.objects.create(
            child=child,
            status=status,
            school=school,
            from_on=from_on,
            until_on=until_on,
            is_on_roll=rules.is_on_roll(status, is_on_roll),
            hours_a_week=hours_a_week,
            told_by=told_by,
            told_at=told_at,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        page.write(
            "children.schooling.recorded", about=schooling, person_id=child.pk, status=status
        )
    return schooling


def record_education_plan(
    *,
    child: Child,
    kind: PlanKind,
    made_on: date,
    made_by: str,
    text: str,
    sent_to: str = "",
    by: Actor,
    at: datetime,
) -> EducationPlan:
    """The safety plan or the risk-reduction strategy exists, and who has it."""
    with trail.open_page(by=by, at=at) as page:
        Child.objects.select_for_update(no_key=True).get(pk=child.pk)
        schooling = Schooling.objects.filter(
            child=child, status=SchoolStatus.MISSING_EDUCATION, until_on=None
        ).first()
        if schooling is None:
            raise NotMissingEducation
        plan = EducationPlan.objects.create(
            child=child,
            schooling=schooling,
            kind=kind,
            made_on=made_on,
            made_by=made_by,
            text=text,
            sent_to=sent_to,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        settle(
            child=child,
            promise=PLANS[kind],
            about=schooling.reference,
            done_on=made_on,
            by=by,
            at=at,
        )
        page.write("children.education-plan.recorded", about=plan, person_id=child.pk, kind=kind)
    return plan


def record_exchange(
    *,
    child: Child,
    way: ExchangeWay,
    officer: str,
    happened_at: datetime,
    text: str,
    by: Actor,
    at: datetime,
) -> EducationExchange:
    """What the hub and an education officer told each other."""
    with trail.open_page(by=by, at=at) as page:
        exchange = EducationExchange.objects.create(
            child=child,
            way=way,
            officer=officer,
            happened_at=happened_at,
            text=text,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        page.write("children.education.exchanged", about=exchange, person_id=child.pk, way=way)
    return exchange
