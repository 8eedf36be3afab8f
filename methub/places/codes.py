"""Words for kinds of place, and for how a distance is known."""

from methub.foundation.codes import Code


class PlaceKind(Code):
    HOME = "home", "Home"
    CHILDRENS_HOME = "childrens-home", "Children’s home"
    FOSTER_HOME = "foster-home", "Foster home"
    SCHOOL = "school", "School or college"
    HOTEL = "hotel", "Hotel"
    TAKEAWAY = "takeaway", "Takeaway"
    PARK = "park", "Park"
    STATION = "station", "Station"
    CAR_PARK = "car-park", "Car park"
    BUSINESS = "business", "Other business"
    OTHER = "other", "Somewhere else"


# Where somebody lives. Known, so that the same home is recognised again; never listed or opened as
# a place, because a list of homes would say who lives in them. They are found through the child.
PRIVATE = frozenset({PlaceKind.HOME, PlaceKind.FOSTER_HOME})
PUBLIC = tuple(kind for kind in PlaceKind if kind not in PRIVATE)


class Method(Code):
    """How a distance was found out, or why it was not. Never guessed."""

    BOUNDARY = "boundary", "to its nearest point"
    NEAREST_POSTCODE = (
        "nearest-postcode",
        "to the nearest postcode inside the area, as no boundary is loaded",
    )
    TYPED = "typed", "given by a person"
    NO_POSTCODE = "no-postcode", "no postcode is recorded"
    UNKNOWN_POSTCODE = "unknown-postcode", "the postcode is not among those loaded"
    NOWHERE = "nowhere", "the directory does not say where this postcode is"
    NO_AREA = "no-area", "neither the boundary to measure from nor its postcodes are loaded"
