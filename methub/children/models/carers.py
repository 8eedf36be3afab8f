"""Parents and carers: which adult, to which child, since when; and who may know of the adult."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from methub.agencies.viewer import Viewer
from methub.children.codes import CarerKind
from methub.children.models.care import Placement
from methub.children.models.children import Child
from methub.children.models.dated import Dated, kept_in_order
from methub.foundation.records import Record, code_column, tracked
from methub.people.models import Person, PersonAddress, Sight

KEPT_BACK = "A young person whose record is not open to you: ask the hub"


def hides_a_home(child: str = "child") -> Q:
    """For any rows with a child: whether this child has, had or will have a protected address.
    One that was withdrawn hides too: it may be the right address of the wrong day."""
    return Q(Exists(Placement.every.filter(child=OuterRef(child), is_protected=True))) | Q(
        Exists(PersonAddress.objects.filter(person=OuterRef(child), is_protected=True))
    )


class CarerQuerySet(models.QuerySet["Carer"]):
    def told(self) -> Self:
        """With the adult, and whether the child lives anywhere that nobody may be told."""
        return self.select_related("person").annotate(is_of_a_hidden_child=hides_a_home("child"))

    def open_to(self, viewer: Viewer) -> Self:
        """Those through which the viewer may know of the adult: of a child whose record they may
        open, and not of a home that is kept from them. A foster carer of two children would else
        lead from the one to the door of the other."""
        return self.filter(_is_open_to(viewer)).as_seen_by(viewer)

    def as_seen_by(self, viewer: Viewer) -> Self:
        """All of them, each with whether the viewer may know who it is: a mother who is a child
        herself is known by a sight of her own."""
        return self.annotate(is_known=_is_known_to(viewer))

    def kept_from(self, viewer: Viewer) -> Self:
        """The others."""
        return self.filter(~_is_open_to(viewer))


def _is_open_to(viewer: Viewer) -> Q:
    seen = Sight.objects.of(viewer).whole_record().filter(person=OuterRef("child"))
    named = Sight.objects.by_name(viewer).filter(person=OuterRef("child"))
    hidden = Q(placement__is_protected=True) | Q(placement=None) & hides_a_home("child")
    return Q(Exists(seen)) & (~hidden | Q(Exists(named))) & _is_known_to(viewer)


def _is_known_to(viewer: Viewer) -> Q:
    seen = Sight.objects.of(viewer).whole_record().filter(person=OuterRef("person"))
    return Q(person__is_child=False) | Q(Exists(seen))


class Standing(models.Manager["Carer"]):
    """Leaves out what was withdrawn, as for every dated fact."""

    def get_queryset(self) -> CarerQuerySet:
        return CarerQuerySet(self.model, using=self._db).filter(withdrawn_at=None).told()


class Every(models.Manager["Carer"]):
    def get_queryset(self) -> CarerQuerySet:
        return CarerQuerySet(self.model, using=self._db).told()


@tracked
class Carer(Record, Dated):
    """A parent or carer of a child: which adult, in which of the child's homes, what they may be
    told, and any limit on contact. Who they are stands with the adult, once for all the children
    they look after."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="carers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, related_name="carers"
    )
    kind = models.TextField(choices=CarerKind.choices())
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)
    has_parental_responsibility = models.BooleanField(default=False)
    is_to_be_notified = models.BooleanField(default=True)
    contact_limits = models.TextField(blank=True)

    is_of_a_hidden_child: bool = True
    """Asked with every question for carers. Whoever came by one without asking knows nothing."""
    is_known: bool = False
    """Likewise, of a parent who is a child of the hub: asked with `as_seen_by`."""

    objects: ClassVar[Standing] = Standing()  # type: ignore[assignment]
    every: ClassVar[Every] = Every()

    class Meta:
        constraints = [
            code_column("carer_kind_known", CarerKind.values(), field="kind"),
            *kept_in_order("carer"),
        ]

    @property
    def is_kept_back(self) -> bool:
        """A child, whose record whoever asked may not open: not even the name is told."""
        return self.person.is_child and not self.is_known

    @property
    def name(self) -> str:
        return KEPT_BACK if self.is_kept_back else self.person.name

    def keeps_numbers(self, *, knows_homes: bool) -> bool:
        """Whether nobody who asked may ring them; of a hidden home, the people named may."""
        return self.is_kept_back or (self.is_protected and not knows_homes)

    @property
    def is_protected(self) -> bool:
        """Whoever may not know a home may not ring it either: a number leads to the door. Of whom
        nobody wrote down in which home, it may be the one that nobody may be told."""
        if self.placement is None:
            return self.is_of_a_hidden_child
        return self.placement.is_protected
