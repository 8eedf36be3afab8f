"""What is found is written down one answer at a time: rows are added, and the newest stands."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from methub.assessments import rules
from methub.assessments.changes.owing import Owing
from methub.assessments.changes.refusals import (
    AlreadyFinished,
    AnsweredMeanwhile,
    DatedAfterToday,
    NoSuchAnswer,
    NotYours,
    WrittenMeanwhile,
)
from methub.assessments.codes import Exploitation, Harm, Kind, Nature, Part
from methub.assessments.models import Answer, Assessment, Passage, TypeHarm, signature
from methub.assessments.queries import said_by
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.timekeeping import london_day


def answer_item(
    *,
    assessment: Assessment,
    item: str,
    said: str,
    evidence: Sequence[dict[str, Any]],
    number: int,
    by: Actor,
    at: datetime,
) -> Answer:
    """One answer, and what it rests on. `number` is the answer it was written on (0: none yet): if
    somebody else answered meanwhile, theirs comes back and nothing is overwritten."""
    with trail.open_page(by=by, at=at) as page:
        assessment = _being_written(assessment)
        tool = said_by(tool=assessment.tool)
        _possible(tool, item, said, evidence, at)
        newest = assessment.answers.filter(item=item).order_by("-number").first()
        if newest is not None and newest.number != number:
            raise AnsweredMeanwhile(newest)
        answer = Answer.objects.create(
            item=item, number=newest.number + 1 if newest else 1, said=said,
            evidence=list(evidence), **signature(assessment, by, at),
        )  # fmt: skip
        Owing(assessment, page).look_at(answer)
        page.write(
            "assessments.answer.given", about=answer, person_id=assessment.child_id, item=item,
            number=answer.number,
        )  # fmt: skip
    return answer


def write_passage(
    *,
    assessment: Assessment,
    part: Part,
    text: str,
    on: date | None = None,
    number: int,
    by: Actor,
    at: datetime,
) -> Passage:
    """What is written beside the items; as it is first written, it is kept."""
    with trail.open_page(by=by, at=at) as page:
        assessment = _being_written(assessment)
        if on is not None and on > london_day(at):
            raise DatedAfterToday
        newest = assessment.passages.filter(part=part).order_by("-number").first()
        if newest is not None and newest.number != number:
            raise WrittenMeanwhile(newest)
        passage = Passage.objects.create(
            part=part, number=newest.number + 1 if newest else 1, text=text, on=on,
            **signature(assessment, by, at),
        )  # fmt: skip
        page.write(
            "assessments.passage.written", about=passage, person_id=assessment.child_id, part=part,
            number=passage.number,
        )  # fmt: skip
    return passage


def record_harm(
    *,
    assessment: Assessment,
    type: Exploitation,
    harm: Harm | None,
    natures: Sequence[Nature] = (),
    by: Actor,
    at: datetime,
) -> TypeHarm:
    """The harm of one type, apart from the risk, and in what way; without harm, it is not one of
    the types."""
    with trail.open_page(by=by, at=at) as page:
        assessment = _being_written(assessment)
        row = TypeHarm.objects.create(
            type=type,
            harm=harm or "",
            natures=list(natures) if harm else [],
            **signature(assessment, by, at),
        )
        page.write(
            "assessments.harm.recorded", about=row, person_id=assessment.child_id, type=type,
            harm=harm or "not one of the types",
        )  # fmt: skip
    return row


def _being_written(assessment: Assessment) -> Assessment:
    """Held, and not finished: a judgement was made on what stood then."""
    assessment = Assessment.objects.held(assessment)
    if not assessment.is_open:
        raise AlreadyFinished
    return assessment


def _possible(
    tool: rules.Tool, code: str, said: str, evidence: Sequence[dict[str, Any]], at: datetime
) -> None:
    item = tool.item_of.get(code)
    if item is None:
        raise NotYours(f"There is no item {code} in this tool.")
    if said and tool.kind_of(item) is not Kind.WORDS and said not in rules.allowed(tool, item):
        raise NoSuchAnswer
    if any(date.fromisoformat(one["on"]) > london_day(at) for one in evidence):
        raise DatedAfterToday
