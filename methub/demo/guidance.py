"""The reference in the demonstration: one authority says one thing in its own words."""

from datetime import datetime, timedelta

from methub.agencies.roles import Role
from methub.demo import cast
from methub.demo.partnership import Town
from methub.guidance import changes
from methub.guidance.codes import Kind

KNOWN_PLACES = changes.Words(
    Kind.INDICATOR,
    "Places known for exploitation",
    "Seen at one of the places on the list of this month’s panel, or in one that several children"
    " talk about: a hotel, a takeaway, the bus station, somebody’s flat. Say who else was there.",
    "Cambridgeshire’s monthly panel",
)


def worded(town: Town, *, at: datetime) -> None:
    """Some weeks ago: what counts as a place that is known."""
    changes.write_entry(
        authority=town.authorities[cast.CAMBRIDGESHIRE], code="known-places", words=KNOWN_PLACES,
        number=0, by=town.actor(town.named(Role.HUB_MANAGER)), at=at - timedelta(days=40),
    )  # fmt: skip
