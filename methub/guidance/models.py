"""What an authority says in its own words. Rows are only ever added."""

from datetime import date

from django.db import models
from django.db.models import Q

from methub.agencies.models import Authority
from methub.foundation.records import Record, code_column, tracked
from methub.guidance.codes import Kind


class OwnEntryQuerySet(models.QuerySet["OwnEntry"]):
    def on(self, day: date) -> "OwnEntryQuerySet":
        """What each authority said last by a day."""
        newest = (
            self.filter(from_on__lte=day)
            .order_by("authority_id", "code", "-number")
            .distinct("authority_id", "code")
        )
        return self.filter(pk__in=newest.values("pk"))


@tracked
class OwnEntry(Record):
    """One version of an entry in an authority's own words, from a London day on. `is_back`: from
    then on it says what is shipped again or, where nothing is shipped, nothing. Never edited: what
    somebody read when they assessed a child can be read again."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    number = models.PositiveIntegerField()
    kind = models.TextField(choices=Kind.choices())
    title = models.TextField()
    text = models.TextField()
    source = models.TextField()
    is_back = models.BooleanField(default=False)
    from_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField()
    recorded_by_name = models.TextField()

    objects = OwnEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("guidance_kind_known", Kind.values(), field="kind"),
            models.UniqueConstraint(
                # also finds what an authority said last
                name="one_entry_a_number", fields=["authority", "code", "number"]
            ),
            models.CheckConstraint(
                name="entry_says_something_and_its_source",
                condition=~Q(title="") & ~Q(text="") & ~Q(source=""),
            ),
            models.CheckConstraint(  # it stands in addresses
                name="entry_code_is_plain", condition=Q(code__regex="^[a-z0-9]+(-[a-z0-9]+)*$")
            ),
        ]  # fmt: skip
