"""Where the demonstration is: the postcodes of its two authorities and of the home far away, and
some places that are nobody's home."""

from datetime import datetime

from methub.agencies.models import Partnership
from methub.foundation.actors import MET_HUB
from methub.places import changes
from methub.places.codes import PlaceKind
from methub.places.rules import directory

AREAS = ("PE", "CB", "YO")
PLACES = (
    (PlaceKind.STATION, "March station", "Station Road, March", "PE15 8SJ", ""),
    (
        PlaceKind.TAKEAWAY, "Marsh Grill", "4 Broad Street, March", "PE15 8TG",
        "Open until two in the morning. The owner lets young people wait inside.",
    ),
    (PlaceKind.PARK, "Wisbech Park", "Lynn Road, Wisbech", "PE13 3DL", ""),
    (PlaceKind.HOTEL, "Bridge Hotel", "Riverside, Peterborough", "PE1 1EF",
     "Staff have had the Makesafe training. Ask for the duty manager."),
)  # fmt: skip


def load_postcodes(*, at: datetime) -> None:
    """Before anybody moves in: a home is measured as it is recorded."""
    for letter in sorted({area[0] for area in AREAS}):
        for area, rows in directory.areas_of_letter(letter).items():
            if area in AREAS:
                changes.load_area(
                    area=area, edition=directory.edition(), rows=rows, by=MET_HUB, at=at
                )


def known_places(partnership: Partnership, *, at: datetime) -> None:
    """Places that workers know, besides the homes where children live."""
    for kind, name, address, postcode, notes in PLACES:
        changes.place_at(
            partnership=partnership, kind=kind, name=name, address=address, postcode=postcode,
            notes=notes, by=MET_HUB, at=at,
        )  # fmt: skip
