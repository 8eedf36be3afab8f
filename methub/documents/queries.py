"""One's own documents, and their bytes while the seal holds."""

import hashlib

from django.db.models import QuerySet

from methub.agencies.viewer import Viewer
from methub.documents.codes import State
from methub.documents.models import Document, DocumentBody
from methub.documents.rules import KEPT_DAYS, may_have
from methub.foundation.timekeeping import days_after

MOST_LISTED = 100


class Tampered(Exception):
    """The bytes are not those that were made."""


class NotReady(Exception):
    """There is no file: not yet, or no longer."""


def document_named(*, viewer: Viewer, reference: str) -> QuerySet[Document]:
    return Document.objects.visible_to(viewer).filter(reference=reference)


def lately_asked(*, viewer: Viewer) -> QuerySet[Document]:
    """What the viewer asked for in the last 30 days, the newest first: as long as files are kept.
    At most so many as anybody reads through."""
    since = days_after(viewer.at, -KEPT_DAYS)
    mine = Document.objects.visible_to(viewer).filter(asked_at__gt=since)
    return mine.order_by("-asked_at", "-pk")[:MOST_LISTED]


def may_still_have(*, viewer: Viewer, document: Document) -> bool:
    """A child may have been kept from them, or they may have changed jobs, since they asked."""
    return may_have(viewer=viewer, kind=document.kind, of=document.of, options=document.options)


def content_of(*, viewer: Viewer, document: Document) -> bytes:
    """The bytes, looked at before anybody gets them."""
    bodies = DocumentBody.objects.filter(document__in=Document.objects.visible_to(viewer))
    body = bodies.filter(document=document).first()
    if document.state != State.READY or body is None:
        raise NotReady
    content = bytes(body.content)
    if hashlib.sha256(content).hexdigest() != document.digest:
        raise Tampered
    return content
