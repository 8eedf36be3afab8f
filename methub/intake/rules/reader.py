"""From the bytes of a message to what it says, one notification for each child in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from methub.foundation.timekeeping import london
from methub.intake.rules.agreeing import agreed
from methub.intake.rules.blocks import Block, blocks_of
from methub.intake.rules.deciding import kind_of, what_is_wanting
from methub.intake.rules.filling import CLOCK_SKEW, Filling
from methub.intake.rules.layout import Layout, plain
from methub.intake.rules.lines import Line, Other, Said
from methub.intake.rules.parting import lines_of
from methub.intake.rules.reading import Problem, ReadNotification, ReadPrevention
from methub.intake.rules.values import take
from methub.missing.codes import YesNo
from methub.post import rules as post

MOST_LINES = 3_000
MOST_CHILDREN = 40
_MOST_TEXT = 20_000
_MOST_OTHERS = 300

_LONG = "This message is very long; only its beginning was read. All of it is kept."
_CROWDED = "This message seems to be about more than 40 children: a person needs to read it."
_TOO_SOON = (
    "The e-mail says it was sent at {:%H:%M on %d/%m/%Y}, which is after it arrived: check every"
    " time in it."
)
_CUT = "This e-mail was too large to take in; only its envelope is here. It waits in the mailbox."


@dataclass(frozen=True)
class _Whole:
    """What is true of the whole message."""

    layout: Layout
    subject: str
    sent_at: datetime | None
    attachments: tuple[post.Attachment, ...]
    troubles: tuple[Problem, ...]


def read(
    raw: bytes, layout: Layout, *, received_at: datetime | None = None, is_whole: bool = True
) -> list[ReadNotification]:
    """Everything these bytes say, at least one notification whatever they are."""
    envelope, opened = post.envelope(raw), post.open_message(raw)
    lines = _lines(opened.bodies, layout)
    troubles = [*opened.troubles, *([_LONG] if len(lines) > MOST_LINES else [])]
    if envelope.sent_at and received_at and envelope.sent_at > received_at + CLOCK_SKEW:
        troubles.append(_TOO_SOON.format(london(envelope.sent_at)))
    whole = _Whole(
        layout=layout,
        subject=envelope.subject,
        sent_at=envelope.sent_at or received_at,
        attachments=post.attached_files(opened),
        troubles=tuple(Problem("message", "", why) for why in (troubles if is_whole else [_CUT])),
    )
    blocks = blocks_of(lines[:MOST_LINES])
    if len(blocks) > MOST_CHILDREN:
        whole = replace(whole, troubles=(*whole.troubles, Problem("message", "", _CROWDED)))
        blocks = [Block([Other(line.line) for line in lines[:MOST_LINES]])]
    return _notifications(blocks, whole)


def unread(why: str, *, digest: str) -> ReadNotification:
    """A message that could not be read at all: in the inbox all the same, with the reason."""
    return ReadNotification(problems=(Problem("message", "", why),), digest=digest)


def _lines(bodies: Sequence[post.Body], layout: Layout) -> list[Line]:
    """Of each body, the form in which more can be read: where a mail program made the plain text
    from a table, the table says more."""
    lines: list[Line] = []
    for body in bodies:
        forms = [lines_of(form, layout) for form in body.forms]
        lines += max(forms, key=lambda form: sum(isinstance(line, Said) for line in form))
    return lines


def _notifications(blocks: Sequence[Block], whole: _Whole) -> list[ReadNotification]:
    read_so_far: list[ReadNotification] = []
    for part, block in enumerate(blocks, start=1):
        before = read_so_far[-1] if read_so_far else None
        read_so_far.append(_notification(block, part, before, whole))
    return read_so_far


def _notification(
    block: Block, part: int, before: ReadNotification | None, whole: _Whole
) -> ReadNotification:
    filling = Filling(whole.layout, whole.sent_at)
    for said in agreed(block.read, filling):
        take(filling, said)
    values = filling.values
    if before is not None:
        values.setdefault("force", before.force)
    values.setdefault("missing_since", values.get("last_seen_at"))
    inherited = before.kind if before else None
    kind = kind_of(block, values, whole.subject, inherited, whole.layout)
    problems = [*whole.troubles, *filling.problems]
    problems += what_is_wanting(kind, values, problems, has_values=bool(block.read))
    others = tuple(line for line in (*block.others, *filling.others) if any(map(str.isalnum, line)))
    values.setdefault("has_trigger_plan", _has_trigger_plan(others, whole))
    return ReadNotification(
        **values,
        kind=kind,
        part=part,
        prevention=ReadPrevention(**filling.prevention) if filling.prevention else None,
        attachments=tuple(attachment.name for attachment in whole.attachments),
        other_lines=others[:_MOST_OTHERS],
        problems=tuple(problems),
        text=block.text[:_MOST_TEXT],
        digest=_digest(block, whole),
    )


def _has_trigger_plan(others: Sequence[str], whole: _Whole) -> bool | None:
    """Said in a sentence, or by the name of what is attached."""
    for line in others:
        for code in whole.layout.codes_within("trigger_plan", line[:500]):
            return code == YesNo.YES
    names = (plain(attachment.name) for attachment in whole.attachments)
    return any(name.startswith("trigger plan") for name in names) or None


def _digest(block: Block, whole: _Whole) -> str:
    """The same words and the same files give the same digest, whatever the envelope says."""
    files = " ".join(attachment.sha256 for attachment in whole.attachments)
    return sha256(f"{' '.join(block.text.split())}\n{files}".encode()).hexdigest()
