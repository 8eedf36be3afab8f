"""A spreadsheet that is brought in: the file as it came, its rows as they stood, whose they are and
what became of each."""

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from methub.agencies.models import Agency, Authority, Partnership
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.missing.models import Episode
from methub.spreadsheets.codes import Meaning, RowState, Severity, Stage, Who
from methub.spreadsheets.rules.rows import Problem


@tracked
class SheetFile(Record):
    """What somebody sent up, byte for byte, in `SheetBody`: the evidence of every row."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField()
    kept_by_name = models.TextField()


class SheetBody(models.Model):
    """The bytes. Apart from `SheetFile`, so that no list ever loads them."""

    file = models.OneToOneField(
        SheetFile, on_delete=models.PROTECT, primary_key=True, related_name="body"
    )
    raw = models.BinaryField()

    class Meta:
        triggers = [pgtrigger.Protect(name="sheet_kept_as_received", operation=pgtrigger.Update)]


class SheetQuerySet(models.QuerySet["Sheet"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """What the viewer's own agency brings in. Who may open any is the door's business."""
        return self.filter(agency__in=viewer.agency_ids)


@tracked
class Sheet(Record, Versioned):
    """One worksheet of a file on its way into the record.

    `columns` are those found under the headings, `meanings` what somebody said each of them is.
    `read_at` is the instant the rows were read at: "still to come" is said as of then.
    `asked_by_id`: as whom it is read or brought in, in the background.
    """

    file = models.ForeignKey(SheetFile, on_delete=models.PROTECT, related_name="sheets")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.TextField()
    stage = models.TextField(choices=Stage.choices(), default=Stage.COLUMNS)
    worksheet = models.PositiveSmallIntegerField(default=0)
    worksheets: Any = models.JSONField(default=list)
    headings_from = models.PositiveIntegerField()
    headings_to = models.PositiveIntegerField()
    columns: Any = models.JSONField(default=list)
    meanings: Any = models.JSONField(default=dict)
    month_first: Any = models.JSONField(default=list)
    trouble = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_name = models.TextField()
    asked_by_id = models.BigIntegerField(null=True)
    loaded_at = models.DateTimeField(null=True)
    loaded_by_name = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by_name = models.TextField(blank=True)
    undone_why = models.TextField(blank=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("sheet_stage_known", Stage.values(), field="stage"),
            models.CheckConstraint(
                name="sheet_undone_says_why",
                condition=Q(undone_at=None) | ~Q(undone_why=""),
            ),
        ]
        indexes = [models.Index(name="sheet_newest", fields=["agency", "-made_at"])]

    @property
    def meant(self) -> dict[int, Meaning]:
        """What each column is."""
        return {int(at): Meaning(code) for at, code in self.meanings.items()}

    def brought_in_from(self, number: int) -> str:
        """How a record says where it came from."""
        return f"Brought in from {self.title}, row {number}"


@tracked
class SheetPerson(Record, Versioned):
    """Somebody as the rows of one sheet describe them. Whose they are is said once for all.

    `matched_at`: since when the registry has been asked. `is_made`: the load put the child on the
    record, as version `made_version`.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="people")
    described: Any = models.JSONField()
    who = models.TextField(choices=Who.choices(), default=Who.UNDECIDED)
    is_certain = models.BooleanField(default=False)
    candidates = models.PositiveSmallIntegerField(default=0)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    is_made = models.BooleanField(default=False)
    made_version = models.PositiveIntegerField(null=True)
    matched_at = models.DateTimeField(null=True)
    decided_by_name = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("sheet_person_who_known", Who.values(), field="who"),
            models.CheckConstraint(
                name="sheet_person_known_is_a_child",
                condition=~Q(who=Who.KNOWN) | Q(child__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="sheet_person_unmatched", fields=["sheet"],
                         condition=Q(matched_at=None)),
        ]  # fmt: skip


@tracked
class SheetRow(Record, Versioned):
    """One person's part of one row, as it stood in the file, and what became of it.

    `taken` are the cells as they are read ("as above" filled in), `said` what somebody wrote in
    place of a cell, by column. `episode` is what the row became.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="rows")
    person = models.ForeignKey(
        SheetPerson, on_delete=models.PROTECT, null=True, related_name="rows"
    )
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField()
    part = models.PositiveSmallIntegerField(default=0)
    cells: Any = models.JSONField()
    taken: Any = models.JSONField()
    said: Any = models.JSONField(default=dict)
    odd: Any = models.JSONField(default=list)
    problems: Any = models.JSONField(default=list)
    state = models.TextField(choices=RowState.choices())
    left_out_by_name = models.TextField(blank=True)
    taken_out_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            code_column("sheet_row_state_known", RowState.values(), field="state"),
            models.UniqueConstraint(name="sheet_row_once", fields=["sheet", "number", "part"]),
        ]
        indexes = [models.Index(name="sheet_row_by_state", fields=["sheet", "state", "number"])]

    @property
    def read_as(self) -> list[str]:
        """The cells with what somebody wrote in their place."""
        said = {int(at): text for at, text in self.said.items()}
        return [said.get(at, text) for at, text in enumerate(self.taken)]

    @property
    def found_odd(self) -> tuple[Problem, ...]:
        """What is odd about the row, as it is read now."""
        return tuple(Problem(at, words, Severity(code)) for at, words, code in self.problems)
