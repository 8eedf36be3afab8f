"""Postcodes and boundaries, loaded from files; and places, recorded by people."""

from typing import Self

from django.db import models

from methub.agencies.models import Partnership
from methub.agencies.viewer import Viewer
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.places.codes import PRIVATE, PlaceKind
from methub.places.rules.grid import Point
from methub.places.rules.outlines import Outline
from methub.places.rules.recognition import Described


class Postcode(models.Model):
    """One postcode of the directory, in use or not: the directory keeps those that are no longer,
    and so do we, because old addresses have them. Without a position where the directory has none.
    """

    postcode = models.TextField(primary_key=True)
    district = models.TextField(blank=True)
    easting = models.IntegerField(null=True)
    northing = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="postcode_has_both_coordinates_or_none",
                condition=models.Q(easting__isnull=True, northing__isnull=True)
                | models.Q(easting__isnull=False, northing__isnull=False),
            )
        ]
        indexes = [
            models.Index(
                name="postcode_by_district", fields=["district"], include=["easting", "northing"]
            )
        ]

    @property
    def at(self) -> Point | None:
        if self.easting is None or self.northing is None:
            return None
        return Point(self.easting, self.northing)


class PostcodeArea(Record):
    """That the postcodes of an area ("PE") are loaded, and from which edition of the directory."""

    area = models.TextField(unique=True)
    edition = models.TextField()
    postcodes = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()


class Boundary(Record):
    """The outline of a district or authority, in metres of the British National Grid: its rings one
    after the other, each a list of eastings and northings in turn."""

    code = models.TextField(unique=True)
    name = models.TextField()
    rings = models.JSONField()
    source = models.TextField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    @property
    def outline(self) -> Outline:
        return Outline(
            tuple(
                tuple(Point(*pair) for pair in zip(ring[::2], ring[1::2], strict=True))
                for ring in self.rings
            )
        )


class PlaceQuerySet(models.QuerySet["Place"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Places of the viewer's partnership. Never where somebody lives: a family's or foster
        carer's home is found through the child, by whoever may see the child."""
        return self.filter(partnership__in=viewer.partnership_ids).exclude(kind__in=sorted(PRIVATE))


@tracked
class Place(Record, Versioned):
    """Somewhere with a name or an address. The same place is recognised again.

    No protected home is ever a place: what says where somebody hides is kept with the child alone.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=PlaceKind.choices())
    name = models.TextField(blank=True)
    address = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    easting = models.IntegerField(null=True)
    northing = models.IntegerField(null=True)
    district = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("place_kind_known", PlaceKind.values(), field="kind"),
            models.CheckConstraint(
                name="place_says_something",
                condition=~models.Q(name="") | ~models.Q(address="") | ~models.Q(postcode=""),
            ),
        ]
        indexes = [
            models.Index(name="place_by_postcode", fields=["partnership", "postcode"]),
            models.Index(name="place_by_name", fields=["partnership", "name", "id"]),
        ]

    def __str__(self) -> str:
        return self.name or self.address or self.postcode

    @property
    def described(self) -> Described:
        return Described(self.name, self.address, self.postcode)

    @property
    def at(self) -> Point | None:
        if self.easting is None or self.northing is None:
            return None
        return Point(self.easting, self.northing)
