"""What a fact said before somebody put it right."""

from django.db import models
from django.db.models import Q

from methub.children.models.children import Child
from methub.foundation.records import Record, tracked


@tracked
class FactCorrection(Record):
    """One field of one fact: what it said, what it says now, and why. `fact` is the reference of
    the fact, which keeps it, so that whatever points at the fact goes on pointing at it."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="fact_corrections")
    kind = models.TextField()
    fact = models.TextField()
    field = models.TextField()
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    why = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="fact_correction_has_a_reason", condition=~Q(why=""))
        ]
        indexes = [models.Index(name="fact_correction_by_fact", fields=["fact", "-id"])]
