"""Whom a child is with: friends, relatives, and whoever may be a danger to them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children.codes import AssociateKind
from methub.children.models.children import Child
from methub.children.models.dated import Dated, kept_in_order
from methub.foundation.records import Record, code_column, tracked
from methub.people.models import Person, Sight


class AssociateQuerySet(models.QuerySet["Associate"]):
    def open_to(self, viewer: Viewer) -> Self:
        """Those of children whose record the viewer may open; of another child, only where they may
        open both. Who is thought to be a danger is told to few: such a word outlives its proof."""
        return self.filter(_is_open_to(viewer)).select_related("person")

    def kept_from(self, viewer: Viewer) -> Self:
        """The others."""
        return self.filter(~_is_open_to(viewer))


def _is_open_to(viewer: Viewer) -> Q:
    seen = Sight.objects.of(viewer).whole_record()
    of_child = Q(Exists(seen.filter(person=OuterRef("child"))))
    of_person = Q(person__is_child=False) | Q(Exists(seen.filter(person=OuterRef("person"))))
    if viewer.may(Permission.READ_PERSON_OF_CONCERN):
        return of_child & of_person
    return of_child & of_person & ~Q(kind=AssociateKind.CONCERN)


class Standing(models.Manager["Associate"]):
    """Leaves out what was withdrawn, as for every dated fact."""

    def get_queryset(self) -> AssociateQuerySet:
        return AssociateQuerySet(self.model, using=self._db).filter(withdrawn_at=None)


class Every(models.Manager["Associate"]):
    def get_queryset(self) -> AssociateQuerySet:
        return AssociateQuerySet(self.model, using=self._db)


@tracked
class Associate(Record, Dated):
    """Somebody a child is with, child or adult: how they know each other, and who says so."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="associates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=AssociateKind.choices())
    source = models.TextField()
    note = models.TextField(blank=True)

    objects: ClassVar[Standing] = Standing()  # type: ignore[assignment]
    every: ClassVar[Every] = Every()

    class Meta:
        constraints = [
            code_column("associate_kind_known", AssociateKind.values(), field="kind"),
            models.CheckConstraint(
                name="nobody_is_their_own_associate", condition=~Q(child=F("person"))
            ),
            models.CheckConstraint(name="associate_said_by_somebody", condition=~Q(source="")),
            *kept_in_order("associate"),
        ]
