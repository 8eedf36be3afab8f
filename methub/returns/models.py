"""What was brought in from earlier returns, by whom, and what is kept of it as it was sent."""

from django.db import models
from django.db.models import Q

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.foundation.records import Record, code_column, tracked
from methub.returns.codes import LoadState, Table


@tracked
class ReturnNumber(Record):
    """The number a child has in the return of one authority. Two authorities may use the same
    number for two children, and one child may have two: adopted, and later looked after again."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    number = models.TextField()
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="return_number_once_an_authority", fields=["authority", "number"]
            ),
            models.CheckConstraint(name="return_number_says_something", condition=~Q(number="")),
        ]


class LoadQuerySet(models.QuerySet["Load"]):
    def visible_to(self, viewer: Viewer) -> "LoadQuerySet":
        """A return is whole for the authority: those of the viewer's partnership."""
        return self.filter(authority__partnership__in=viewer.partnership_ids)


@tracked
class Load(Record):
    """Files of one authority and year, brought in or tried: by whom, and what became of each row.

    `report` are the rows that somebody should look at; `counts` are all of them, by table; `named`
    are the children whose numbers stand in the report, by key, for the book.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    state = models.TextField(choices=LoadState.choices())
    is_trial = models.BooleanField()
    files = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    report = models.JSONField(default=list)
    named = models.JSONField(default=list)
    refused_why = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField()
    asked_by_name = models.TextField()
    asked_by_agency = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = LoadQuerySet.as_manager()

    class Meta:
        constraints = [code_column("load_state_known", LoadState.values(), field="state")]
        indexes = [models.Index(name="load_newest", fields=["authority", "-asked_at"])]


class WaitingFile(models.Model):
    """The bytes of a file until they have been read, or a trial of them was followed or forgotten.
    Then they are gone: what they said is on the record, and nobody keeps a second copy of it."""

    id = models.BigAutoField(primary_key=True)
    load = models.ForeignKey(Load, on_delete=models.CASCADE, related_name="waiting")
    name = models.TextField()
    content = models.BinaryField()


@tracked
class HeldRow(Record):
    """A row of a table that the record has no place for: kept as it was sent, and given back in
    the return. `digest` is of its values, so that the same row sent twice is one row."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    table = models.TextField(choices=Table.choices())
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="+")
    line = models.PositiveIntegerField()
    values = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            code_column("held_row_table_known", Table.values(), field="table"),
            models.UniqueConstraint(
                name="held_row_once", fields=["authority", "year", "table", "digest"]
            ),
        ]
