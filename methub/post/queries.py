"""What has arrived, and what has become of what was sent."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from methub.agencies.viewer import Viewer
from methub.post import rules
from methub.post.codes import Progress
from methub.post.models import Letter, LetterProgress, Message, MessageBody

_FOLLOWED_FOR = timedelta(days=4)


def messages(*, viewer: Viewer) -> QuerySet[Message]:
    """Everything that has arrived for the viewer's partnership, newest first; never its bytes."""
    return Message.objects.visible_to(viewer).order_by("-received_at", "-pk")


def original(*, viewer: Viewer, message: Message) -> bytes:
    """The bytes exactly as they came: for the download, and for showing beside what was read."""
    body = MessageBody.objects.get(
        message__in=Message.objects.visible_to(viewer).filter(pk=message.pk)
    )
    return bytes(body.raw)


def attachments(*, viewer: Viewer, message: Message) -> tuple[rules.Attachment, ...]:
    """What was attached. Only ever served as a download."""
    return rules.attached_files(rules.open_message(original(viewer=viewer, message=message)))


def letters(*, viewer: Viewer) -> QuerySet[Letter]:
    """Letters of the viewer's partnership, newest first, each with what became of it."""
    return Letter.objects.visible_to(viewer).prefetch_related("progress").order_by("-pk")


def letters_not_delivered(*, viewer: Viewer) -> QuerySet[Letter]:
    """Letters that never reached anybody: somebody has to telephone instead."""
    return letters(viewer=viewer).filter(progress__state=Progress.FAILED).distinct()


def due_letters(*, at: datetime) -> QuerySet[Letter]:
    """For the sending job alone, which asks on behalf of the product and sees no child."""
    return Letter.objects.filter(try_at__lte=at).order_by("try_at")


def receipts_to_follow(*, at: datetime) -> QuerySet[LetterProgress]:
    """Lately handed to a carrier that gave a receipt, and not heard of since."""
    heard_of = LetterProgress.objects.filter(state__in=[Progress.DELIVERED, Progress.FAILED])
    return (
        LetterProgress.objects.filter(state=Progress.SENT, recorded_at__gt=at - _FOLLOWED_FOR)
        .exclude(receipt="")
        .exclude(letter__in=heard_of.values("letter"))
        .select_related("letter")
    )
