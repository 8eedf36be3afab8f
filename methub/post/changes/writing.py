"""A letter is written in the transaction of whatever made it necessary, and sent after it."""

from datetime import datetime

from procrastinate.contrib.django import app

from methub.agencies.models import Partnership, User
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.post import rules
from methub.post.codes import Progress, Template
from methub.post.models import Letter, LetterProgress


def write_letter(
    *,
    to: str,
    template: Template,
    reference: str,
    path: str,
    once: str,
    partnership: Partnership,
    user: User | None = None,
    person_id: int | None = None,
    by: Actor,
    at: datetime,
) -> Letter:
    """Queue a letter: if the caller's transaction fails, it was never written.

    `reference` and `path` are of the record it points at; anything that could name a child is
    refused. `once` names the occasion: asked again for the same one, the first letter comes back.
    """
    rules.refuse_what_tells(reference=reference, path=path)
    with trail.open_page(by=by, at=at) as page:
        letter, is_new = Letter.objects.get_or_create(
            once=once,
            defaults={
                "partnership": partnership,
                "to": to,
                "user": user,
                "template": template,
                "about_reference": reference,
                "path": path,
                "person_id": person_id,
                "written_at": at,
                "try_at": at,
            },
        )
        if is_new:
            LetterProgress.objects.create(letter=letter, state=Progress.QUEUED, recorded_at=at)
            app.configure_task("post.send_letters", allow_unknown=True).defer(timestamp=0)
        page.write(
            "post.letter.written" if is_new else "post.letter.already-written",
            about=letter,
            person_id=person_id,
            template=template,
            once=once,
        )
    return letter
