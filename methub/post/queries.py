"""What has arrived, and what has become of what was sent."""

from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

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
    return rules.attachments(original(viewer=viewer, message=message))


def letters(*, viewer: Viewer) -> QuerySet[Letter]:
    """Letters of the viewer's partnership with how each stands (`state`), newest first."""
    return _standing(Letter.objects.visible_to(viewer)).order_by("-pk")


def letters_not_delivered(*, viewer: Viewer) -> QuerySet[Letter]:
    """Letters that never reached anybody: somebody has to telephone instead."""
    return letters(viewer=viewer).filter(state=Progress.FAILED)


def due_letters(*, at: datetime) -> QuerySet[Letter]:
    """For the sending job alone, which asks on behalf of the product and sees no child."""
    return Letter.objects.filter(try_at__lte=at).order_by("try_at")


def letters_on_their_way(*, at: datetime) -> QuerySet[Letter]:
    """Handed to a carrier lately that gave a receipt (`receipt`), and not heard of since."""
    return (
        _standing(Letter.objects.filter(written_at__gt=at - _FOLLOWED_FOR, try_at=None))
        .filter(state=Progress.SENT)
        .exclude(receipt="")
    )


def _standing(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    newest = LetterProgress.objects.filter(letter=OuterRef("pk")).order_by("-pk")
    return letters.annotate(
        state=Subquery(newest.values("state")[:1]), receipt=Subquery(newest.values("receipt")[:1])
    )
