"""Whoever raised a concern hears what came of it."""

from datetime import datetime

from django.urls import reverse

from methub.audit import trail
from methub.clocks.codes import Promise
from methub.concerns.changes.concerns import held
from methub.concerns.changes.owed import keep
from methub.concerns.changes.refusals import InTheFuture, NoLetter, NotDecided
from methub.concerns.codes import Answered
from methub.concerns.models import WITH_IT, Concern, Feedback
from methub.foundation.actors import Actor
from methub.foundation.records import new_reference
from methub.post import changes as post
from methub.post.codes import Template
from methub.post.models import Letter


def give_feedback(
    *,
    concern: Concern,
    how: Answered,
    said: str,
    told_at: datetime | None = None,
    version: int,
    by: Actor,
    at: datetime,
) -> Feedback:
    """What they are told. Said aloud, it is done; as a letter, it is owed until the letter left."""
    if told_at is not None and told_at > at:
        raise InTheFuture
    with trail.open_page(by=by, at=at) as page:
        concern = held(concern, version)
        if not concern.decisions.exists():
            raise NotDecided
        reference = new_reference()
        feedback = Feedback.objects.create(
            reference=reference,
            concern=concern,
            how=how,
            said=said,
            letter=_letter(concern, reference, by, at) if how is Answered.LETTER else None,
            told_at=None if how is Answered.LETTER else told_at or at,
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        concern.version += 1
        concern.save(update_fields=["version"])
        page.write("concerns.feedback.given", about=concern, person_id=concern.child_id, how=how)
        if feedback.told_at is not None:
            keep(Promise.CONCERN_FEEDBACK, concern, feedback.told_at, page)
    return feedback


def record_letter_sent(*, feedback: Feedback, sent_at: datetime, by: Actor, at: datetime) -> None:
    """The letter has left: the promise is kept. Safe to run twice."""
    with trail.open_page(by=by, at=at) as page:
        row = Feedback.objects.select_for_update(of=("self",), no_key=True).get(pk=feedback.pk)
        concern = Concern.objects.select_related(*WITH_IT).get(pk=row.concern_id)
        page.write("concerns.feedback.sent", about=concern, person_id=concern.child_id)
        if row.told_at is None:
            row.told_at = sent_at
            row.save(update_fields=["told_at"])
            keep(Promise.CONCERN_FEEDBACK, concern, sent_at, page)


def _letter(concern: Concern, reference: str, by: Actor, at: datetime) -> Letter:
    """To whoever wrote it here. A caller reads no page of ours, and is spoken to."""
    if concern.answer_to:
        raise NoLetter
    return post.write_letter(
        to=concern.raised_by.email,
        template=Template.CONCERN_ANSWERED,
        reference=concern.reference,
        path=reverse("concerns:concern", args=[concern.reference]),
        once=f"answer {reference} to concern {concern.reference}",
        partnership=concern.partnership,
        user=concern.raised_by,
        person_id=concern.child_id,
        by=by,
        at=at,
    )
