"""School over time; for a child missing education also the plans, and what officers told us."""

from django.db import models
from django.db.models import Q

from methub.children.codes import ExchangeWay, PlanKind, SchoolStatus
from methub.children.models.children import Child
from methub.children.models.dated import Dated, kept_in_order, one_at_a_time
from methub.foundation.records import Record, code_column, tracked


@tracked
class Schooling(Record, Dated):
    """School or college, whether the child is there, and who told the hub."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="schoolings")
    status = models.TextField(choices=SchoolStatus.choices())
    school = models.TextField(blank=True)
    is_on_roll = models.BooleanField(null=True)
    hours_a_week = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    told_by = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            code_column("school_status_known", SchoolStatus.values(), field="status"),
            # On a roll and not attending is a matter of attendance, not of missing education.
            models.CheckConstraint(
                name="missing_education_is_on_no_roll",
                condition=~Q(status=SchoolStatus.MISSING_EDUCATION)
                | Q(is_on_roll=None)
                | Q(is_on_roll=False),
            ),
            *kept_in_order("schooling"),
            one_at_a_time("one_schooling_at_a_time"),
        ]
        # when education was last heard from
        indexes = [models.Index(name="schooling_last_heard", fields=["recorded_at"])]


@tracked
class EducationPlan(Record):
    """A safety plan or risk-reduction strategy for a child missing education: that there is one,
    and who has it."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="education_plans")
    schooling = models.ForeignKey(Schooling, on_delete=models.PROTECT, related_name="plans")
    kind = models.TextField(choices=PlanKind.choices())
    made_on = models.DateField()
    made_by = models.TextField()
    text = models.TextField()
    sent_to = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            code_column("education_plan_known", PlanKind.values(), field="kind"),
            models.CheckConstraint(
                name="education_plan_says_something", condition=~Q(text="") & ~Q(made_by="")
            ),
        ]


@tracked
class EducationExchange(Record):
    """What the hub and education officers told each other."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="education_exchanges")
    way = models.TextField(choices=ExchangeWay.choices())
    officer = models.TextField()
    happened_at = models.DateTimeField()
    text = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            code_column("exchange_way_known", ExchangeWay.values(), field="way"),
            models.CheckConstraint(
                name="exchange_says_something", condition=~Q(text="") & ~Q(officer="")
            ),
        ]
