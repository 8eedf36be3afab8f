"""An assessment begins, with what the record already knows written into it."""

from collections.abc import Collection
from datetime import datetime

from methub.agencies.models import Authority
from methub.assessments.changes.owing import Owing
from methub.assessments.changes.recalling import recalled
from methub.assessments.changes.refusals import (
    AlreadyBegun,
    AlreadyFinished,
    NotInUse,
    NoType,
    Refused,
)
from methub.assessments.codes import About, Exploitation, Harm, Trigger
from methub.assessments.models import (
    Answer,
    Assessment,
    ToolInUse,
    ToolVersion,
    TypeHarm,
    signature,
)
from methub.assessments.queries import said_by
from methub.audit import trail
from methub.children.models import Child
from methub.children.queries import policy_of
from methub.foundation.actors import MET_HUB, Actor
from methub.foundation.timekeeping import london_day


def open_assessment(
    *,
    child: Child,
    tool: ToolVersion,
    types: Collection[Exploitation],
    trigger: Trigger,
    note: str = "",
    user_id: int,
    by: Actor,
    at: datetime,
) -> Assessment:
    """A worker begins to assess a child with a tool of the authority whose policy holds. What the
    record knows of missing episodes, interviews and the assessment before is written into the
    answers, said as such; the worker keeps it or changes it."""
    with trail.open_page(by=by, at=at) as page:
        child = Child.objects.select_for_update(no_key=True).get(pk=child.pk)
        authority = _using(child, tool, at)
        said = said_by(tool=tool)
        if said.about is About.EXPLOITATION and not types:
            raise NoType
        if Assessment.objects.unfinished().filter(child=child, tool__name=tool.name).exists():
            raise AlreadyBegun
        assessment = Assessment.objects.create(
            child=child, authority=authority, tool=tool, trigger=trigger, trigger_note=note,
            opened_at=at, opened_by_id=user_id,
        )  # fmt: skip
        TypeHarm.objects.bulk_create(
            TypeHarm(type=one, harm=Harm.AT_RISK, **signature(assessment, by, at)) for one in types
        )
        prepared = recalled(assessment, said, at)
        known = Answer.objects.bulk_create(
            Answer(
                item=code, number=1, said=found.said, evidence=list(found.evidence),
                **signature(assessment, MET_HUB, at),
            )
            for code, found in prepared.items()
        )  # fmt: skip
        owing = Owing(assessment, page)
        for answer in known:
            owing.look_at(answer)
        page.write(
            "assessments.assessment.begun", about=assessment, person_id=child.pk, tool=tool.key,
            trigger=trigger, types=list(types), recalled=sorted(prepared),
        )  # fmt: skip
    return assessment


def withdraw_assessment(*, assessment: Assessment, why: str, by: Actor, at: datetime) -> Assessment:
    """It was begun by mistake. It stays, with the reason, and counts nowhere."""
    with trail.open_page(by=by, at=at) as page:
        assessment = Assessment.objects.held(assessment)
        if not assessment.is_open:
            raise AlreadyFinished
        if not why.strip():
            raise Refused("Say why.")
        assessment.withdrawn_at, assessment.withdrawn_why = at, why
        assessment.save(update_fields=["withdrawn_at", "withdrawn_why"])
        page.write(
            "assessments.assessment.withdrawn", about=assessment, person_id=assessment.child_id,
            why=why,
        )  # fmt: skip
    return assessment


def _using(child: Child, tool: ToolVersion, at: datetime) -> Authority:
    """The authority whose policy holds for the child: its tools are used, and no others."""
    authority, _ = policy_of(child=child, at=at)
    if authority is None:
        raise NotInUse
    in_use = ToolInUse.objects.on(london_day(at)).filter(authority=authority, tool=tool)
    if not in_use.exists():
        raise NotInUse
    return authority
