"""Somebody without an account is given a copy of issued minutes: made by hand, for them alone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.meetings import rules
from methub.meetings.changes.minutes import is_whole
from methub.meetings.changes.refusals import NotChecked, SeenOtherwise, Tampered
from methub.meetings.codes import PaperKind
from methub.meetings.models import CopiedChild, Copy, Meeting, signature


@dataclass(frozen=True)
class Asked:
    """Who is to have what, and why. `items`: the references of what was ticked. `seen`: the digest
    of what the giver looked at."""

    kind: PaperKind
    recipient: str
    role: str
    why: str
    items: Collection[str]
    seen: str


def give_copy(*, meeting: Meeting, asked: Asked, by: Actor, at: datetime) -> Copy:
    """Written down before anything is made: who was told of which child, by whom, and why. What is
    made is what was seen, to the letter."""
    with trail.open_page(by=by, at=at) as page:
        meeting = Meeting.objects.held(meeting)
        minutes = meeting.minutes_of.filter(issued_at__isnull=False).first()
        if minutes is None:
            raise NotChecked
        if not is_whole(minutes):
            raise Tampered
        shown = rules.for_outsider(minutes.content, asked.items)
        if rules.digest_of(shown, asked.kind) != asked.seen:
            raise SeenOtherwise
        copy = Copy.objects.create(
            meeting=meeting, minutes=minutes, kind=asked.kind, recipient=asked.recipient,
            role=asked.role, why=asked.why, items=sorted(asked.items), digest=asked.seen,
            **signature(by, at),
        )  # fmt: skip
        told = sorted({item["child_id"] for item in shown.content["items"] if item["child_id"]})
        rows = CopiedChild.objects.bulk_create(CopiedChild(copy=copy, child_id=key) for key in told)
        page.write_each(
            "meetings.copy.tells-of", about=CopiedChild,
            whose=[(row.pk, row.child_id) for row in rows], recipient=asked.recipient,
        )  # fmt: skip
        page.write(
            "meetings.copy.given", about=copy, kind=asked.kind, recipient=asked.recipient,
            role=asked.role, why=asked.why, digest=asked.seen, shown=told,
        )  # fmt: skip
    return copy
