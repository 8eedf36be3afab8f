"""What a meeting leaves: actions, escalations, who was shown a child for them, and minutes."""

from django.db import models
from django.db.models import Q

from methub.agencies.models import User
from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.foundation.records import Record, code_column, tracked
from methub.meetings.codes import ActionEnd, PaperKind, Strand
from methub.meetings.models.items import Item, OfMeetingQuerySet, may_know
from methub.meetings.models.meetings import Meeting, Signed
from methub.people.models import Sight
from methub.places.models import Place


class ActionQuerySet(OfMeetingQuerySet):
    def known_to(self, viewer: Viewer) -> "ActionQuerySet":
        """Of children one may know of, or of none. What is to happen to somebody who is thought to
        be a danger is told to few, as the word itself is; and to whoever is to do it."""
        rows = self.filter(Q(child=None) | may_know(viewer))
        if viewer.may(P.READ_PERSON_OF_CONCERN):
            return rows
        return rows.exclude(~Q(owner=viewer.user_id), strand=Strand.PEOPLE)


@tracked
class Action(Record, Signed):
    """What somebody will do, by when. It is carried over until it is done or no longer needed.
    `strand`: what it is to change, where it is part of a response plan."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="actions")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.TextField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    strand = models.TextField(choices=Strand.choices(), blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_as = models.TextField(choices=ActionEnd.choices(), blank=True)
    ended_note = models.TextField(blank=True)
    ended_by_name = models.TextField(blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("action_strand_known", ["", *Strand.values()], field="strand"),
            models.CheckConstraint(
                name="action_at_a_place_is_about_places",
                condition=Q(place=None) | Q(strand=Strand.PLACES),
            ),
            models.CheckConstraint(
                name="action_ends_as_something",
                condition=Q(ended_at=None, ended_as="")
                | Q(ended_at__isnull=False, ended_as__in=ActionEnd.values()),
            ),
        ]
        indexes = [
            models.Index(
                name="action_open_by_owner", fields=["owner", "due_on"], condition=Q(ended_at=None)
            )
        ]


@tracked
class Escalation(Record, Signed):
    """Taken to a senior manager by name, who says that they know of it, and answers."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="escalations")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="escalations")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    acknowledged_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="escalation_answered_in_words_once_acknowledged",
                condition=Q(answered_at=None, answer="")
                | Q(answered_at__isnull=False, acknowledged_at__isnull=False) & ~Q(answer=""),
            ),
        ]


@tracked
class GivenSight(Record):
    """A sight that a meeting, an action or an escalation gave; so that it can be ended with it."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    sight = models.OneToOneField(Sight, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="sights")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="sights")
    escalation = models.ForeignKey(
        Escalation, on_delete=models.PROTECT, null=True, related_name="sights"
    )


@tracked
class Minutes(Record, Signed):
    """The minutes as they were checked, whole and sealed; issued once. Another check is another
    row."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes_of")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField(null=True)
    issued_by_name = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="minutes_numbered", fields=["meeting", "number"]),
            models.UniqueConstraint(
                name="minutes_issued_once",
                fields=["meeting"],
                condition=Q(issued_at__isnull=False),
            ),
        ]


@tracked
class Copy(Record, Signed):
    """What somebody without an account was given of issued minutes: who, in what role, why, and
    which items. `digest`: of exactly what the giver saw before. Never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="copies")
    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=PaperKind.choices())
    recipient = models.TextField()
    role = models.TextField()
    why = models.TextField()
    items = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            code_column("copy_kind_known", PaperKind.values(), field="kind"),
            models.CheckConstraint(
                name="copy_is_for_somebody_for_a_reason",
                condition=~Q(recipient="") & ~Q(role="") & ~Q(why=""),
            ),
        ]


@tracked
class CopiedChild(Record):
    """That a copy speaks of a child: so that the child’s own page can say who was told."""

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="children")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="child_once_in_a_copy", fields=["copy", "child"]),
        ]
