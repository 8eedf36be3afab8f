"""What agencies supply: what is counted by whom and how often, what is owed, and what was said."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from methub.agencies.models import Agency, Authority, User
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.reports.codes import Every, Said, Topic
from methub.reports.models.themes import Signed


@tracked
class SuppliedMeasure(Record, Versioned, Signed):
    """A figure of which the hub holds no records: an agency counts it. `giver`: who answers for
    it. `until_on`: from this day on nobody is asked for it."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    meaning = models.TextField()
    topic = models.TextField(choices=Topic.choices())
    every = models.TextField(choices=Every.choices())
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            code_column("supplied_topic_known", Topic.values(), field="topic"),
            code_column("supplied_every_known", Every.values(), field="every"),
            models.UniqueConstraint(
                "authority", "agency", Lower("name"), name="supplied_named_once",
            ),
            models.CheckConstraint(
                name="supplied_until_after_from",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]  # fmt: skip


@tracked
class SuppliedReturn(Record):
    """One figure for one month, quarter or year: owed since it was asked for, until it is said."""

    measure = models.ForeignKey(SuppliedMeasure, on_delete=models.PROTECT, related_name="returns")
    first = models.DateField()
    last = models.DateField()
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="supplied_once_a_period", fields=["measure", "first"]),
            models.CheckConstraint(
                name="supplied_period_runs_forward", condition=Q(last__gte=F("first"))
            ),
        ]


@tracked
class SuppliedAnswer(Record, Signed):
    """What an agency said, and who attests it. Rows are only added: a correction is another one,
    with its reason, and what was said before stands behind it."""

    of = models.ForeignKey(SuppliedReturn, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField()
    said = models.TextField(choices=Said.choices())
    count = models.PositiveIntegerField(null=True)
    source = models.TextField()
    commentary = models.TextField(blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("supplied_answer_known", Said.values(), field="said"),
            models.UniqueConstraint(name="supplied_answers_numbered", fields=["of", "number"]),
            models.CheckConstraint(
                name="supplied_number_only_where_there_is_one",
                condition=Q(said=Said.NUMBER, count__gt=0)
                | Q(said=Said.NOTHING, count=0)
                | Q(said=Said.UNKNOWN, count=None) & ~Q(commentary=""),
            ),
            models.CheckConstraint(
                name="supplied_correction_has_a_reason", condition=Q(number=1) | ~Q(why="")
            ),
        ]
