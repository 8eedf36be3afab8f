"""Two records of one person: proposed, merged, and every move, so that they can be taken apart."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from methub.agencies.models import Partnership
from methub.agencies.viewer import Viewer
from methub.foundation.records import Record, code_column, tracked
from methub.merging.codes import ProposalState
from methub.people.models import Person, PersonQuerySet, Sight


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Only where both may be read: the one that is hidden is not given away by the other."""
        seen = Sight.objects.of(viewer).whole_record().values("person_id")
        return self.filter(one__in=seen, other__in=seen)

    def of(self, adults: PersonQuerySet) -> Self:
        """Of adults, known through children: only where both are among these."""
        return self.filter(one__is_child=False, one__in=adults, other__in=adults)

    def waiting(self) -> Self:
        return self.filter(state=ProposalState.WAITING)


@tracked
class Proposal(Record):
    """Two records that may be of one child, and why. Somebody decides; nothing merges by itself.

    `facts` is what the two records said when they were compared: once somebody said that they are
    two children, they are not proposed again until one of them says something else.
    """

    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    score = models.FloatField()
    band = models.TextField()
    reasons = models.JSONField()
    facts = models.CharField(max_length=64)
    state = models.TextField(choices=ProposalState.choices(), default=ProposalState.WAITING)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.BigIntegerField(null=True)
    decided_by_name = models.TextField(blank=True)
    why = models.TextField(blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("proposal_state_known", ProposalState.values(), field="state"),
            models.CheckConstraint(
                name="proposal_is_of_two_persons", condition=Q(one__lt=F("other"))
            ),
            models.UniqueConstraint(name="proposed_once", fields=["one", "other"]),
            models.CheckConstraint(
                name="two_children_for_a_reason",
                condition=~Q(state=ProposalState.NOT_THE_SAME)
                | Q(decided_at__isnull=False, decided_by_id__isnull=False) & ~Q(why=""),
            ),
        ]
        indexes = [
            models.Index(
                name="proposal_waiting",
                fields=["-score", "id"],
                condition=Q(state=ProposalState.WAITING),
            )
        ]


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> Self:
        """Not taken apart."""
        return self.filter(undone_at=None)

    def visible_to(self, viewer: Viewer) -> Self:
        """Whoever may read the record everything stands in."""
        seen = Sight.objects.of(viewer).whole_record().values("person_id")
        return self.filter(kept__in=seen)

    def of(self, adults: PersonQuerySet) -> Self:
        """Of adults, known through children: only of these."""
        return self.filter(kept__is_child=False, kept__in=adults)


@tracked
class Merge(Record):
    """One record was merged into another: by whom, why, and what was chosen field by field.

    `held` are the rows of the record that stayed, as they were: whatever is neither among them nor
    among the moves was added since.
    """

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    away = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    merged_by_id = models.BigIntegerField()
    merged_by_name = models.TextField()
    why = models.TextField()
    choices = models.JSONField()
    held = models.JSONField()
    undone_at = models.DateTimeField(null=True)
    undone_by_id = models.BigIntegerField(null=True)
    undone_by_name = models.TextField(blank=True)
    undone_why = models.TextField(blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="merge_is_of_two_persons", condition=~Q(kept=F("away"))),
            models.CheckConstraint(name="merge_has_a_reason", condition=~Q(why="")),
            models.UniqueConstraint(
                name="merged_into_one_at_a_time", fields=["away"], condition=Q(undone_at=None)
            ),
            models.CheckConstraint(
                name="unmerge_has_a_reason",
                condition=Q(undone_at=None) | Q(undone_by_id__isnull=False) & ~Q(undone_why=""),
            ),
        ]
        indexes = [models.Index(name="merge_by_kept", fields=["kept"], condition=Q(undone_at=None))]


class Move(models.Model):
    """One column of one row that a merge changed; without a column, a row that it made."""

    id = models.BigAutoField(primary_key=True)
    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="moves")
    table = models.TextField()
    row = models.BigIntegerField()
    column = models.TextField(blank=True)
    was = models.JSONField(null=True)
    now = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_column_moves_once_a_merge", fields=["merge", "table", "row", "column"]
            )
        ]


class Look(Record):
    """Somebody, or the night, looked for duplicates in one partnership: how far it came."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by_name = models.TextField()
    found = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
