"""One notification: what arrived, what was read, who it may be, and what became of it."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from methub.children import rules as childhood
from methub.fittings import components
from methub.fittings.components import Link, NavItem, Reason, SummaryRow, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.intake.codes import NotificationKind, NotificationState
from methub.intake.forms import FORMS, Act
from methub.intake.presenters.listing import placement_tag, sender, tags, title
from methub.intake.queries import Candidate, Notified
from methub.intake.rules import Problem, ReadNotification
from methub.post.rules import Attachment

SHOWN = 20_000
LONGEST_MARK = 200

PROTECTED = "Address protected"

# What pressing a child's button does, by the kind of news.
_DOES: dict[str, tuple[str, str]] = {  # when the child is missing now, and when not
    NotificationKind.MISSING_REPORTED: ("join the open episode", "open the episode"),
    NotificationKind.FOUND: ("close the episode", "record that they were missing and found"),
    NotificationKind.RISK_CHANGED: ("record the grade", "record the grade"),
    NotificationKind.PLACEMENT_NOTICE: ("record the placement", "record the placement"),
    NotificationKind.UNREAD: ("add it to the open episode", "keep it with them"),
}


# What a message may be dealt with as.
_AS: dict[str, str] = {
    NotificationKind.MISSING_REPORTED: "Missing",
    NotificationKind.FOUND: "Found",
    NotificationKind.RISK_CHANGED: "Risk changed",
    NotificationKind.PLACEMENT_NOTICE: "Placed here",
    NotificationKind.UNREAD: "Other news of a child",
}


@dataclass(frozen=True)
class Piece:
    """Some of the text; marked where it is what was read."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class Choice:
    """A child it may be, and the button that says so. `plans_href`: of the likeliest, what
    everybody does at once."""

    card: components.Candidate
    words: str
    value: str
    plans_href: str = ""


@dataclass(frozen=True)
class Join:
    """It tells of an episode that is on the record already: the button that keeps it there."""

    words: str
    value: str


@dataclass(frozen=True)
class NotificationPage:
    title: str
    href: str
    arrived: str
    tags: tuple[Tag, ...]
    pieces: tuple[Piece, ...]
    is_kept_back: bool
    is_long: bool
    original_href: str
    attachments: tuple[Link, ...]
    problems: tuple[str, ...]
    also_said: tuple[str, ...]
    facts: tuple[SummaryRow, ...]
    prevention: str
    kinds: tuple[NavItem, ...]
    repeats: Link | None
    is_waiting: bool
    outcome: tuple[SummaryRow, ...]
    choices: tuple[Choice, ...]


def notification_page(
    row: Notified,
    *,
    kind: str,
    found: Iterable[Candidate],
    files: Iterable[Attachment],
    beside: Collection[str],
    may_read_words: bool,
    may_read_whole: bool,
    may_read_first: bool,
    may_raise: bool,
    notice_within_hours: float | None,
    at: datetime,
) -> NotificationPage:
    """`kind` is what it is dealt with as: what was read, or what a person says it is. `beside`:
    the fields whose problems stand beside them in the form."""
    read = row.read
    late = placement_tag(row, read.placed_from, notice_within_hours)
    return NotificationPage(
        title=title(row),
        href=reverse("intake:notification", args=[row.reference]),
        arrived=_arrived(row),
        tags=(
            *tags(row, grade=read.police_risk or "", is_open_case=False),
            *([late] if late else []),
        ),
        pieces=pieces(read) if may_read_words else (),
        is_kept_back=not may_read_words,
        is_long=len(read.text) >= SHOWN,
        original_href=reverse("intake:original", args=[row.reference]) if may_read_whole else "",
        attachments=tuple(
            Link(
                f"{one.name} ({_size(one.size)})",
                reverse("intake:attachment", args=[row.reference, one.index]),
            )
            for one in files
        ),
        problems=tuple(
            dict.fromkeys(one.why for one in row.read_problems if one.field not in beside)
        ),
        also_said=()
        if row.kind == NotificationKind.UNREAD or not may_read_words
        else read.other_lines,
        facts=_facts(read),
        prevention=_prevention(read),
        kinds=_kinds(row, kind),
        repeats=_repeats(row) if may_read_first else None,
        is_waiting=row.state == NotificationState.NEW,
        outcome=_outcome(row, may_raise),
        choices=tuple(
            # one dark button a page: of news that came before, the dark one keeps it with that
            _choice(one, kind, number == 0 and row.duplicate_of_id is None, at)
            for number, one in enumerate(found)
        ),
    )


def join(row: Notified, found: Iterable[Candidate], *, refused: str) -> Join | None:
    """For news that came before, one press. After a refusal, the newest episode of the child who
    was chosen (`refused`: their reference)."""
    first = row.duplicate_of
    for one in found:
        if first is not None and first.episode is not None and first.child_id == one.child.pk:
            return Join(
                "Same news: keep it with that episode", f"{Act.JOIN}:{first.episode.reference}"
            )
        if one.child.person.reference == refused and one.episodes:
            since = one.episodes[0].known("missing_since").in_words
            return Join(
                f"Keep it with the episode from {since}", f"{Act.JOIN}:{one.episodes[0].reference}"
            )
    return None


