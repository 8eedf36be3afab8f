"""An assessment, and everything that is said in it. What is said is only ever added to."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from methub.agencies.models import Authority, User
from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.assessments.codes import Exploitation, Harm, Nature, Part, Trigger
from methub.assessments.models.tools import ToolVersion
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.people.models import Sight


class Signed(models.Model):
    """An append-only row: what was recorded, when, and by whom in words that last."""

    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField()
    recorded_by_name = models.TextField()

    class Meta:
        abstract = True


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def visible_to(self, viewer: Viewer) -> "AssessmentQuerySet":
        """Assessments of children whose whole record one may read."""
        if not viewer.may(Permission.READ_ASSESSMENT):
            return self.none()
        seen = Sight.objects.of(viewer).whole_record().values("person_id")
        return self.filter(child_id__in=seen)

    def meant(self) -> "AssessmentQuerySet":
        """Without those that were begun by mistake."""
        return self.filter(withdrawn_at=None)

    def finished(self) -> "AssessmentQuerySet":
        return self.meant().filter(finished_at__isnull=False)

    def unfinished(self) -> "AssessmentQuerySet":
        return self.meant().filter(finished_at=None)

    def held(self, assessment: "Assessment") -> "Assessment":
        """The row as it is now, until the transaction ends. The child is held first, here and
        wherever one begins, so that two people at once wait for each other."""
        Child.objects.select_for_update(no_key=True).get(pk=assessment.child_id)
        return (
            self.select_for_update(of=("self",), no_key=True)
            .select_related("child__person__partnership", "authority", "tool", "opened_by")
            .get(pk=assessment.pk)
        )


@tracked
class Assessment(Record, Versioned):
    """One child, looked at with one version of one tool. `authority` was responsible when it was
    begun: its tool and its policy hold."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    tool = models.ForeignKey(ToolVersion, on_delete=models.PROTECT, related_name="+")
    trigger = models.TextField(choices=Trigger.choices())
    trigger_note = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by_name = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("assessment_trigger_known", Trigger.values(), field="trigger"),
            models.CheckConstraint(
                name="assessment_accepted_once_finished",
                condition=Q(accepted_at=None) | Q(finished_at__isnull=False),
            ),
            models.CheckConstraint(
                name="assessment_finished_after_it_began",
                condition=Q(finished_at=None) | Q(finished_at__gte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="assessment_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
            ),
        ]
        indexes = [
            models.Index(name="assessment_by_child", fields=["child", "-opened_at"]),
            models.Index(
                name="assessment_to_accept",
                fields=["finished_at"],
                condition=Q(accepted_at=None, withdrawn_at=None),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.finished_at is None and self.withdrawn_at is None


def signature(assessment: Assessment, by: Actor, at: Any) -> dict[str, Any]:
    """What every row about an assessment says: which child, who recorded it, and when."""
    return {
        "assessment": assessment,
        "child_id": assessment.child_id,
        "recorded_at": at,
        "recorded_by_id": by.id,
        "recorded_by_name": by.name,
    }


def natures() -> Any:
    """In what way a child is exploited: several of a list."""
    return ArrayField(models.TextField(choices=Nature.choices()), default=list)


def natures_known(table: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"{table}_natures_known", condition=Q(natures__contained_by=Nature.values())
    )


class NumberedQuerySet(models.QuerySet[Any]):
    """Rows of which the newest of each thing stands."""

    def newest(self, assessment: Assessment, thing: str) -> dict[str, Any]:
        """By item or by part: one query."""
        rows = self.filter(assessment=assessment).order_by(thing, "-number").distinct(thing)
        return {getattr(row, thing): row for row in rows}


@tracked
class Answer(Record, Signed):
    """What was said about one item, as it stood. `evidence`: a list of what was seen, with its
    day, its source and, where the record knows of it, the reference it was read from."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="answers")
    item = models.TextField()
    number = models.PositiveIntegerField()
    said = models.TextField(blank=True)
    evidence = models.JSONField(default=list)

    objects = NumberedQuerySet.as_manager()

    class Meta:
        constraints = [
            # Two people who answer at once meet here, and neither overwrites the other.
            models.UniqueConstraint(
                name="one_answer_at_a_time", fields=["assessment", "item", "number"]
            )
        ]


@tracked
class Passage(Record, Signed):
    """What was written beside the items. `on`: the day a child told of it."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="passages")
    part = models.TextField(choices=Part.choices())
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    on = models.DateField(null=True)

    objects = NumberedQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("passage_part_known", Part.values(), field="part"),
            models.UniqueConstraint(
                name="one_passage_at_a_time", fields=["assessment", "part", "number"]
            ),
        ]


@tracked
class TypeHarm(Record, Signed):
    """A type of exploitation the assessment is about, and the harm: apart from the risk. The
    newest row of a type stands; without harm, the type is not one of them after all. `natures`: in
    what way, as far as anybody knows."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="types")
    type = models.TextField(choices=Exploitation.choices())
    harm = models.TextField(choices=Harm.choices(), blank=True)
    natures = natures()

    class Meta:
        constraints = [
            code_column("type_harm_type_known", Exploitation.values(), field="type"),
            code_column("type_harm_harm_known", ["", *Harm.values()], field="harm"),
            natures_known("type_harm"),
        ]
        indexes = [models.Index(name="type_harm_newest", fields=["assessment", "type", "-id"])]
