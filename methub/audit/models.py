"""The book and its seals. Rows are only ever added: the application's database role cannot do
anything else."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.fields.json import KeyTransform

from methub.audit.codes import EntryKind
from methub.foundation.records import Record


class Entry(Record):
    """One line in the audit book. No foreign keys: the book outlives what it describes."""

    kind = models.TextField(choices=EntryKind.choices())
    what = models.TextField()
    person_id = models.BigIntegerField(null=True)
    about_kind = models.TextField()
    about_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField()
    actor_name = models.TextField()
    actor_agency = models.TextField()
    happened_at = models.DateTimeField()
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            # who looked at this child, newest first
            models.Index(name="entry_by_person", fields=["person_id", "-id"]),
            # what this person did and read, newest first
            models.Index(name="entry_by_actor", fields=["actor_id", "-id"]),
            # the book by day
            models.Index(name="entry_by_time", fields=["-happened_at"]),
            # the story of one record
            models.Index(name="entry_by_about", fields=["about_kind", "about_id"]),
            # whose lists, searches and exports showed this child
            GinIndex(
                KeyTransform("shown", "details"),
                name="entry_by_shown",
                condition=models.Q(details__has_key="shown"),
            ),
        ]


class Seal(models.Model):
    """A batch of finished lines, closed: what each line said, and the seal before it.

    Each seal holds the one before, so the newest stands for the whole book. Whoever rewrites the
    past has to make every later seal anew, and a copy of one kept elsewhere then says so.
    """

    number = models.BigIntegerField(primary_key=True)  # of two sealers at once, one is refused
    until_id = models.BigIntegerField(unique=True)  # its last line; it begins after the one before
    sealed_at = models.DateTimeField()
    marks = models.BinaryField()  # 32 bytes for each line, in order: the first wrong one is found
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="seal_closes_something",
                condition=models.Q(number__gte=1, until_id__gte=1),
            )
        ]