def problem_words(problems: Iterable[Problem]) -> dict[str, str]:
    """The first thing to look at in each field, to stand beside it."""
    words: dict[str, str] = {}
    for problem in problems:
        words.setdefault(problem.field, problem.why)
    return words


def pieces(read: ReadNotification) -> tuple[Piece, ...]:
    """The text, with marks where it says who it is about and where something is to be checked."""
    wanted = {read.surname, read.forenames, read.police_reference, read.born_on_text}
    wanted |= {problem.said for problem in read.problems}
    said = sorted((one for one in wanted if 1 < len(one) <= LONGEST_MARK), key=len, reverse=True)
    if not said:
        return (Piece(read.text),)
    pattern = re.compile(f"({'|'.join(map(re.escape, said))})")
    split = pattern.split(read.text)
    return tuple(Piece(text, is_marked=bool(n % 2)) for n, text in enumerate(split) if text)


def _arrived(row: Notified) -> str:
    """From whom, sent when, and when it came in: not the same where somebody put it in by hand."""
    sent_at = row.message.sent_at
    sent = f" · sent {spoken.instant(sent_at)}" if sent_at else ""
    return f"{sender(row)}{sent} · came in {spoken.instant(row.received_at)}"


def _facts(read: ReadNotification) -> tuple[SummaryRow, ...]:
    """What was read, for somebody who sees that it arrived and decides nothing."""
    rows = (
        ("Police reference", read.police_reference),
        ("Name", read.name),
        ("Date of birth", spoken.short_day(read.born_on) if read.born_on else ""),
        ("Missing since", _moment(read.missing_since)),
        ("Reported", _moment(read.reported_at)),
        ("Police grade", read.police_risk.label if read.police_risk else ""),
        ("Found", _moment(read.found_at)),
        ("Returned", _moment(read.returned_at)),
        ("Placed from", _moment(read.placed_from)),
    )
    return tuple(SummaryRow(key, value) for key, value in rows if value)


def _prevention(read: ReadNotification) -> str:
    """Said in the line that folds it away."""
    told = read.prevention
    return f": {told.outcome.label.lower()}" if told and told.outcome else ""


def _moment(at: datetime | None) -> str:
    return spoken.instant(at) if at else ""


def _kinds(row: Notified, here: str) -> tuple[NavItem, ...]:
    """Dealt with as another kind of news, where the reader was wrong or could not tell."""
    address = reverse("intake:notification", args=[row.reference])
    return tuple(NavItem(_AS[kind], f"{address}?as={kind}", is_here=kind == here) for kind in FORMS)


def _repeats(row: Notified) -> Link | None:
    first = row.duplicate_of
    if first is None:
        return None
    return Link(
        f"What came first, {spoken.instant(first.received_at)}",
        reverse("intake:notification", args=[first.reference]),
    )


def _outcome(row: Any, may_raise: bool) -> tuple[SummaryRow, ...]:
    if row.state == NotificationState.NEW:
        return ()
    who = f"{row.accepted_by.name}, {spoken.instant(row.accepted_at)}"
    if row.state == NotificationState.SET_ASIDE:
        return (SummaryRow("Set aside by", who), SummaryRow("Why", row.set_aside_why))
    concern = reverse("concerns:raise-about", args=[row.child.person.reference])
    rows = [
        SummaryRow("Accepted by", who),
        SummaryRow(
            "About",
            row.child.person.name,
            href=reverse("chronology:child", args=[row.child.person.reference]),
            change=Link("Raise a concern", f"{concern}?how=notification") if may_raise else None,
        ),
    ]
    if row.episode is not None:
        rows.append(
            SummaryRow(
                "Missing episode",
                f"From {row.episode.known('missing_since').in_words}",
                href=reverse("missing:episode", args=[row.episode.reference]),
            )
        )
    return tuple(rows)


def _choice(one: Candidate, kind: str, is_best: bool, at: datetime) -> Choice:
    person = one.child.person
    first_name = person.name.split(" ")[0]
    words = _DOES[kind][0 if one.open_episode else 1]
    return Choice(
        card=components.Candidate(
            name=person.name,
            href=reverse("chronology:child", args=[person.reference]),
            note=" · ".join(_known(one, at)),
            reasons=tuple(Reason(why.words, why.is_agreeing) for why in one.reasons),
            is_best=is_best,
        ),
        words=f"This is {first_name}: {words}" if is_best else f"This is {first_name}",
        value=f"{Act.CHILD}:{person.reference}",
        plans_href=reverse("plans:in-force", args=[person.reference]) if is_best else "",
    )


def _known(one: Candidate, at: datetime) -> Iterable[str]:
    """Age, where they live, and how often they have been missing: enough to know them by."""
    person = one.child.person
    yield childhood.age_in_words(person.born_on, person.born_year, london_day(at))
    home = one.home
    if home is not None:
        yield PROTECTED if home.is_protected else home.name or home.get_kind_display()
    count = len(one.episodes)
    yield f"{count} episode{'' if count == 1 else 's'}"
    if one.open_episode is not None:
        yield f"missing since {one.open_episode.known('missing_since').in_words}"


def _size(size: int) -> str:
    return f"{size / 1024:,.0f} KB" if size >= 1024 else f"{size} bytes"
