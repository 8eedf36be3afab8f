"""The book. Rows are only ever added: the application's database role cannot do anything else."""

from django.db import models

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
        ]
