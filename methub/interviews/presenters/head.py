"""What stands above every page of an interview, and the list of its sections beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from methub.children import rules as childhood
from methub.fittings.components import NavItem, Tag, Task, Tone
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.interviews import rules
from methub.interviews.codes import Outcome, Section, Stage
from methub.interviews.queries import Draft, Interview, Written

SOON = timedelta(hours=24)
CHECK = "check"

_TONES: dict[Stage, Tone] = {
    Stage.RETURNED: "late",
    Stage.SENT: "soon",
    Stage.SHARED: "soon",
    Stage.ACKNOWLEDGED: "ok",
}


@dataclass(frozen=True)
class Head:
    """Whose interview it is, how old they are, when it is due, where it stands."""

    reference: str
    child: str
    called: str
    child_href: str
    age: str
    stage: Tag
    due: Tag
    hours: str
    covers: str


def head(interview: Interview, *, at: datetime, may_read_child: bool) -> Head:
    person = interview.child.person
    then = london_day(interview.held_at or at)  # how old they were, not how old they are by now
    return Head(
        reference=interview.reference,
        child=person.name,
        called=called(interview),
        child_href=reverse("chronology:child", args=[person.reference]) if may_read_child else "",
        age=childhood.age_in_words(person.born_on, person.born_year, then),
        stage=stage_tag(interview),
        due=due_tag(interview, at),
        hours=_hours(interview),
        covers="" if interview.episodes < 2 else f"answers {interview.episodes} episodes",
    )


def called(interview: Interview) -> str:
    """The name used inside a sentence: the first of the child's names."""
    return interview.child.person.name.split()[0]


def stage_tag(interview: Interview) -> Tag:
    return Tag(interview.stage.label, _TONES.get(interview.stage, "calm"))


def due_tag(interview: Interview, at: datetime) -> Tag:
    """How the promise stands, in words first."""
    due = interview.due_at
    if interview.held_at is not None and due is not None:
        in_time = rules.in_time(held_at=interview.held_at, due_at=due)
        return Tag("held in time", "ok") if in_time else Tag("held late", "late")
    if interview.outcome or due is None:
        return Tag(Outcome(interview.outcome).label if interview.outcome else "no hours", "calm")
    if at > due:
        return Tag(spoken.until(due, at), "late")
    return Tag(f"due {spoken.until(due, at)}", "soon" if due - at <= SOON else "calm")


def nav(
    interview: Interview,
    *,
    written: Mapping[Section, Written],
    drafts: Mapping[Section, Draft],
    here: str,
) -> tuple[NavItem, ...]:
    """The sections in the order they are written, each saying whether it is done."""
    return tuple(
        NavItem(
            section.label,
            address(interview, section),
            is_here=section == here,
            count=(interview.action_count or None) if section is Section.ACTIONS else None,
            tag=None
            if section is Section.ACTIONS
            else _progress(interview, section, written, drafts),
        )
        for section in Section
    ) + (
        NavItem(
            "Check and send",
            reverse("interviews:check", args=[interview.reference]),
            is_here=here == CHECK,
        ),
    )


def tasks(
    interview: Interview, *, written: Mapping[Section, Written], drafts: Mapping[Section, Draft]
) -> tuple[Task, ...]:
    """The sections as a list of things to do; none can be written before the interview starts."""
    return tuple(
        Task(
            section.label,
            _progress(interview, section, written, drafts) or _not_yet(interview, section),
            href=address(interview, section)
            if interview.started_at or section in (Section.BEFORE, Section.ACTIONS)
            else "",
        )
        for section in Section
    )


def overview_address(interview: Interview) -> str:
    return reverse("interviews:interview", args=[interview.reference])


def next_address(interview: Interview, section: Section) -> str:
    """Where "Save and continue" goes: the section after this one."""
    following = list(Section)
    return address(interview, following[following.index(section) + 1])


def address(interview: Interview, section: Section) -> str:
    if section in (Section.BEFORE, Section.ACTIONS):
        return reverse(f"interviews:{section}", args=[interview.reference])
    return reverse("interviews:section", args=[interview.reference, section])


def _progress(
    interview: Interview,
    section: Section,
    written: Mapping[Section, Written],
    drafts: Mapping[Section, Draft],
) -> Tag | None:
    if section in drafts:
        return Tag("not saved yet", "soon")
    if section is Section.ACTIONS and interview.action_count:
        return Tag(f"{interview.action_count} agreed", "ok")
    if section is Section.BEFORE:
        return Tag("done", "ok") if interview.started_at else None
    if section not in written:
        return None
    is_done = rules.is_done(section, written[section].said)
    return Tag("done", "ok") if is_done else Tag("begun")


def _not_yet(interview: Interview, section: Section) -> Tag:
    is_open = interview.started_at or section in (Section.BEFORE, Section.ACTIONS)
    return Tag("not started" if is_open else "after the start")


def _hours(interview: Interview) -> str:
    """When it is due, and from when the hours run."""
    start, due = interview.hours_from, interview.due_at
    if start is None or due is None:
        return ""
    return f"Due by {spoken.instant(due)}; the hours run from {spoken.instant(start)}."
