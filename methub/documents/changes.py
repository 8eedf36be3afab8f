"""A document is asked for, made or not made, and one day kept no longer."""

import hashlib
from datetime import datetime

from procrastinate.contrib.django import app

from methub.audit import trail
from methub.documents.codes import Form, State
from methub.documents.models import Document, DocumentBody
from methub.documents.rules import Made, Options, maker_of
from methub.fittings.papers import as_pdf, as_word
from methub.foundation.actors import Actor

_WRITERS = {Form.PDF: as_pdf, Form.WORD: as_word}


class NotWaiting(Exception):
    """It has been made in the meantime, or given up."""


def ask_document(
    *, kind: str, of: str, form: Form, options: Options | None = None, by: Actor, at: datetime
) -> Document:
    """Somebody wants a paper. It is made where nobody has to wait for it."""
    maker_of(kind)  # a kind that nobody makes would wait for ever
    with trail.open_page(by=by, at=at) as page:
        document = Document.objects.create(
            kind=kind,
            of=of,
            form=form,
            options=dict(options or {}),
            asked_at=at,
            asked_by_id=by.id,
            asked_by_name=by.name,
            asked_by_agency=by.agency,
        )
        page.write("documents.document.asked", about=document, paper=kind, of=of, form=form)
        # The lock is named here too: the web process does not know the job, and two makers at once
        # would each take the other's work for left behind.
        app.configure_task("documents.make", lock="documents.make", allow_unknown=True).defer(
            timestamp=0
        )
    return document


def begin_document(*, document: Document, by: Actor, at: datetime) -> Document:
    """From now on it is being made: whoever waits sees that."""
    with trail.open_page(by=by, at=at) as page:
        document = _held(document)
        document.state, document.attempts = State.MAKING, document.attempts + 1
        document.save(update_fields=["state", "attempts"])
        page.write("documents.document.begun", about=document, attempt=document.attempts)
    return document


def keep_document(*, document: Document, made: Made, by: Actor, at: datetime) -> Document:
    """The paper becomes a file, and the file is sealed."""
    content = _WRITERS[Form(document.form)](made.paper)
    with trail.open_page(by=by, at=at) as page:
        document = _held(document)
        document.state, document.made_at = State.READY, at
        document.digest, document.size = hashlib.sha256(content).hexdigest(), len(content)
        document.named = sorted(set(made.persons))
        document.save()
        DocumentBody.objects.create(document=document, content=content)
        page.write(
            "documents.document.made", about=document, paper=document.kind, of=document.of,
            sha256=document.digest, shown=document.named,
        )  # fmt: skip
    return document


def give_up_document(*, document: Document, trouble: str, by: Actor, at: datetime) -> None:
    """It is not made, and whoever asked reads why."""
    with trail.open_page(by=by, at=at) as page:
        document = _held(document)
        document.state, document.trouble = State.FAILED, trouble
        document.save(update_fields=["state", "trouble"])
        page.write("documents.document.given-up", about=document, trouble=trouble)


def forget_file(*, document: Document, by: Actor, at: datetime) -> None:
    """The bytes go: what they said is on the record, and a second copy of it only grows old. That
    it was made, for whom, and its seal stay."""
    with trail.open_page(by=by, at=at) as page:
        DocumentBody.objects.filter(document=document).delete()
        Document.objects.filter(pk=document.pk).update(state=State.GONE)
        page.write("documents.document.forgotten", about=document)


def _held(document: Document) -> Document:
    held = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    if held.state not in (State.WAITING, State.MAKING):
        raise NotWaiting
    return held
