"""What stands behind a promise that waits: what was tried, asked for and agreed."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, QuerySet, TextField, Value

from methub.agencies.viewer import Viewer
from methub.foundation.written import written_once
from methub.interviews.codes import AttemptResult, SignOffDecision
from methub.interviews.models import Attempt, Interview, SignOff
from methub.interviews.queries.lists import actions


@dataclass(frozen=True)
class Standing:
    """How one promise stands. `attempts`: what came of each, oldest first. `note` and `noted_by`:
    what a senior asked for, while it is the writer's turn again. `agreed`: what will be done."""

    attempts: tuple[AttemptResult, ...] = ()
    note: str = ""
    noted_by: str = ""
    agreed: str = ""


def standing(*, viewer: Viewer, references: Collection[str]) -> dict[str, Standing]:
    """By the interview or the agreed action a promise is about: one query, however many."""
    found: dict[str, Standing] = {}
    for reference, kind, words, who, *_ in sorted(
        _said(viewer=viewer, references=references), key=lambda row: row[4:]
    ):
        found[reference] = _with(found.get(reference, Standing()), kind, words, who)
    return found


@written_once("viewer", "references")
def _said(
    *, viewer: Viewer, references: Collection[str]
) -> QuerySet[Attempt, tuple[str, str, str, str, datetime, int]]:
    """Attempts, notes and agreements, by reference: the kind, the words, whose, when."""
    readable = Interview.objects.visible_to(viewer).filter(reference__in=references)
    about = F("interview__reference")
    attempts = Attempt.objects.filter(interview__in=readable).values_list(
        about, Value("attempt"), "result", Value("", TextField()), "tried_at", "id"
    )
    notes = SignOff.objects.filter(
        interview__in=readable.filter(sent_at=None, closed_at=None),
        decision=SignOffDecision.RETURNED,
    ).values_list(about, Value("note"), "note", "recorded_by_name", "recorded_at", "id")
    agreed = (
        actions(viewer=viewer)
        .select_related(None)
        .filter(reference__in=references)
        .values_list("reference", Value("agreed"), "what", "recorded_by_name", "recorded_at", "id")
    )
    return attempts.union(notes, agreed, all=True)


def _with(so_far: Standing, kind: str, words: str, who: str) -> Standing:
    """The newest note counts; every attempt does."""
    match kind:
        case "attempt":
            return replace(so_far, attempts=(*so_far.attempts, AttemptResult(words)))
        case "note":
            return replace(so_far, note=words, noted_by=who)
    return replace(so_far, agreed=words)
