"""A document that somebody asked for, and its bytes under seal."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from methub.agencies.viewer import Viewer
from methub.documents.codes import Form, State
from methub.foundation.records import Record, code_column, tracked


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """One's own: a paper is made with the sight of whoever asked, and is for nobody else."""
        return self.filter(asked_by_id=viewer.user_id)


@tracked
class Document(Record):
    """What was asked for, by whom, and how far it is. `of` names the record the paper is of;
    `named` are the keys of the persons on it, for the book. `digest` is of the bytes as they were
    made."""

    kind = models.TextField()
    of = models.TextField()
    options = models.JSONField(default=dict)
    form = models.TextField(choices=Form.choices())
    state = models.TextField(choices=State.choices(), default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)
    named = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField()
    asked_by_name = models.TextField()
    asked_by_agency = models.TextField(blank=True)
    made_at = models.DateTimeField(null=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("document_form_known", Form.values(), field="form"),
            code_column("document_state_known", State.values(), field="state"),
            models.CheckConstraint(
                name="document_that_is_ready_has_a_seal",
                condition=~Q(state=State.READY) | (~Q(digest="") & Q(made_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                name="document_to_be_made",
                fields=["asked_at"],
                condition=Q(state__in=[State.WAITING, State.MAKING]),
            )
        ]


class DocumentBody(models.Model):
    """The bytes, as they were made, until they are kept no longer."""

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, primary_key=True, related_name="body"
    )
    content = models.BinaryField()

    class Meta:
        triggers = [pgtrigger.Protect(name="kept_as_made", operation=pgtrigger.Update)]
