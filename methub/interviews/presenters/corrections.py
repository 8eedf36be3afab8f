"""What was recorded wrongly, and what is recorded now."""

from collections.abc import Callable, Iterable
from datetime import datetime

from methub.fittings.components import Cell, Column, Table
from methub.foundation import spoken
from methub.interviews.codes import Interviewer, Outcome
from methub.interviews.queries import InterviewCorrection
from methub.missing.codes import YesNo

_FACTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "held_at": ("When it was held", lambda said: spoken.instant(datetime.fromisoformat(said))),
    "held_where": ("Where", str),
    "held_alone": ("Seen alone", lambda said: YesNo(said).label),
    "held_with": ("Who else was there", str),
    "interpreter": ("Interpreter", str),
    "outcome": ("Outcome", lambda said: Outcome(said).label),
    "interviewer": ("Interviewer", lambda said: Interviewer(said).label),
    "interviewer_name": ("Name of the interviewer", str),
    "outcome_reason": ("Why it was not held", str),
    "outcome_note": ("Note", str),
    "signposted_to": ("Whom they can talk to", str),
}
"""What can be put right, in words, and how its value is read."""


def corrections(rows: Iterable[InterviewCorrection], *, may_know_where: bool) -> Table:
    """What was recorded before, what is recorded now, by whom and why."""
    hidden = () if may_know_where else ("held_where",)
    return Table(
        "Corrected",
        (Column("What"), Column("Was"), Column("Is"), Column("Why")),
        tuple(
            (
                Cell(_FACTS[row.field][0]),
                *(
                    Cell(_FACTS[row.field][1](said) if said else "Nothing")
                    for said in (row.was, row.now)
                ),
                Cell(row.why, note=f"{row.recorded_by_name}, {spoken.instant(row.recorded_at)}"),
            )
            for row in rows
            if row.field not in hidden
        ),
        "",
    )
