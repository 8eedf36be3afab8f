"""Rows of Missing become absences on the record, unless the record knows them already."""

from collections import defaultdict
from collections.abc import Sequence

from methub.missing import changes as missing
from methub.missing import queries as recorded
from methub.missing.changes import PastEpisode
from methub.missing.codes import AuthorityStatus, Precision
from methub.missing.models import Episode
from methub.missing.rules import Known
from methub.returns.changes.work import Work
from methub.returns.codes import Outcome, Table
from methub.returns.rules.checked import Absence
from methub.returns.rules.planning import Held, Plan, plans

BATCH = 1_000
STATUS = {"M": AuthorityStatus.MISSING, "A": AuthorityStatus.AWAY}
KIND = {
    AuthorityStatus.MISSING.value: "M",
    AuthorityStatus.AWAY.value: "A",
    AuthorityStatus.ABSENT.value: "A",
}


def load_absences(work: Work, rows: Sequence[Absence]) -> None:
    """In the order of the children, so that one load always does the same."""
    by_child: dict[int, list[Absence]] = defaultdict(list)
    for row in rows:
        by_child[work.children[row.child].pk].append(row)
    held = held_absences(list(by_child))
    new: list[Plan] = []
    for child_id, theirs in by_child.items():
        for plan in plans(theirs, held.get(child_id, ()), work.year):
            work.report.tell(Table.MISSING, plan.row.line, plan.row.child, plan.outcome, plan.why)
            if plan.outcome is Outcome.TAKEN:
                new.append(plan)
            elif plan.outcome is Outcome.CHANGED:
                _correct(work, plan)
    _record(work, new)


def held_absences(child_ids: Sequence[int]) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = defaultdict(list)
    for one in recorded.absences_of(child_ids=child_ids):
        found[one.child_id].append(
            Held(
                key=one.pk,
                kind=KIND.get(one.status, ""),
                since=one.since,
                until=one.until,
                is_exact=one.since_precision != Precision.DAY,
            )
        )
    return found


def _record(work: Work, new: Sequence[Plan]) -> None:
    for first in range(0, len(new), BATCH):
        batch = new[first : first + BATCH]
        missing.record_history(
            past=[_past(work, plan) for plan in batch],
            source=work.source,
            by=work.by,
            at=work.at,
        )
        work.progress("Absences", first + len(batch), len(new))


def _past(work: Work, plan: Plan) -> PastEpisode:
    assert plan.since is not None
    return PastEpisode(
        child=work.children[plan.row.child],
        since=Known(plan.since, Precision.DAY),
        until=Known(plan.until, Precision.DAY) if plan.until else None,
        status=STATUS[plan.row.kind],
        was_in_care=True,
    )


def _correct(work: Work, plan: Plan) -> None:
    assert plan.held is not None and plan.until is not None
    missing.correct_history(
        episode=Episode.objects.get(pk=plan.held.key),
        until=Known(plan.until, Precision.DAY),
        status=STATUS[plan.row.kind],
        why=work.source,
        by=work.by,
        at=work.at,
    )
