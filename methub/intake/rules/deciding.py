"""What kind of news it is, and what a notification of that kind must say."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from methub.intake.codes import NotificationKind
from methub.intake.rules.blocks import Block
from methub.intake.rules.layout import Layout
from methub.intake.rules.reading import Problem

K = NotificationKind

_REPLY = re.compile(r"^(?:\s*(?:re|fw|fwd|tr)\s*:\s*)+", re.IGNORECASE)
_LONGEST_HEADING = 120

# What makes a kind believable where nothing but the subject of the e-mail names it.
_TELLING: Mapping[str, tuple[str, ...]] = {
    K.MISSING_REPORTED: ("missing_since",),
    K.RISK_CHANGED: ("police_risk",),
    K.FOUND: ("found_at", "returned_at"),
    K.PLACEMENT_NOTICE: ("placed_from",),
}

# What each kind must say, in the words of a person who has to ask for it.
_NEEDED: Mapping[str, tuple[tuple[str, str], ...]] = {
    K.MISSING_REPORTED: (
        ("surname", "The message does not name the child."),
        ("missing_since", "The message does not say since when."),
    ),
    K.RISK_CHANGED: (("police_risk", "The message does not give the new grade."),),
    K.FOUND: (("found_at", "The message does not say when the child was found."),),
    K.PLACEMENT_NOTICE: (
        ("surname", "The message does not name the child."),
        ("placed_from", "The message does not say from when the child is placed."),
    ),
}

# Nobody is reported before they are missing. Both times stay; a person decides which is wrong.
_IN_ORDER = (
    ("missing_since", "reported_at", "Reported before the child was missing: check both times."),
    ("missing_since", "found_at", "Found before the child was missing: check both times."),
    ("missing_since", "returned_at", "Back before the child was missing: check both times."),
    ("found_at", "returned_at", "Returned before the child was found: check both times."),
)

_ONLY_BACK = "The message says when the child was back, and not when they were found."
_NO_KIND = "The message does not say what kind of notification it is."
_NOTHING = "Nothing in this message is written in a way known here: a person needs to read it."


def kind_of(
    block: Block, values: Mapping[str, Any], subject: str, inherited: str | None, layout: Layout
) -> NotificationKind:
    """By its message type; by a heading; by the one before it in the same message; by the subject
    of the e-mail, and then only if it also tells what such a notification is about."""
    said = (layout.code_at_start("kinds", line.text) for line in block.read if line.field == "kind")
    headed = (
        layout.code_at_start("headings", line)
        for line in block.others
        if len(line) <= _LONGEST_HEADING
    )
    by_subject = layout.code_at_start("subjects", _REPLY.sub("", subject))
    if by_subject and all(values.get(name) is None for name in _TELLING[by_subject]):
        by_subject = None
    candidates = (*said, *headed, inherited if block.read else None, by_subject)
    return K(next(filter(None, candidates), K.UNREAD))


def what_is_wanting(
    kind: NotificationKind, values: Mapping[str, Any], known: Iterable[Problem], *, has_values: bool
) -> list[Problem]:
    """What a person must ask for, or look at, besides what could not be read."""
    if kind == K.UNREAD:
        return [Problem("kind", "", _NO_KIND if has_values else _NOTHING)]
    already = {problem.field for problem in known}
    wanting = [
        Problem(name, "", _ONLY_BACK if name == "found_at" and values.get("returned_at") else why)
        for name, why in _NEEDED[kind]
        if not values.get(name) and name not in already
    ]
    return wanting + [
        Problem(later, "", why)
        for earlier, later, why in _IN_ORDER
        if _is_before(values.get(later), values.get(earlier))
    ]


def _is_before(later: datetime | None, earlier: datetime | None) -> bool:
    return later is not None and earlier is not None and later < earlier
