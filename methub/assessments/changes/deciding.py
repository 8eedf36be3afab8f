"""Judgement decides: a level is given, and police and children's services agree it."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from methub.agencies.roles import Role
from methub.assessments import rules
from methub.assessments.changes.owing import Owing
from methub.assessments.changes.refusals import (
    AlreadyFinished,
    BelowTheFloor,
    DiffersWithoutReason,
    DiscussedLater,
    FloorIsHard,
    NoSuchLevel,
    NotFinished,
    NotTheNewest,
    NotWritten,
    NotYours,
)
from methub.assessments.changes.standing import newest_finished, stand
from methub.assessments.codes import Side
from methub.assessments.models import (
    Agreement,
    Assessment,
    Judgement,
    Passage,
    signature,
)
from methub.assessments.queries import said_by
from methub.assessments.queries.one import result_of, said_so_far
from methub.assessments.queries.owed import floors_about
from methub.audit import trail
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day


def judge(
    *,
    assessment: Assessment,
    level: str,
    why: str = "",
    floor_why: str = "",
    discussed_with: str,
    discussed_on: date,
    roles: Collection[Role],
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Judgement:
    """The level, by professional judgement, after talking it over with a manager. The score is
    kept beside it as it was. From now on nothing in the assessment changes, the hub has it, and
    what the level owes is owed. `version`: how much had been said when it was read to be decided
    on; nobody decides on what a colleague has answered since."""
    with trail.open_page(by=by, at=at) as page:
        assessment = Assessment.objects.held(assessment)
        _as_read(assessment, version)
        tool = said_by(tool=assessment.tool)
        if not set(roles) & set(tool.completed_by):
            raise NotYours
        owing = Owing(assessment, page)
        chosen = tool.level_of.get(level)
        if chosen is None:
            raise NoSuchLevel
        if discussed_on > london_day(at):
            raise DiscussedLater
        _all_written(assessment, tool)
        result = result_of(assessment=assessment, tool=tool, on=london_day(at))
        if (result.level is None or result.level is not chosen) and not why.strip():
            raise DiffersWithoutReason
        _above_the_floor(owing, chosen, floor_why, at)
        judgement = Judgement.objects.create(
            level=level, concern=chosen.concern, why=why, floor_why=floor_why, score=result.score,
            suggested=result.level.code if result.level else "", result=_kept(result),
            discussed_with=discussed_with, discussed_on=discussed_on,
            **signature(assessment, by, at),
        )  # fmt: skip
        assessment.finished_at = at
        assessment.version += 1
        assessment.save(update_fields=["finished_at", "version"])
        must_agree = owing.policy.assessments.police_agree
        if must_agree:
            Agreement.objects.create(
                side=Side.CHILDRENS_SERVICES, level=level, **signature(assessment, by, at)
            )
        stands = chosen
        if must_agree:
            stands = _higher(assessment, tool, {Side.CHILDRENS_SERVICES: level})
            owing.owe_agreement()
        stand(assessment, tool, stands, page, is_provisional=must_agree)
        owing.judged(stands)
        page.write(
            "assessments.level.judged", about=judgement, person_id=assessment.child_id,
            level=level, suggested=judgement.suggested, score=result.score,
        )  # fmt: skip
    return judgement


def agree_level(
    *, assessment: Assessment, side: Side, level: str, by: Actor, at: datetime
) -> Agreement:
    """What one side says the level is. When both say the same it is agreed; until then the higher
    of the two stands, and drives the response."""
    with trail.open_page(by=by, at=at) as page:
        assessment = _the_newest(assessment)
        tool = said_by(tool=assessment.tool)
        if level not in tool.level_of:
            raise NoSuchLevel
        agreement = Agreement.objects.create(
            side=side, level=level, **signature(assessment, by, at)
        )
        given = {row.side: row.level for row in assessment.agreements.order_by("id")}
        given.setdefault(Side.CHILDRENS_SERVICES, assessment.judgement.level)
        is_agreed = len(given) == len(Side) and len(set(given.values())) == 1
        stands = _higher(assessment, tool, given)
        owing = Owing(assessment, page)
        stand(assessment, tool, stands, page, is_provisional=not is_agreed)
        owing.owe_level(stands)
        if is_agreed:
            owing.settle(Promise.AGREE_LEVEL)
        else:
            owing.owe_agreement()
        page.write(
            "assessments.level.agreed" if is_agreed else "assessments.level.said",
            about=agreement, person_id=assessment.child_id, side=side, level=level,
            stands=stands.code,
        )  # fmt: skip
    return agreement


def _higher(assessment: Assessment, tool: rules.Tool, given: dict[str, str]) -> rules.Level:
    """The higher of what the two sides say. Until the police have looked at this assessment, what
    they said of the one before holds: else one side alone would lower what two agreed."""
    before = (
        Agreement.objects.filter(
            child=assessment.child_id, side=Side.POLICE, assessment__tool__name=tool.name
        )
        .exclude(assessment=assessment)
        .order_by("-id")
        .first()
    )
    said = ({Side.POLICE: before.level} if before else {}) | given
    known = [tool.level_of[code] for code in said.values() if code in tool.level_of]
    return rules.higher(tool, known)


def _as_read(assessment: Assessment, version: int | None) -> None:
    """Still open, and nothing has been said in it since it was read."""
    if not assessment.is_open:
        raise AlreadyFinished
    if version not in (None, said_so_far(assessment=assessment)):
        raise ChangedMeanwhile


def _the_newest(assessment: Assessment) -> Assessment:
    """Held; finished, and not followed by another."""
    assessment = Assessment.objects.held(assessment)
    if assessment.finished_at is None or assessment.withdrawn_at is not None:
        raise NotFinished
    if newest_finished(assessment.child_id, said_by(tool=assessment.tool)) != assessment:
        raise NotTheNewest
    return assessment


def _all_written(assessment: Assessment, tool: rules.Tool) -> None:
    written = Passage.objects.newest(assessment, "part")
    lacking = [part.label for part in tool.narrative if not _says(written.get(part))]
    if lacking:
        raise NotWritten(f"Still to be written: {'; '.join(lacking)}.")


def _says(passage: Passage | None) -> bool:
    return passage is not None and bool(passage.text.strip())


def _above_the_floor(owing: Owing, level: rules.Level, why: str, at: datetime) -> None:
    """A young or learning-disabled child is not judged of low concern in passing."""
    about = {floor.about for floor in floors_about(assessment=owing.assessment, at=at)}
    broken = rules.floors_broken(owing.tool, level, about)
    words = " ".join(f"{floor.about.label}. {floor.why}" for floor in broken)
    if broken and owing.policy.assessments.floor_is_hard:
        raise FloorIsHard(f"{words} The authority allows no lower level.")
    if broken and not why.strip():
        raise BelowTheFloor(f"{words} Say why this level is right all the same.")


def _kept(result: rules.Result) -> dict[str, Any]:
    """The result as it was that day, item by item."""
    return {
        "score": result.score,
        "most": result.most,
        "counts": dict(result.counts),
        "level": result.level.code if result.level else None,
        "why": result.why,
        "lines": [
            {"item": line.item, "points": line.points, "grade": line.grade, "why": line.why}
            for line in result.lines
            if line.said
        ],
    }
