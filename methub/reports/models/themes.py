"""A month's themes and trends: a draft that people edit, and then what was approved, fixed."""

from typing import Any

from django.db import models
from django.db.models import Q

from methub.agencies.models import Authority
from methub.foundation.actors import Actor
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.reports.codes import Stage, Standing


class Signed(models.Model):
    """What was recorded, when, and by whom in words that last."""

    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField()
    recorded_by_name = models.TextField()

    class Meta:
        abstract = True


def signature(by: Actor, at: Any) -> dict[str, Any]:
    return {"recorded_at": at, "recorded_by_id": by.id, "recorded_by_name": by.name}


@tracked
class Themes(Record, Versioned, Signed):
    """One version of one authority's page for one month. A draft shows the figures as they are now;
    approving it fixes them as they were known then. What is found wrong later is put right in the
    next version, which names the one it corrects."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    number = models.PositiveIntegerField()
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="corrections"
    )
    narrative = models.TextField(blank=True)
    fixed = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by_name = models.TextField(blank=True)
    set_aside_at = models.DateTimeField(null=True)
    set_aside_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="themes_numbered", fields=["authority", "month", "number"]
            ),
            models.UniqueConstraint(
                name="one_draft_of_a_month",
                fields=["authority", "month"],
                condition=Q(approved_at=None, set_aside_at=None),
            ),
            models.CheckConstraint(
                name="themes_are_of_a_whole_month", condition=Q(month__day=1)
            ),
            models.CheckConstraint(
                name="themes_are_fixed_when_approved",
                condition=Q(approved_at=None, fixed__isnull=True, digest="", approved_by_name="")
                | Q(approved_at__isnull=False, fixed__isnull=False, set_aside_at=None)
                & ~Q(digest="") & ~Q(approved_by_name=""),
            ),
            models.CheckConstraint(
                name="themes_set_aside_with_a_reason",
                condition=Q(set_aside_at=None, set_aside_why="")
                | Q(set_aside_at__isnull=False) & ~Q(set_aside_why=""),
            ),
        ]  # fmt: skip

    @property
    def is_corrected(self) -> bool:
        """Whether a later version is begun: there is one word on a month at a time."""
        return self.corrections.filter(set_aside_at=None).exists()

    @property
    def stage(self) -> Stage:
        if self.approved_at:
            return Stage.APPROVED
        return Stage.SET_ASIDE if self.set_aside_at else Stage.DRAFT


@tracked
class Observation(Record, Versioned, Signed):
    """What a person made of something the figures propose, or observed themselves. `proposed`: what
    the figures said when it was decided, nothing where a person observed it; where they say
    something else now, it is to be decided again."""

    themes = models.ForeignKey(Themes, on_delete=models.PROTECT, related_name="observations")
    key = models.TextField()
    proposed = models.TextField(blank=True)
    words = models.TextField()
    standing = models.TextField(choices=Standing.choices())
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("observation_standing_known", Standing.values(), field="standing"),
            models.UniqueConstraint(name="observation_decided_once", fields=["themes", "key"]),
            models.CheckConstraint(name="observation_says_something", condition=~Q(words="")),
            models.CheckConstraint(
                name="observation_struck_out_with_a_reason",
                condition=~Q(standing=Standing.STRUCK) | ~Q(why=""),
            ),
        ]
