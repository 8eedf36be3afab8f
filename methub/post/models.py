"""Messages in, kept byte for byte; letters out, and what became of each."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from methub.agencies.models import Partnership, User
from methub.agencies.viewer import Viewer
from methub.foundation.records import Record, code_column, tracked
from methub.post.codes import Channel, Progress, Template


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """What has arrived for the viewer's partnership. Who may open the inbox is the door's
        business; nobody sees another partnership's post, whatever their role."""
        return self.filter(partnership__in=viewer.partnership_ids)

    def same_bytes_as(self, message: "Message") -> Self:
        """Other arrivals of exactly these bytes: kept too, and recognisable."""
        return self.filter(
            partnership=message.partnership_id, sha256=message.sha256, size=message.size
        ).exclude(pk=message.pk)


@tracked
class Message(Record):
    """Something that arrived. Every arrival is kept, the same e-mail twice included.

    The columns are what the envelope says, taken with care and believed by nobody: the bytes in
    `MessageBody` are the evidence. `once` names one sending of a form, so that the same sending,
    tried again after a crash, is one arrival.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    channel = models.TextField(choices=Channel.choices())
    received_at = models.DateTimeField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    is_whole = models.BooleanField(default=True)
    subject = models.TextField(blank=True)
    sender = models.TextField(blank=True)
    message_id = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    once = models.TextField(null=True, unique=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [code_column("message_channel_known", Channel.values(), field="channel")]
        indexes = [
            models.Index(name="message_by_arrival", fields=["partnership", "-received_at"]),
            models.Index(name="message_by_bytes", fields=["sha256"]),
        ]


class MessageBody(models.Model):
    """The bytes, exactly as they came. Apart from `Message`, so that no list ever loads them."""

    message = models.OneToOneField(
        Message, on_delete=models.PROTECT, primary_key=True, related_name="body"
    )
    raw = models.BinaryField()

    class Meta:
        triggers = [pgtrigger.Protect(name="kept_as_received", operation=pgtrigger.Update)]


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(partnership__in=viewer.partnership_ids)


@tracked
class Letter(Record):
    """An e-mail to somebody who owes something: a reference and a link, nothing about a child.

    `once` names the occasion ("alert 12, second rung"), so that a change that is run again writes
    no second letter. `person_id` is for the audit book only and never leaves the hub.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    to = models.EmailField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    template = models.TextField(choices=Template.choices())
    about_reference = models.CharField(max_length=10)
    path = models.TextField()
    person_id = models.BigIntegerField(null=True)
    once = models.TextField(unique=True)
    written_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [code_column("letter_template_known", Template.values(), field="template")]
        indexes = [
            models.Index(
                name="letter_to_be_tried", fields=["try_at"], condition=Q(try_at__isnull=False)
            )
        ]


class LetterProgress(Record):
    """What became of a letter, one row each time; the newest is how it stands."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="progress")
    state = models.TextField(choices=Progress.choices())
    recorded_at = models.DateTimeField()
    note = models.TextField(blank=True)
    receipt = models.TextField(blank=True)

    class Meta:
        constraints = [code_column("letter_progress_known", Progress.values(), field="state")]
        indexes = [models.Index(name="letter_progress_newest", fields=["letter", "-id"])]
        triggers = [
            pgtrigger.Protect(name="only_added_to", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
