"""Documents are made where nobody has to wait for them, and their files are kept for a month."""

import logging
from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from methub.agencies.models import User
from methub.agencies.queries import front_desk
from methub.documents import changes
from methub.documents.codes import State
from methub.documents.models import Document
from methub.documents.rules import KEPT_DAYS, NotAllowed, maker_of, may_have
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now

KEPT = timedelta(days=KEPT_DAYS)
TRIES = 3
NOT_ALLOWED = "You may not have this document, or may not any more."
WENT_WRONG = "Something went wrong. Try again, or tell whoever runs MET Hub."

_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *", queueing_lock="documents.make")
@app.task(name="documents.make", lock="documents.make")
def make(timestamp: int) -> None:
    """At once when somebody asks; and every minute, for what a stopped machine left lying."""
    make_waiting(at=now())


@app.periodic(cron="50 2 * * *")
@app.task(name="documents.forget", lock="documents.forget", queueing_lock="documents.forget")
def forget(timestamp: int) -> None:
    forget_old_files(at=now())


def make_waiting(*, at: datetime) -> int:
    """How many were looked at. One maker works at a time, so what is being made already was left
    by a machine that stopped."""
    waiting = list(
        Document.objects.filter(state__in=[State.WAITING, State.MAKING]).order_by("asked_at", "pk")
    )
    for document in waiting:
        try:
            _make_one(document, at)
        except changes.NotWaiting:  # it was made, or given up, in the meantime
            continue
        except NotAllowed:
            changes.give_up_document(document=document, trouble=NOT_ALLOWED, by=MET_HUB, at=at)
        except Exception:  # one paper's fault may not hold up the next
            _log.exception("The document %s could not be made.", document.reference)
            changes.give_up_document(document=document, trouble=WENT_WRONG, by=MET_HUB, at=at)
    return len(waiting)


def forget_old_files(*, at: datetime) -> int:
    old = list(Document.objects.filter(state=State.READY, made_at__lt=at - KEPT))
    for document in old:
        changes.forget_file(document=document, by=MET_HUB, at=at)
    return len(old)


def _make_one(document: Document, at: datetime) -> None:
    """With the sight of whoever asked, as it is now."""
    if document.attempts >= TRIES:
        raise RuntimeError("It was begun three times and never finished")
    viewer, actor = front_desk(user=User.objects.get(pk=document.asked_by_id), at=at)
    what = {"of": document.of, "options": document.options}
    if not may_have(viewer=viewer, kind=document.kind, **what):
        raise NotAllowed
    document = changes.begin_document(document=document, by=actor, at=at)
    maker = maker_of(document.kind)

    def progress(done: int, total: int) -> None:
        Document.objects.filter(pk=document.pk).update(done=done, total=total)

    made = maker.make(viewer=viewer.to(maker.permission), progress=progress, **what)
    changes.keep_document(document=document, made=made, by=actor, at=at)
