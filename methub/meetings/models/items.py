"""The agenda: its items, what was written before the meeting, and what is written in it."""

from typing import Any

from django.db import models
from django.db.models import Q

from methub.agencies.models import Agency, User
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.meetings.codes import Field, Handling
from methub.meetings.models.meetings import Meeting, Signed
from methub.people.codes import SightWhy
from methub.people.models import Sight


class OfMeetingQuerySet(models.QuerySet[Any]):
    """What belongs to a meeting, of children one may know of there; and what is of no child."""

    def visible_to(self, viewer: Viewer) -> "OfMeetingQuerySet":
        return self.filter(
            Q(child=None) | may_know(viewer), meeting__in=Meeting.objects.visible_to(viewer)
        )


def may_know(viewer: Viewer) -> Q:
    """Of whom one may know here: whoever's record one may open; and whoever one is invited for,
    unless the record was closed since."""
    sights = Sight.objects.of(viewer)
    invited = sights.filter(why=SightWhy.INVITATION).values("person_id")
    return Q(child__in=sights.whole_record().values("person_id")) | Q(
        child__in=invited, child__person__is_restricted=False
    )


@tracked
class Item(Record, Versioned):
    """An item of the agenda, and why it is there: about a child, about a mapping meeting that
    reports back (`reports`), or about a subject. What the chair takes off stays, with the reason:
    somebody may ask why a child was not spoken of."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    reports = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="+")
    section = models.TextField()
    title = models.TextField(blank=True)
    position = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()
    handling = models.TextField(choices=Handling.choices(), default=Handling.MEETING)
    reasons = models.JSONField(default=list)
    removed_at = models.DateTimeField(null=True)
    removed_why = models.TextField(blank=True)
    removed_by_name = models.TextField(blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("item_handling_known", Handling.values(), field="handling"),
            models.UniqueConstraint(name="child_once_on_an_agenda", fields=["meeting", "child"]),
            models.UniqueConstraint(
                name="reports_back_once_on_an_agenda", fields=["meeting", "reports"]
            ),
            models.CheckConstraint(
                name="item_is_about_somebody_or_something",
                condition=Q(child__isnull=False) | ~Q(title=""),
            ),
            models.CheckConstraint(
                name="item_taken_off_with_a_reason",
                condition=Q(removed_at=None, removed_why="")
                | Q(removed_at__isnull=False) & ~Q(removed_why=""),
            ),
        ]


@tracked
class Said(Record, Signed):
    """What stands in one field of an item, from now on: rows are only added, the newest stands.
    `number`: two people who write at once meet here, and neither text is lost."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="said")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    field = models.TextField(choices=Field.choices())
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("said_field_known", Field.values(), field="field"),
            models.UniqueConstraint(
                name="one_writes_at_a_time", fields=["item", "field", "number"]
            ),
        ]


@tracked
class Update(Record, Signed):
    """What an agency writes about a child, or about an item, before the meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="updates")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="updates")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    handling = models.TextField(choices=Handling.choices())

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("update_handling_known", Handling.values(), field="handling"),
            models.CheckConstraint(name="update_says_something", condition=~Q(text="")),
        ]
