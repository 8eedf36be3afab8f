"""The tools, each version exactly as its file said, and which of them an authority uses."""

from datetime import date

from django.db import models
from django.db.models import Q

from methub.agencies.models import Authority
from methub.assessments.codes import About
from methub.foundation.records import Record, code_column, tracked


@tracked
class ToolVersion(Record):
    """A tool as its file was loaded. Never edited: an assessment made with it keeps its wording,
    its windows and its weights for ever."""

    name = models.TextField()
    version = models.TextField()
    title = models.TextField()
    about = models.TextField(choices=About.choices())
    text = models.TextField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.TextField()

    class Meta:
        constraints = [
            code_column("tool_about_known", About.values(), field="about"),
            models.UniqueConstraint(name="one_tool_a_version", fields=["name", "version"]),
        ]
        indexes = [
            # what a version says is read once in a process, by its digest
            models.Index(name="tool_by_digest", fields=["digest"]),
        ]

    @property
    def key(self) -> str:
        return f"{self.name}@{self.version}"


class ToolInUseQuerySet(models.QuerySet["ToolInUse"]):
    def on(self, day: date) -> "ToolInUseQuerySet":
        """The tools in use on a day: of each, what was decided last. Asked in one query."""
        newest = (
            self.filter(from_on__lte=day)
            .order_by("authority_id", "name", "-from_on")
            .distinct("authority_id", "name")
        )
        return self.filter(pk__in=newest.values("pk"), tool__isnull=False)


@tracked
class ToolInUse(Record):
    """From a London day on, an authority assesses with this version; or, without one, no longer
    with any version of that tool."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    tool = models.ForeignKey(ToolVersion, on_delete=models.PROTECT, null=True, related_name="+")
    from_on = models.DateField()
    decided_at = models.DateTimeField()
    decided_by = models.TextField()

    objects = ToolInUseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_decision_a_tool_a_day", fields=["authority", "name", "from_on"]
            ),
            models.CheckConstraint(name="tool_in_use_is_named", condition=~Q(name="")),
        ]
