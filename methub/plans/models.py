"""A plan as it was known on a day, who holds a copy of it, its steps; and arrivals from abroad."""

from typing import Any

from django.db import models
from django.db.models import Q

from methub.agencies.models import Agency, User
from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.foundation.records import Record, code_column, tracked
from methub.people.models import Sight
from methub.plans.codes import Means, PlanKind, StepEnd, StepOf
from methub.post.models import Letter


class Signed(models.Model):
    """An append-only row: what was recorded, when, and by whom in words that last."""

    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField()
    recorded_by_name = models.TextField()

    class Meta:
        abstract = True


def signature(by: Actor, at: Any) -> dict[str, Any]:
    return {"recorded_at": at, "recorded_by_id": by.id, "recorded_by_name": by.name}


class OfChildQuerySet(models.QuerySet[Any]):
    """Rows about children whose whole record one may read."""

    def visible_to(self, viewer: Viewer) -> "OfChildQuerySet":
        if not viewer.may(Permission.READ_PLAN):
            return self.none()
        seen = Sight.objects.of(viewer).whole_record().values("person_id")
        return self.filter(child_id__in=seen)


@tracked
class Plan(Record, Signed):
    """One version of a child's plan of one kind, whole. Nothing is edited: the newest version is
    the plan, and what everybody held on an earlier night can still be read. `is_over`: the child
    needs none any more, and `why` says so."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=PlanKind.choices())
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    why = models.TextField()
    review_on = models.DateField(null=True)
    is_over = models.BooleanField(default=False)

    objects = OfChildQuerySet.as_manager()

    repeats: bool = False
    """Asked with `as_told`: whether it repeats an address that is protected now."""

    class Meta:
        constraints = [
            code_column("plan_kind_known", PlanKind.values(), field="kind"),
            models.CheckConstraint(
                name="plan_is_reviewed_or_over",
                condition=Q(is_over=False, review_on__isnull=False)
                | Q(is_over=True, review_on=None),
            ),
            models.CheckConstraint(name="plan_says_what_changed", condition=~Q(why="")),
        ]
        indexes = [models.Index(name="plan_of_child", fields=["child", "kind", "-number"])]


class Draft(Record):
    """What somebody is in the middle of writing, of a plan of one kind. `based_on`: the version it
    is written over. Not history: saving the plan is the change. No constraint says one a person:
    when two records turn out to be one, somebody may have two, and the newest is theirs."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=PlanKind.choices())
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    based_on = models.PositiveIntegerField()
    answers = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            code_column("plan_draft_kind_known", PlanKind.values(), field="kind"),
        ]
        indexes = [models.Index(name="plan_draft_of_writer", fields=["child", "kind", "user"])]


@tracked
class Copy(Record, Signed):
    """A version in the hands of an agency, or of somebody outside: given how and to whom; opened
    and acknowledged by whom."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="copies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    holder = models.TextField()
    means = models.TextField(choices=Means.choices())
    given_to = models.TextField()
    given_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    opened_by_name = models.TextField(blank=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by_name = models.TextField(blank=True)

    objects = OfChildQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("plan_copy_means_known", Means.values(), field="means"),
            models.UniqueConstraint(
                name="one_copy_of_a_version_for_an_agency",
                fields=["plan", "agency"],
                condition=Q(agency__isnull=False),
            ),
            models.CheckConstraint(name="plan_copy_has_a_holder", condition=~Q(holder="")),
        ]


@tracked
class CopyLetter(Record):
    """An e-mail that told somebody of a copy: what became of it says whether it was delivered."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="letters")
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="+")


@tracked
class Step(Record, Signed):
    """Who does what, by when. It stays until it is done or no longer needed, through every later
    version of the plan it was agreed in."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps")
    what = models.TextField()
    whose = models.TextField(choices=StepOf.choices())
    owner = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    owner_name = models.TextField(blank=True)
    due_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_as = models.TextField(choices=StepEnd.choices(), blank=True)
    ended_note = models.TextField(blank=True)
    ended_by_name = models.TextField(blank=True)

    objects = OfChildQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("plan_step_of_known", StepOf.values(), field="whose"),
            models.CheckConstraint(
                name="plan_step_of_a_professional_has_an_owner",
                condition=~Q(whose=StepOf.PROFESSIONAL) | Q(owner__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_step_ends_as_something",
                condition=Q(ended_at=None, ended_as="")
                | Q(ended_at__isnull=False, ended_as__in=StepEnd.values()),
            ),
        ]
        indexes = [models.Index(name="plan_step_of_child", fields=["child", "due_on"])]


@tracked
class Arrival(Record, Signed):
    """A child came from abroad, alone or with a fear that they were trafficked. `assessed_at`: the
    holistic assessment, and what came of it."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    arrived_on = models.DateField()
    is_alone = models.BooleanField()
    concern = models.TextField(blank=True)
    assessed_at = models.DateTimeField(null=True)
    assessed_by_name = models.TextField(blank=True)
    assessment = models.TextField(blank=True)

    objects = OfChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="arrival_alone_or_with_a_concern",
                condition=Q(is_alone=True) | ~Q(concern=""),
            ),
        ]
