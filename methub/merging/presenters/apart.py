"""Taking two records apart: what goes back, and what a person has to say first."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.fittings.components import Link, SummaryRow
from methub.foundation import spoken
from methub.merging.presenters.queue import born, record
from methub.merging.presenters.words import of_column, one_of
from methub.merging.queries import Parting

NOW, BEFORE = "now", "before"


@dataclass(frozen=True)
class Apart:
    facts: tuple[SummaryRow, ...]
    back: Link


@dataclass(frozen=True)
class ToAsk:
    """Of one row, or one column of it: what is asked, and what may be said."""

    name: str
    words: str
    answers: tuple[tuple[str, str], ...]


def apart_page(plan: Parting) -> Apart:
    merge = plan.merge
    return Apart(
        facts=(
            SummaryRow("Stays", merge.kept.name, href=record(merge.kept)),
            SummaryRow("Stands alone again", f"{merge.away.name}, {born(merge.away)}"),
            SummaryRow(
                "Merged",
                f"{spoken.instant(merge.merged_at)} by {merge.merged_by_name}: {merge.why}",
            ),
            SummaryRow("Goes back", f"{len(plan.theirs):,} entries, as they were"),
            SummaryRow("Recorded since", f"{len(plan.added):,} to be given to one of the two"),
        ),
        back=Link("Merged records", reverse("merging:merges")),
    )


def rows_to_ask(plan: Parting) -> tuple[list[ToAsk], list[ToAsk]]:
    """Whose each thing is that was recorded since; and what was changed twice."""
    kept, away = plan.merge.kept.name, plan.merge.away.name
    whose = (("kept", f"{kept} (stays)"), ("away", f"{away} (stands alone again)"))
    added = [
        ToAsk(f"row-{label}-{row}", f"{one_of((label, row), plan.rows[label, row])}: whose?", whose)
        for label, row in plan.added
    ]
    changed = [
        ToAsk(
            f"column-{one.table}-{one.row}-{one.column}",
            f"{of_column(one.table, one.column)}: somebody changed this after the merge",
            ((NOW, f"As it is now: {_said(one.now)}"), (BEFORE, f"As before: {_said(one.was)}")),
        )
        for one in plan.changed
    ]
    return added, changed


def _said(value: Any) -> str:
    return "nothing" if value in (None, "") else str(value)
