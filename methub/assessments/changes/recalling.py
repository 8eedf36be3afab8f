"""What the record already knows of a child, as answers to a tool: each fact once, and dated."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from methub.assessments import rules
from methub.assessments.codes import From, Kind, Presence, Recall
from methub.assessments.models import Answer, Assessment
from methub.assessments.queries.tools import said_by
from methub.foundation.timekeeping import london_day
from methub.interviews.codes import HELD, Section
from methub.interviews.models import Answers, Interview
from methub.missing.models import Episode

Evidence = dict[str, Any]


@dataclass(frozen=True)
class Recalled:
    """An answer the record suggests, and what it rests on."""

    said: str
    evidence: tuple[Evidence, ...]


def recalled(assessment: Assessment, tool: rules.Tool, at: datetime) -> dict[str, Recalled]:
    """By item: what the last assessment found and is still inside its window, then what episodes
    and interviews tell. What is known from both is written once."""
    today = london_day(at)
    known = _carried_over(assessment, tool, today)
    facts = _facts(assessment, tool, today)
    for item in tool.items:
        if item.recalls is None or tool.kind_of(item) is not Kind.PRESENCE:
            continue
        before = known.get(item.code, Recalled("", ()))
        seen = {(one["from"], one["reference"]) for one in before.evidence}
        more = tuple(
            one for one in facts[item.recalls] if (one["from"], one["reference"]) not in seen
        )
        if more:
            evidence = before.evidence + more
            known[item.code] = Recalled(_presence(before.said, evidence, tool, today), evidence)
    return known


def _carried_over(assessment: Assessment, tool: rules.Tool, today: date) -> dict[str, Recalled]:
    """What the assessment before found, as far as it still counts."""
    before = (
        Assessment.objects.finished()
        .filter(child=assessment.child_id, tool__name=tool.name)
        .select_related("tool")
        .order_by("-finished_at", "-id")
        .first()
    )
    if before is None or before.finished_at is None:
        return {}
    asked_then = said_by(tool=before.tool).item_of
    found = {}
    for code, answer in Answer.objects.newest(before, "item").items():
        item = tool.item_of.get(code)
        if item is None or code not in asked_then or tool.kind_of(item) is not Kind.PRESENCE:
            continue
        found[code] = _still(answer, before, tool, item, today)
    return {code: one for code, one in found.items() if one is not None}


def _still(
    answer: Answer, before: Assessment, tool: rules.Tool, item: rules.Item, today: date
) -> Recalled | None:
    """An earlier answer as it counts today; nothing, once it scores no more."""
    assert before.finished_at is not None
    windows = tool.windows or rules.Windows(1, 2)
    left = rules.aged(
        Presence(answer.said or Presence.NOT_KNOWN),
        (date.fromisoformat(one["on"]) for one in answer.evidence),
        answered_on=london_day(before.finished_at),
        on=today,
        windows=windows,
    )
    if not tool.points_of(item).of(left.counts_as):
        return None
    is_lasting = tool.points_of(item).earlier > 0
    inside = [
        one | {"reference": one.get("reference") or before.reference}
        for one in answer.evidence
        if is_lasting
        or rules.window_of(date.fromisoformat(one["on"]), on=today, windows=windows)
        is not Presence.EARLIER
    ]
    # Without a date of its own it is as old as the assessment that said it.
    kept = inside or [
        _evidence(
            london_day(before.finished_at), "Found at the assessment before", From.ASSESSMENT,
            before.reference,
        )
    ]  # fmt: skip
    return Recalled(left.counts_as, tuple(kept))


def _facts(
    assessment: Assessment, tool: rules.Tool, today: date
) -> Mapping[Recall, tuple[Evidence, ...]]:
    """Episodes and interviews that are inside the tool's windows, by what they are evidence of."""
    found: dict[Recall, list[Evidence]] = defaultdict(list)
    months = tool.windows.recent_months if tool.windows else 0
    since = rules.months_before(today, months)
    for recall, one in (*_episodes(assessment), *_interviews(assessment)):
        if since <= date.fromisoformat(one["on"]) <= today:
            found[recall].append(one)
    return defaultdict(tuple, {recall: tuple(rows) for recall, rows in found.items()})


def _episodes(assessment: Assessment) -> Iterator[tuple[Recall, Evidence]]:
    for episode in Episode.objects.filter(child=assessment.child_id).order_by("-missing_since"):
        day = london_day(episode.missing_since)
        one = _evidence(day, "Reported missing", From.EPISODE, episode.reference)
        yield Recall.EPISODES, one
        if episode.ended_at is None or london_day(episode.ended_at) > day:
            yield Recall.OVERNIGHT, one | {"what": "Missing overnight"}


def _interviews(assessment: Assessment) -> Iterator[tuple[Recall, Evidence]]:
    held = Interview.objects.filter(child=assessment.child_id, outcome__in=sorted(HELD))
    told = Answers.objects.filter(interview__in=held, section=Section.HARM)
    newest = told.order_by("interview", "-number").distinct("interview")
    for answers in newest.select_related("interview"):
        day = london_day(answers.interview.held_at or answers.recorded_at)
        for harm in _harms(answers.answers.get("harms", ())):
            yield harm, _evidence(day, harm.label, From.INTERVIEW, answers.interview.reference)


def _harms(told: Iterable[str]) -> Iterator[Recall]:
    """The harms of an interview that a tool may recall."""
    for code in told:
        if code in Recall.values():
            yield Recall(code)


def _presence(before: str, evidence: Iterable[Evidence], tool: rules.Tool, today: date) -> Presence:
    """What dated facts say by themselves, with what the last assessment said."""
    windows = tool.windows or rules.Windows(1, 2)
    fell = {
        rules.window_of(date.fromisoformat(one["on"]), on=today, windows=windows)
        for one in evidence
    }
    fell |= {Presence(before)} if before else set()
    if Presence.BOTH in fell or {Presence.NOW, Presence.RECENTLY} <= fell:
        return Presence.BOTH
    return next(one for one in (Presence.NOW, Presence.RECENTLY, Presence.EARLIER) if one in fell)


def _evidence(day: date, what: str, read_from: From, reference: str) -> Evidence:
    return {
        "on": day.isoformat(),
        "what": what,
        "source": read_from.label,
        "from": read_from.value,
        "reference": reference,
    }
