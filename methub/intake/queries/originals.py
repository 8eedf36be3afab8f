"""The message itself: for a download, and never for a browser to open."""

from methub.agencies.viewer import Viewer
from methub.intake.models import Notification
from methub.intake.queries.arrivals import notifications
from methub.post import queries as post
from methub.post.rules import Attachment


def may_read_whole(*, viewer: Viewer, notification: Notification) -> bool:
    """A message may be about two children, of whom the viewer may know only one: then they read
    that child's part of it, and not the whole."""
    of_message = {"message": notification.message_id}
    return (
        notifications(viewer=viewer).filter(**of_message).count()
        == Notification.objects.filter(**of_message).count()
    )


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
