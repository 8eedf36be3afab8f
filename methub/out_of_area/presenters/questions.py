"""The words of each question about a placement or an interview of another authority."""

from dataclasses import dataclass
from typing import Any

from methub.fittings.components import Link, SummaryRow
from methub.missing.codes import YesNo
from methub.out_of_area.codes import Direction, StepKind


@dataclass(frozen=True)
class Question:
    """One question: its title, the button's words, a word of help, and the way back."""

    title: str
    words: str
    who: str
    back: Link
    help: str = ""
    standing: tuple[SummaryRow, ...] = ()


_HELP: dict[tuple[StepKind, str], str] = {
    (StepKind.CONTACT, Direction.HERE): "Before a child whose exploitation is known is placed here,"
    " their authority speaks with the hub. If nobody did, ring them now, and record that.",
    (StepKind.CONTACT, Direction.ELSEWHERE): "Before our child is placed there, we ask what waits "
    "for them: places, people, homes.",
    (StepKind.PLAN, Direction.HERE): "Their authority writes it and sends it with the notice. It is"
    " what everybody does at once if the child goes missing.",
    (StepKind.PLAN, Direction.ELSEWHERE): "We send it with the notice, so that the police there "
    "know what to do at once.",
    (StepKind.LEAD, Direction.HERE): "Two panels that each think the other leads protect nobody: "
    "name who agreed on both sides.",
    (StepKind.LEAD, Direction.ELSEWHERE): "Two panels that each think the other leads protect "
    "nobody: name who agreed on both sides.",
}


def risks_standing(row: Any, *, may_know_where: bool) -> tuple[SummaryRow, ...]:
    """What is recorded now, for somebody whose page is older."""
    said = row.risks if may_know_where else ""
    return (
        SummaryRow("Exploitation known", YesNo(row.exploitation).label),
        *([SummaryRow("Known risks", said)] if said else []),
    )


def question(
    title: str, words: str, person: Any, back: Link, *,
    about: tuple[StepKind, str] | None = None, help: str = "",
    standing: tuple[SummaryRow, ...] = (),
) -> Question:  # fmt: skip
    said = _HELP.get(about, "") if about else help
    return Question(title, words, person.name, back, said, standing)
