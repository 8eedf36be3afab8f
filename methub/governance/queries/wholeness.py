"""Is the book whole? The newest seal, what waits for one, and what the last check found."""

from dataclasses import dataclass
from datetime import datetime

from methub.agencies.viewer import Viewer
from methub.audit import seals
from methub.audit.models import Entry, Seal
from methub.governance.codes import CHECKED


@dataclass(frozen=True)
class LastCheck:
    """When somebody last read the whole book against its seals, and what was wrong, if anything."""

    at: datetime
    lines: int
    seals: int
    wrong: str


@dataclass(frozen=True)
class Wholeness:
    head: Seal | None
    unsealed: int
    checked: LastCheck | None


def wholeness(*, viewer: Viewer) -> Wholeness:
    """The book is one for the whole service, whoever asks; nothing here names anybody."""
    head = seals.head()
    return Wholeness(head=head, unsealed=seals.unsealed(after=head), checked=_last_check())


def _last_check() -> LastCheck | None:
    said = Entry.objects.filter(about_kind=Seal._meta.label, what=CHECKED).order_by("-pk").first()
    if said is None:
        return None
    found = said.details
    return LastCheck(said.happened_at, found["lines"], found["seals"], found["wrong"])
