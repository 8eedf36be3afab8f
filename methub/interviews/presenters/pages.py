"""One interview in words: what happened, what it answers, who has it, what is known already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from methub.fittings.components import Cell, Column, Link, SideItem, SummaryRow, Table, Tag
from methub.fittings.fields.words import begin
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.interviews import rules
from methub.interviews.codes import ActionKind, Destination, Interviewer, Outcome, SignOffDecision
from methub.interviews.presenters.head import address
from methub.interviews.queries import (
    After,
    AgreedAction,
    Allocation,
    Interview,
    InterviewEpisode,
    Known,
    Owner,
    Share,
)
from methub.missing.codes import YesNo
from methub.policies.rules import Choice, Helpline

PROTECTED = "protected address"


EMERGENCY = "999"


@dataclass(frozen=True)
class Note:
    """A returned interview's note, and whose it is."""

    text: str
    who: str


def facts(
    interview: Interview, *, reasons: Iterable[Choice], signed: After, may_know_where: bool
) -> tuple[SummaryRow, ...]:
    """The interview in one summary: who, when, what came of it. Empty facts are left out."""
    arranged, held = interview.arranged_where, interview.held_where
    if not may_know_where:
        arranged, held = arranged and PROTECTED, held and PROTECTED
    said = {choice.code: choice.label for choice in reasons}
    rows = (
        ("Who interviews", holder(interview)),
        ("Why them", interview.route_why),
        ("First offered", instant(interview.offered_at)),
        ("Arranged", _joined(instant(interview.arranged_for), arranged)),
        ("Interviewer", _interviewer(interview)),
        ("Held", _joined(instant(interview.held_at), held)),
        ("Seen alone", YesNo(interview.held_alone).label if interview.held_alone else ""),
        ("Also there", interview.held_with),
        ("Interpreter", interview.interpreter),
        ("Outcome", Outcome(interview.outcome).label if interview.outcome else ""),
        ("Why", said.get(interview.outcome_reason, interview.outcome_reason)),
        ("Note", interview.outcome_note),
        ("The child was told they can talk to", interview.signposted_to),
        ("Decided by", _decided_by(interview)),
        ("Sent for sign-off", instant(interview.sent_at)),
        ("Signed off", _signed(signed)),
    )
    return tuple(SummaryRow(key, value) for key, value in rows if value)


def episodes(covered: Sequence[InterviewEpisode], held_at: datetime | None) -> Table:
    """The episodes it answers, each with its own hours."""
    return Table(
        "Episodes this interview answers",
        (Column("Missing from"), Column("Hours from"), Column("Due"), Column("In time")),
        tuple(
            (
                Cell(row.episode.known("missing_since").in_words),
                Cell(spoken.instant(row.started_at)),
                Cell(spoken.instant(row.due_at)),
                Cell(_in_time(row, held_at)),
            )
            for row in covered
        ),
        "It answers no episode.",
    )


def shares(after: After) -> Table:
    """Whom it went to, and what each of them will do."""
    return Table(
        "Shared with",
        (Column("Who"), Column("Shared"), Column("Acknowledged"), Column("What they will do")),
        tuple(
            (
                Cell(_shared_with(share)),
                Cell(spoken.instant(share.shared_at)),
                Cell(
                    instant(share.acknowledged_at),
                    note=share.acknowledged_by_name,
                    tag=None if share.acknowledged_at else Tag("not yet", "soon"),
                ),
                Cell(share.actions_agreed),
            )
            for share in after.shares
        ),
        "Not shared yet.",
    )


def actions(rows: Sequence[AgreedAction], *, at: datetime) -> Table:
    """What comes of it, by whom and when."""
    return Table(
        "Agreed actions",
        (Column("What"), Column("Who"), Column("By"), Column("Done")),
        tuple(
            (
                Cell(row.what, href=reverse("interviews:action", args=[row.reference])),
                Cell(row.owner.name),
                Cell(spoken.short_day(london_day(row.due_at)), tag=_late(row, at)),
                Cell(instant(row.done_at), note=row.done_note),
            )
            for row in rows
        ),
        "No action is agreed yet.",
    )


def note(after: After) -> Note | None:
    """What the senior asked for, while it is the writer's turn again."""
    last = after.sign_offs[-1] if after.sign_offs else None
    if last is None or last.decision != SignOffDecision.RETURNED:
        return None
    return Note(last.note, f"{last.recorded_by_name}, {spoken.instant(last.recorded_at)}")


