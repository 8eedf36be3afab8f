"""The child's record: who they are to the hub, who answers for them, and their photograph."""

from collections.abc import Collection
from functools import partial

from django.db import models
from django.db.models import F, Q

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.foundation.records import Record, Versioned, tracked
from methub.people.models import Person, Sight


class ChildQuerySet(models.QuerySet["Child"]):
    def hold(self, child_ids: Collection[int]) -> frozenset[int]:
        """Until the transaction ends nobody merges one of them, or takes one apart: what a long
        list writes about a record that was merged away, nobody would find. Given back are those
        that were merged away already."""
        held = self.filter(pk__in=child_ids).order_by("pk")
        list(held.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
        return frozenset(held.exclude(person__merged_into=None).values_list("pk", flat=True))

    def visible_to(self, viewer: Viewer) -> "ChildQuerySet":
        return self.filter(
            person_id__in=Sight.objects.of(viewer).whole_record().values("person_id")
        )


@tracked
class Child(Versioned):
    """A person the hub works with as a child. Shares its key with the person, so that every row
    about a child carries the same number."""

    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    responsible_authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = ChildQuerySet.as_manager()


@tracked
class Transfer(Record):
    """From a day on, another authority is responsible: who was before, and why it changed. The
    child's own row says who is responsible now; these rows say who was on any day before."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="transfers")
    former = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="transfer_is_to_another_authority", condition=~Q(former=F("authority"))
            ),
            models.CheckConstraint(name="transfer_has_a_reason", condition=~Q(reason="")),
        ]


@partial(tracked, without=["content"])
class Photograph(Record):
    """A child as they look now. One that is taken away is gone from here; that there was one is
    kept. No copy of it lives on in the history of the row."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="photographs")
    content = models.BinaryField(null=True)
    taken_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_name = models.TextField()
    removed_at = models.DateTimeField(null=True)
    removed_by_name = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_photograph_at_a_time", fields=["child"], condition=Q(removed_at=None)
            ),
            models.CheckConstraint(
                name="a_photograph_taken_away_is_gone",
                condition=Q(removed_at=None, content__isnull=False)
                | Q(removed_at__isnull=False, content=None),
            ),
        ]
