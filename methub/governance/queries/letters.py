"""Letters that reached nobody, for whoever has to telephone instead."""

from dataclasses import dataclass
from datetime import datetime

from methub.agencies.viewer import Viewer
from methub.post import queries as post
from methub.post.codes import Progress, Template

LATEST = 200


@dataclass(frozen=True)
class Undelivered:
    """What a letter was for, and why it never arrived. Whom it was about is nobody's business
    here: the reference leads whoever may know to the record."""

    reference: str
    asked: Template
    to: str
    failed_at: datetime
    why: str


def undelivered(*, viewer: Viewer) -> list[Undelivered]:
    """The latest of the viewer's partnership, newest first."""
    letters = post.letters_not_delivered(viewer=viewer).select_related("user")[:LATEST]
    return [
        Undelivered(
            reference=letter.about_reference,
            asked=Template(letter.template),
            to=letter.user.name if letter.user else letter.to,
            failed_at=failed.recorded_at,
            why=failed.note,
        )
        for letter in letters
        for failed in [one for one in letter.progress.all() if one.state == Progress.FAILED][:1]
    ]