def lacks(interview: Interview, lacking: Iterable[rules.Lack]) -> tuple[Link, ...]:
    """What is still needed, each leading to where it belongs."""
    return tuple(Link(lack.words, address(interview, lack.section)) for lack in lacking)


def goes_to(allocation: Allocation | None) -> str:
    """Who reads it once it is agreed; empty where nobody works with the child."""
    if allocation is None:
        return ""
    manager = f" and their manager, {allocation.manager.name}" if allocation.manager else ""
    return f"{allocation.worker.name}{manager}"


def owners(rows: Iterable[Owner], child: str) -> list[tuple[str, str]]:
    """ "Rosa Lane, allocated worker (works with Mateusz)"."""
    return [
        (
            row.user.reference,
            f"{row.user.name}, {begin(row.role.label)}"
            + (f" (works with {child})" if row.works_with else ""),
        )
        for row in rows
    ]


def action_facts(action: AgreedAction) -> tuple[SummaryRow, ...]:
    """One action: enough to do it, and nothing else of the interview."""
    rows = (
        ("What will be done", action.what),
        ("Kind", ActionKind(action.kind).label if action.kind else ""),
        ("Who does it", action.owner.name),
        ("By", spoken.instant(action.due_at)),
        ("Agreed with", f"{action.recorded_by_name}, {spoken.instant(action.recorded_at)}"),
        ("Done", instant(action.done_at)),
        ("What came of it", action.done_note),
    )
    return tuple(SummaryRow(key, value) for key, value in rows if value)


def known(known: Known) -> tuple[SideItem, ...]:
    """What we already know, for the panel beside the form: nobody tells it all twice."""
    from_police = tuple(
        SideItem(text, note=f"{words}; police, {spoken.instant(row.held_at or row.recorded_at)}")
        for row in known.prevention
        for words, text in (
            ("With", row.accompanied_by),
            ("Vehicles", row.vehicles),
            ("Condition", row.condition),
            ("Harm", row.harm),
            ("Why, as told then", row.reason_given),
            ("Signs of exploitation", row.exploitation_signs),
            ("Wishes", row.wishes),
            ("For the hub", row.information),
            ("Prevention interview not done", row.not_done_because),
        )
        if text
    )
    last = known.last
    if last is None or last.held_at is None:
        return from_police
    when = f"Last interview, {spoken.instant(last.held_at)}"
    href = reverse("interviews:interview", args=[last.reference])
    said = (
        (f"“{known.last_words}”" if known.last_words else "", when),
        (f"What would help: “{known.would_help}”" if known.would_help else "", when),
    )
    return from_police + tuple(SideItem(text, href=href, note=why) for text, why in said if text)


def helplines(lines: Iterable[Helpline]) -> tuple[SideItem, ...]:
    """Emergencies first, then as the authority lists them."""
    urgent_first = sorted(lines, key=lambda line: line.number != EMERGENCY)
    return tuple(SideItem(f"{line.name} {line.number}", note=line.note) for line in urgent_first)


def holder(interview: Interview) -> str:
    """Whoever holds it, or the team that has not decided yet."""
    if interview.assigned_to is not None:
        return interview.assigned_to.name
    if interview.assigned_team is not None:
        return f"{interview.assigned_team.name}: nobody named yet"
    return "Nobody named yet"


def instant(moment: datetime | None) -> str:
    return spoken.instant(moment) if moment else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _interviewer(interview: Interview) -> str:
    """Who held it, and that they are independent of the child's home."""
    if not interview.interviewer:
        return ""
    kind = Interviewer(interview.interviewer)
    ruling = rules.INDEPENDENCE[kind]
    return f"{interview.interviewer_name}, {kind.label}. Independent: {ruling.reason}."


def _decided_by(interview: Interview) -> str:
    return interview.exemption.recorded_by_name if hasattr(interview, "exemption") else ""


def _signed(after: After) -> str:
    last = after.sign_offs[-1] if after.sign_offs else None
    if last is None or last.decision != SignOffDecision.AGREED:
        return ""
    where = Destination(last.destination).label
    return f"{last.recorded_by_name}, {spoken.instant(last.recorded_at)}. To: {where}"


def _in_time(row: InterviewEpisode, held_at: datetime | None) -> str:
    if held_at is None:
        return "Not held"
    return "Yes" if rules.in_time(held_at=held_at, due_at=row.due_at) else "No"


def _shared_with(share: Share) -> str:
    named = share.user or share.team
    return named.name if named else ""


def _late(row: AgreedAction, at: datetime) -> Tag | None:
    if row.done_at is not None:
        return Tag("done", "ok")
    return Tag(spoken.until(row.due_at, at), "late") if at > row.due_at else None
