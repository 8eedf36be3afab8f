"""What can be done next with an interview, and by whom: a table, read from the top."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.components import Link
from methub.interviews import rules
from methub.interviews.codes import Section, Stage
from methub.interviews.queries import After, Interview, Written

S = Stage
_WAITING = frozenset({S.TO_OFFER, S.OFFERED, S.ARRANGED})
_UNDECIDED = _WAITING | {S.WRITING}
_WRITABLE = frozenset({S.WRITING, S.RETURNED})
_SENDABLE = frozenset({S.WRITING, S.RETURNED, S.NOT_HELD})
_OPEN = _UNDECIDED | _SENDABLE


@dataclass(frozen=True)
class Step:
    """A button: where it leads, whom it is for, and at which stages it makes sense."""

    words: str
    url_name: str
    permission: P
    stages: frozenset[Stage]
    also: Callable[[Interview], bool] = lambda interview: True


STEPS: tuple[Step, ...] = (
    Step("Read and sign off", "sign-off", P.SIGN_OFF, frozenset({S.SENT})),
    Step("Record an attempt", "attempt", P.WRITE_INTERVIEW, frozenset({S.TO_OFFER})),
    Step("Before you start", "before", P.WRITE_INTERVIEW, _WAITING),
    Step("Record an attempt", "attempt", P.WRITE_INTERVIEW, _WAITING - {S.TO_OFFER}),
    Step("Arrange it", "arrange", P.WRITE_INTERVIEW, _WAITING),
    Step(
        "It was held", "held", P.WRITE_INTERVIEW, frozenset({S.WRITING}),
        lambda interview: interview.held_at is None,
    ),
    Step("Check and send", "check", P.WRITE_INTERVIEW, _SENDABLE),
    Step(
        "It was not held", "outcome", P.WRITE_INTERVIEW, _UNDECIDED,
        lambda interview: interview.held_at is None,
    ),
    Step("Add an action", "actions", P.WRITE_INTERVIEW, frozenset(S) - {S.CLOSED}),
    Step(
        "It answers another episode", "cover", P.WRITE_INTERVIEW,
        _OPEN | {S.SENT},
        lambda interview: interview.held_at is not None,
    ),
    Step(
        "Correct what was recorded", "correct", P.WRITE_INTERVIEW,
        frozenset({S.WRITING, S.NOT_HELD, S.SENT, S.RETURNED}),
        lambda interview: interview.outcome in rules.CORRECTABLE,
    ),
    Step(
        "Correct what was recorded", "correct", P.SIGN_OFF, frozenset({S.SHARED, S.ACKNOWLEDGED}),
        lambda interview: interview.held_at is not None,
    ),
    Step(
        "Say who holds it", "allocate", P.ALLOCATE_INTERVIEW, _UNDECIDED,
        lambda interview: interview.held_at is None,
    ),
    Step(
        "Do not offer it", "exempt", P.EXEMPT_INTERVIEW, _UNDECIDED,
        lambda interview: interview.held_at is None,
    ),
)  # fmt: skip


WHAT_NEXT: dict[Stage, str] = {
    S.TO_OFFER: "Next: reach the child or the family, and offer the interview.",
    S.OFFERED: "Next: agree a time and a place where the child feels safe.",
    S.ARRANGED: "Next: ask the child and every parent or carer, then start.",
    S.WRITING: "Next: say that it was held, and write down what was said.",
    S.NOT_HELD: "Next: check it, and send it for sign-off.",
    S.RETURNED: "Next: put right what the note asks for, and send it again.",
    S.SENT: "It waits for a senior practitioner.",
    S.SHARED: "It waits for those it was shared with to acknowledge it.",
    S.ACKNOWLEDGED: "Everybody it was shared with has acknowledged it.",
    S.CLOSED: "It is closed.",
}


def what_next(interview: Interview) -> str:
    """What the interview waits for, in a sentence."""
    if interview.stage is S.WRITING and interview.held_at is not None:
        return "Next: write down what was said, and send it for sign-off."
    return WHAT_NEXT[interview.stage]


def steps(
    interview: Interview, *, viewer: Viewer, after: After, written: Mapping[Section, Written]
) -> tuple[Link, ...]:
    """The viewer's own next steps; the first is the one to take."""
    found = [*_to_acknowledge(viewer, after), *_to_write(interview, viewer, written)]
    found += [
        (step.words, reverse(f"interviews:{step.url_name}", args=[interview.reference]))
        for step in STEPS
        if viewer.may(step.permission) and interview.stage in step.stages and step.also(interview)
    ]
    found += _to_raise(interview, viewer)
    return tuple(Link(words, href, quiet=place > 0) for place, (words, href) in enumerate(found))


def _to_raise(interview: Interview, viewer: Viewer) -> list[tuple[str, str]]:
    """What the child said may be a concern of exploitation. Whoever may not open the child's record
    says in words which child it is."""
    if not viewer.may(P.RAISE_CONCERN):
        return []
    href = (
        reverse("concerns:raise-about", args=[interview.child.person.reference])
        if viewer.may(P.READ_CHILD)
        else reverse("concerns:raise")
    )
    return [("Raise a concern", f"{href}?how=interview")]


def _to_acknowledge(viewer: Viewer, after: After) -> list[tuple[str, str]]:
    return [
        ("Acknowledge it", reverse("interviews:acknowledge", args=[share.reference]))
        for share in after.shares
        if share.acknowledged_at is None
        and (share.user_id == viewer.user_id or share.team_id in viewer.team_ids)
    ]


def _to_write(
    interview: Interview, viewer: Viewer, written: Mapping[Section, Written]
) -> list[tuple[str, str]]:
    """The first section that is not finished."""
    if interview.stage not in _WRITABLE or not viewer.may(P.WRITE_INTERVIEW):
        return []
    open_sections = [
        section
        for section in rules.WRITTEN
        if section not in written or not rules.is_done(section, written[section].said)
    ]
    return [
        (
            f"Write: {section.label}",
            reverse("interviews:section", args=[interview.reference, section]),
        )
        for section in open_sections[:1]
    ]
