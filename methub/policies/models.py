"""What each authority decided, and from which day. Rows are only ever added."""

from django.db import models

from methub.agencies.models import Authority
from methub.foundation.records import Record, tracked


@tracked
class PolicyVersion(Record):
    """A profile exactly as it was adopted. It is the authority's policy from a London day until
    the day before the next version, and is never edited: the past is judged by it."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.TextField()

    class Meta:
        constraints = [
            # also finds the newest version on a day
            models.UniqueConstraint(name="one_policy_a_day", fields=["authority", "from_on"]),
        ]
        indexes = [
            # what a version says is read once in a process, by its digest
            models.Index(name="policy_by_digest", fields=["digest"]),
        ]
