"""Who works with the child, and what they are preparing for."""

from django.db import models
from django.db.models import Q

from methub.agencies.models import User
from methub.children.codes import AllocationKind, MoveKind, ServiceKind, WorkerChange
from methub.children.models.children import Child
from methub.children.models.dated import Dated, code_or_blank, kept_in_order
from methub.foundation.records import Record, code_column, tracked


@tracked
class Allocation(Record, Dated):
    """The allocated worker, and their manager at the time. `started_because` is the return's
    SW_REASON."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="allocations")
    kind = models.TextField(choices=AllocationKind.choices())
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    manager = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    started_because = models.TextField(choices=WorkerChange.choices(), blank=True)

    class Meta:
        constraints = [
            code_column("allocation_kind_known", AllocationKind.values(), field="kind"),
            code_or_blank("allocation_start_known", WorkerChange, field="started_because"),
            *kept_in_order("allocation"),
            models.UniqueConstraint(
                name="one_allocated_worker_at_a_time",
                fields=["child"],
                condition=Q(until_on=None, withdrawn_at=None),
            ),
        ]
        indexes = [
            models.Index(
                name="allocation_now_by_worker", fields=["worker"], condition=Q(until_on=None)
            ),
            # when early help was last heard from
            models.Index(
                name="allocation_last_heard",
                fields=["recorded_at"],
                condition=Q(kind=AllocationKind.EARLY_HELP_WORKER.value),
            ),
        ]


@tracked
class Service(Record, Dated):
    """Another service that works with the child or the family: which, who there, and how to
    reach them."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="services")
    kind = models.TextField(choices=ServiceKind.choices())
    name = models.TextField(blank=True)
    worker = models.TextField(blank=True)
    contact = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("service_kind_known", ServiceKind.values(), field="kind"),
            *kept_in_order("service"),
        ]


@tracked
class MovePlan(Record):
    """Who takes over when a child becomes an adult or leaves care, and what was planned."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="move_plans")
    kind = models.TextField(choices=MoveKind.choices())
    made_on = models.DateField()
    taken_over_by = models.TextField()
    plan = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            code_column("move_kind_known", MoveKind.values(), field="kind"),
            models.CheckConstraint(
                name="somebody_takes_over", condition=~Q(taken_over_by="") & ~Q(plan="")
            ),
        ]


@tracked
class Safeguarded(Record):
    """The police and a manager were spoken to about sexual harm to a child under 13: who they
    were, and what was agreed."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    spoken_on = models.DateField()
    spoken_with = models.TextField()
    text = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="safeguarded_says_with_whom", condition=~Q(spoken_with="") & ~Q(text="")
            ),
        ]
