"""One assessment: what was answered and written, what the tool makes of it, what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from methub.agencies.viewer import Viewer
from methub.assessments import rules
from methub.assessments.codes import Duty
from methub.assessments.models import (
    Agreement,
    Answer,
    Assessment,
    AssessmentQuerySet,
    DutyDone,
    Judgement,
    Passage,
    Standing,
    TypeHarm,
)
from methub.assessments.queries.tools import said_by
from methub.children.codes import Disability
from methub.children.models import Child, DisabilityRecord
from methub.children.rules import on as holding_on
from methub.foundation.timekeeping import london_day
from methub.people.models import Sight


@dataclass(frozen=True)
class FilledIn:
    """An assessment as it stands: the tool, and the newest of everything said with it."""

    assessment: Assessment
    tool: rules.Tool
    answers: Mapping[str, Answer]
    passages: Mapping[str, Passage]
    types: Mapping[str, str]
    natures: Mapping[str, Sequence[str]]
    result: rules.Result
    judgement: Judgement | None
    agreements: tuple[Agreement, ...]
    standings: tuple[Standing, ...]
    duties: tuple[DutyDone, ...]

    def done(self, duty: Duty) -> tuple[DutyDone, ...]:
        return tuple(row for row in self.duties if row.duty == duty)


def assessments(*, viewer: Viewer) -> AssessmentQuerySet:
    """The assessments the viewer may read, begun by mistake or not."""
    return Assessment.objects.visible_to(viewer).select_related(
        "child__person__partnership", "authority", "tool", "opened_by"
    )


def assessment_named(*, viewer: Viewer, reference: str) -> QuerySet[Assessment]:
    """The assessment with this reference, if the viewer may read it; else nothing."""
    return assessments(viewer=viewer).filter(reference=reference)


def filled_in(*, viewer: Viewer, assessment: Assessment) -> FilledIn:
    """Everything that stands in an assessment that was found through the viewer. Scored as of
    today while it is being written, and as of the day it was finished ever after."""
    tool = said_by(tool=assessment.tool)
    answers = Answer.objects.newest(assessment, "item")
    said = types_of(assessment=assessment)
    is_judged = assessment.finished_at is not None  # before, each answer is kept in less time
    return FilledIn(
        assessment=assessment,
        tool=tool,
        answers=answers,
        passages=Passage.objects.newest(assessment, "part"),
        types={row.type: row.harm for row in said},
        natures={row.type: row.natures for row in said},
        result=_scored(answers.values(), tool, london_day(assessment.finished_at or viewer.at)),
        judgement=Judgement.objects.filter(assessment=assessment).first() if is_judged else None,
        agreements=tuple(assessment.agreements.order_by("id")) if is_judged else (),
        standings=tuple(assessment.standings.order_by("id")) if is_judged else (),
        duties=tuple(assessment.duties.order_by("id")),
    )


def said_so_far(*, assessment: Assessment) -> int:
    """How often anything was said in it. Rows are only added, so that whoever decides on what they
    have read can tell whether it is still all. A change already holds the assessment."""
    rows = (Answer, Passage, TypeHarm)
    return sum(model.objects.filter(assessment=assessment).count() for model in rows)


def result_of(*, assessment: Assessment, tool: rules.Tool, on: date) -> rules.Result:
    """What the tool makes of the answers as they stand. A change already holds the assessment."""
    return _scored(Answer.objects.newest(assessment, "item").values(), tool, on)


def _scored(answers: Iterable[Answer], tool: rules.Tool, on: date) -> rules.Result:
    said = {
        row.item: rules.Answered(
            row.said,
            tuple(date.fromisoformat(one["on"]) for one in row.evidence),
            london_day(row.recorded_at),
        )
        for row in answers
    }
    return rules.scored(tool, said, on=on)


def types_of(*, assessment: Assessment) -> list[TypeHarm]:
    """The types of exploitation it is about, each with its harm and in what way, in the order they
    were said."""
    rows = TypeHarm.objects.filter(assessment=assessment).order_by("id")
    newest = {row.type: row for row in rows}
    return [row for row in newest.values() if row.harm]


def is_learning_disabled(*, child: Child, at: datetime) -> bool:
    """Whether a learning disability is on record that day. A change already holds the child."""
    rows = DisabilityRecord.objects.filter(child=child)
    return any(Disability.LD in row.codes for row in holding_on(rows, london_day(at)))


def evidence_of(*, viewer: Viewer, assessment: Assessment, item: str) -> list[dict[str, Any]]:
    """What one answer rests on as it stands, of an assessment found through the viewer."""
    rows = Answer.objects.filter(assessment=assessment, item=item).order_by("-number")
    newest = rows.values_list("evidence", flat=True).first()
    return list(newest or [])


def may_read_whole(*, viewer: Viewer, child: Child) -> bool:
    """Whether the viewer may read the child's whole record: an assessment is no less."""
    return Sight.objects.of(viewer).whole_record().filter(person=child.pk).exists()
