"""The return home interview of one missing episode, as the episode's page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from methub.fittings.components import SummaryRow, Tag, Tone
from methub.foundation import spoken
from methub.interviews.codes import Outcome


@dataclass(frozen=True)
class InterviewBlock:
    """Where the interview stands, and its address; or why there is none."""

    rows: tuple[SummaryRow, ...] = ()
    href: str = ""
    none_because: str = ""


def interview_block(interview: Any | None, episode: Any, *, at: datetime) -> InterviewBlock:
    if interview is None:
        return InterviewBlock(none_because=_why_none(episode))
    return InterviewBlock(
        rows=tuple(_rows(interview, at)),
        href=reverse("interviews:interview", args=[interview.reference]),
    )


def _why_none(episode: Any) -> str:
    theirs = episode.responsible_authority
    came_over = episode.child.responsible_authority_id != theirs.pk
    if not episode.is_ours and not came_over:
        return f"{theirs.name} is responsible for this child and holds it."
    if episode.ended_at is None:
        return "Owed as soon as the child is found."
    if not episode.is_ours:
        return f"{theirs.name} was responsible when the child was found, and holds it."
    return "None is owed for this episode."


def _rows(interview: Any, at: datetime) -> Iterable[SummaryRow]:
    holder = interview.assigned_to or interview.assigned_team
    yield SummaryRow("Stands at", interview.stage.label)
    yield SummaryRow("Held by", holder.name if holder else "Nobody yet")
    if interview.outcome:
        yield SummaryRow("Outcome", Outcome(interview.outcome).label)
    elif interview.due_at is not None:
        tone: Tone = "late" if at > interview.due_at else "calm"
        due = Tag(spoken.until(interview.due_at, at), tone)
        yield SummaryRow("Due", spoken.instant(interview.due_at), tag=due)
