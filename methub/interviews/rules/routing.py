"""Who interviews: a table anyone can read. The first row that is true decides."""

from collections.abc import Callable
from dataclasses import dataclass

from methub.interviews.codes import Route
from methub.places.rules.distances import Distance, spoken_miles


@dataclass(frozen=True)
class Facts:
    """What the table looks at. `distance` is from the boundary of the policy's area; `beyond_miles`
    and `cap` are those of the contract in force on the day, None when there is none."""

    is_ours: bool
    is_restricted: bool
    is_in_care: bool
    distance: Distance
    beyond_miles: int | None
    cap: int | None
    used: int
    has_area_worker: bool

    @property
    def is_far(self) -> bool:
        """In care and placed further than the contract's distance: exactly at it is not beyond."""
        return (
            self.is_in_care
            and self.distance.miles is not None
            and self.beyond_miles is not None
            and self.distance.miles > self.beyond_miles
        )

    @property
    def may_be_far(self) -> bool:
        """In care under a contract, and nobody knows how far away: not known is not near."""
        return self.is_in_care and self.beyond_miles is not None and self.distance.miles is None

    @property
    def has_room(self) -> bool:
        """The contract year has interviews left."""
        return self.cap is not None and self.used < self.cap


@dataclass(frozen=True)
class Row:
    """When this is true, this is who interviews; None is nobody of this partnership."""

    when: str
    holds: Callable[[Facts], bool]
    route: Route | None


TABLE: tuple[Row, ...] = (
    Row(
        "An authority outside the partnership is responsible: it interviews, and is told",
        lambda facts: not facts.is_ours,
        None,
    ),
    Row(
        "The record is restricted: somebody named on it decides who",
        lambda facts: facts.is_restricted,
        Route.HUB_TEAM,
    ),
    Row(
        "In care, placed beyond the contract’s distance, and the year has interviews left",
        lambda facts: facts.is_far and facts.has_room,
        Route.COMMISSIONED,
    ),
    Row(
        "In care and placed beyond the contract’s distance, but the year’s interviews are used up",
        lambda facts: facts.is_far,
        Route.HUB_TEAM,
    ),
    Row(
        "A hub worker has the district where the child lives",
        lambda facts: facts.has_area_worker,
        Route.AREA_WORKER,
    ),
    Row("Nobody has the district: the hub team decides who", lambda facts: True, Route.HUB_TEAM),
)


def routed(facts: Facts) -> Row:
    """The first row that is true; the last one always is."""
    return next(row for row in TABLE if row.holds(facts))


def in_words(facts: Facts, row: Row) -> str:
    """The row that decided, with the figures it looked at: shown on the interview for ever."""
    if facts.is_restricted:
        return f"{row.when}."
    if facts.is_far and facts.distance.miles is not None:
        far = spoken_miles(facts.distance.miles, beyond=facts.beyond_miles)
        return (
            f"{row.when}. Placed {far} from the boundary ({facts.distance.method.label}), more than"
            f" {facts.beyond_miles}; {facts.used} of {facts.cap} used before this one."
        )
    if facts.may_be_far:
        return f"{row.when}. How far away is not known: {facts.distance.method.label}."
    return f"{row.when}."
