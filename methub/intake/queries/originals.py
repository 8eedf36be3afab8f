"""The message itself: for a download, and never for a browser to open."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.intake.models import Notification
from methub.intake.queries.arrivals import notifications
from methub.post import queries as post
from methub.post.rules import Attachment


def may_read_words(*, viewer: Viewer, notification: Notification) -> bool:
    """Until it is known whose news it is, only whoever decides that reads it. Then, what the
    message says of a child with a protected address is for people named one by one: it may say
    where the child lives."""
    child_id = notification.child_id
    if child_id is None and not viewer.may(Permission.ACCEPT_NOTIFICATION):
        return False  # nobody has said yet whose news it is: it may be about a restricted child
    return child_id is None or children.may_know_where(viewer=viewer, child_id=child_id)


def may_read_whole(*, viewer: Viewer, notification: Notification) -> bool:
    """A message may be about two children, of whom the viewer may know only one: then they read
    that child's part of it, and not the whole."""
    seen = notifications(viewer=viewer).filter(pk=OuterRef("pk"))
    of_message = Notification.objects.filter(message=notification.message_id).defer("reading")
    parts: Iterable[Any] = of_message.annotate(is_seen=Exists(seen))
    return all(part.is_seen and may_read_words(viewer=viewer, notification=part) for part in parts)


def original(*, viewer: Viewer, notification: Notification) -> bytes:
    """The bytes, exactly as they came."""
    return post.original(viewer=viewer, message=notification.message)


def attachments(*, viewer: Viewer, notification: Notification) -> tuple[Attachment, ...]:
    """What was attached."""
    return post.attachments(viewer=viewer, message=notification.message)


def attachment(*, viewer: Viewer, notification: Notification, index: int) -> Attachment | None:
    """One attached file."""
    found = attachments(viewer=viewer, notification=notification)
    return next((one for one in found if one.index == index), None)
