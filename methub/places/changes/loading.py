"""Postcodes and boundaries come from files: whole or not at all, and twice is once."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import connection

from methub.audit import trail
from methub.foundation.actors import Actor
from methub.places.models import Boundary, PostcodeArea
from methub.places.rules.boundaries import areas_of
from methub.places.rules.directory import Row

A_BATCH = 20_000
_UPSERT = """
    INSERT INTO places_postcode (postcode, district, easting, northing)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::int[], %s::int[])
    ON CONFLICT (postcode) DO UPDATE
    SET district = excluded.district, easting = excluded.easting, northing = excluded.northing
    WHERE (places_postcode.district, places_postcode.easting, places_postcode.northing)
        IS DISTINCT FROM (excluded.district, excluded.easting, excluded.northing)
"""


def load_area(*, area: str, edition: str, rows: Sequence[Row], by: Actor, at: datetime) -> int:
    """The postcodes of an area from an edition of the directory: how many were new or different.
    One that a later edition no longer has is kept: old addresses still have it."""
    if PostcodeArea.objects.filter(area=area, edition=edition).exists():
        return 0
    with trail.open_page(by=by, at=at) as page:
        changed = _upsert(rows)
        loaded, _ = PostcodeArea.objects.update_or_create(
            area=area, defaults={"edition": edition, "postcodes": len(rows), "loaded_at": at}
        )
        page.write("places.postcodes.loaded", about=loaded, area=area, edition=edition)
    return changed


def _upsert(rows: Sequence[Row]) -> int:
    changed = 0
    with connection.cursor() as cursor:
        for first in range(0, len(rows), A_BATCH):
            columns = zip(*rows[first : first + A_BATCH], strict=True)
            cursor.execute(_UPSERT, [list(column) for column in columns])
            changed += cursor.rowcount
    return changed


def load_boundaries(*, content: bytes, source: str, by: Actor, at: datetime) -> list[str]:
    """The areas of a file of boundaries; their names. An area already held is drawn anew. Raises
    NotABoundaryFile, and then nothing has changed."""
    digest = sha256(content).hexdigest()
    held = set(Boundary.objects.filter(digest=digest).values_list("code", flat=True))
    areas = [area for area in areas_of(content) if area.code not in held]
    if not areas:
        return []
    with trail.open_page(by=by, at=at) as page:
        for area in areas:
            rings = [[metres for point in ring for metres in point] for ring in area.rings]
            boundary, _ = Boundary.objects.update_or_create(
                code=area.code,
                defaults={
                    "name": area.name,
                    "rings": rings,
                    "source": source,
                    "digest": digest,
                    "loaded_at": at,
                },
            )
            page.write("places.boundary.loaded", about=boundary, code=area.code, source=source)
    return [area.name for area in areas]
