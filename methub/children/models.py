"""The child's record. What changes over time is rows with dates; the present is the newest row."""

from functools import partial

from django.db import models
from django.db.models import F, Q

from methub.agencies.models import Authority, User
from methub.agencies.viewer import Viewer
from methub.children.codes import (
    AllocationKind,
    CarerKind,
    CareStatus,
    LivingKind,
    SchoolStatus,
)
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.people.models import Person, Sight


class ChildQuerySet(models.QuerySet["Child"]):
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


class Dated(models.Model):
    """A fact from a day until (but not on) a day, and when it was recorded."""

    from_on = models.DateField()
    until_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


def _ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name, condition=Q(until_on=None) | Q(until_on__gte=F("from_on"))
    )


@tracked
class CareRecord(Record, Dated):
    """How social care knows the child: one open row at a time."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="care_records")
    status = models.TextField(choices=CareStatus.choices())

    class Meta:
        constraints = [
            code_column("care_status_known", CareStatus.values(), field="status"),
            _ends_after_it_begins("care_record_ends_after_it_begins"),
            models.UniqueConstraint(
                name="one_care_status_at_a_time", fields=["child"], condition=Q(until_on=None)
            ),
        ]


@tracked
class Placement(Record, Dated):
    """Where a child lives. Several homes at once are possible: two households are two.

    `distance_miles` is from the boundary of the policy's area, typed in by a person.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="placements")
    kind = models.TextField(choices=LivingKind.choices())
    name = models.TextField(blank=True)
    address = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    district = models.TextField(blank=True)
    host_authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, related_name="+"
    )
    distance_miles = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    placed_from_at = models.DateTimeField(null=True)
    is_protected = models.BooleanField(default=False)

    class Meta:
        constraints = [
            code_column("placement_kind_known", LivingKind.values(), field="kind"),
            _ends_after_it_begins("placement_ends_after_it_begins"),
        ]
        indexes = [
            models.Index(
                name="placement_now_by_district",
                fields=["district"],
                condition=Q(until_on=None),
            )
        ]


@tracked
class Carer(Record, Dated):
    """A parent or carer: what they may be told, and any limit on contact."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="carers")
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, related_name="carers"
    )
    kind = models.TextField(choices=CarerKind.choices())
    name = models.TextField()
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)
    has_parental_responsibility = models.BooleanField(default=False)
    is_to_be_notified = models.BooleanField(default=True)
    contact_limits = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("carer_kind_known", CarerKind.values(), field="kind"),
            _ends_after_it_begins("carer_ends_after_it_begins"),
        ]


@tracked
class Allocation(Record, Dated):
    """The allocated worker, and their manager at the time."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="allocations")
    kind = models.TextField(choices=AllocationKind.choices())
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    manager = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            code_column("allocation_kind_known", AllocationKind.values(), field="kind"),
            _ends_after_it_begins("allocation_ends_after_it_begins"),
            models.UniqueConstraint(
                name="one_allocated_worker_at_a_time",
                fields=["child"],
                condition=Q(until_on=None),
            ),
        ]
        indexes = [
            models.Index(
                name="allocation_now_by_worker", fields=["worker"], condition=Q(until_on=None)
            )
        ]


@tracked
class Schooling(Record, Dated):
    """School or college, and whether the child is there."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="schoolings")
    status = models.TextField(choices=SchoolStatus.choices())
    school = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("school_status_known", SchoolStatus.values(), field="status"),
            _ends_after_it_begins("schooling_ends_after_it_begins"),
        ]
