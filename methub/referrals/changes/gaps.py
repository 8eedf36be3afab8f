"""What children need and nobody offers is written down, owned, and answered."""

from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies.models import Partnership
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day
from methub.referrals.changes.refusals import InTheFuture, SaysTooLittle
from methub.referrals.models import Gap


@dataclass(frozen=True)
class Noticed:
    """A need, where, how many children it touches, who looks for an answer."""

    need: str
    children: int
    owner: str
    noticed_on: date
    place: str = ""


def record_gap(*, noticed: Noticed, partnership: Partnership, by: Actor, at: datetime) -> Gap:
    """Nobody offers it. It stays on the register until somebody says how it was filled."""
    if noticed.noticed_on > london_day(at):
        raise InTheFuture
    with trail.open_page(by=by, at=at) as page:
        gap = Gap.objects.create(
            **vars(noticed),
            partnership=partnership,
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        page.write("referrals.gap.recorded", about=gap, need=noticed.need)
    return gap


def answer_gap(
    *, gap: Gap, children: int, owner: str, answer: str, is_filled: bool, version: int,
    by: Actor, at: datetime,
) -> Gap:  # fmt: skip
    """How many it touches now, who looks for an answer, and what the answer is so far."""
    if is_filled and not answer.strip():
        raise SaysTooLittle
    with trail.open_page(by=by, at=at) as page:
        gap = Gap.objects.select_for_update(no_key=True).get(pk=gap.pk)
        if gap.version != version:
            raise ChangedMeanwhile
        gap.children, gap.owner, gap.answer, gap.is_filled = children, owner, answer, is_filled
        gap.answered_at, gap.answered_by_name = at, by.name
        gap.version += 1
        gap.save()
        page.write("referrals.gap.answered", about=gap, is_filled=is_filled)
    return gap
