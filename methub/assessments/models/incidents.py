"""What happened to a child that cannot wait for the next review."""

from django.db import models
from django.db.models import Q

from methub.assessments.models.assessments import Signed
from methub.children.models import Child
from methub.foundation.records import Record, tracked


@tracked
class Incident(Record, Signed):
    """A significant incident, of a child who has a level: on which day, what, and who says so."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    happened_on = models.DateField()
    what = models.TextField()
    said_by = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="incident_says_what_and_who_said_it",
                condition=~Q(what="") & ~Q(said_by=""),
            )
        ]
        indexes = [models.Index(name="incident_by_child", fields=["child", "-id"])]
