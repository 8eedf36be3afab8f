"""Who must be asked before an interview, and whether it may start."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from methub.interviews.codes import ConsentGiven


@dataclass(frozen=True)
class Household:
    """Carers who live together. One answer speaks for the household; a no from any of them counts.
    Two households are two: a yes from one parent says nothing about the other."""

    carer_ids: tuple[int, ...]


def households(carers: Iterable[tuple[int, Hashable | None]]) -> tuple[Household, ...]:
    """Carers who may be contacted, as (id, placement), by the home they share; a carer with no
    placement of the child is a household of their own."""
    homes: dict[Hashable, list[int]] = {}
    for carer_id, placement in carers:
        home = ("carer", carer_id) if placement is None else ("placement", placement)
        homes.setdefault(home, []).append(carer_id)
    return tuple(Household(tuple(ids)) for ids in homes.values())


def unoffered(households: Sequence[Household], offers: Sequence[int | None]) -> int:
    """How many households have not been offered a say and advice, by the carer of each offer. One
    made to somebody who is not on the record counts for one household; where none is on the
    record, somebody is offered it all the same."""
    named = set(offers)
    left = [home for home in households if named.isdisjoint(home.carer_ids)]
    to_be_made = len(left) if households else 1
    return max(0, to_be_made - sum(1 for carer in offers if carer is None))


def hindrances(
    *,
    child: ConsentGiven | None,
    carers: Mapping[int, ConsentGiven],
    households: Sequence[Household],
    is_overridden: bool,
) -> list[str]:
    """What still stands in the way of starting, in words. Nothing: it may start.

    A carer who could not be asked does not stand in the way of a child who wants to talk; one who
    said no does, until a senior allows it with a reason.
    """
    found: list[str] = []
    if child is None:
        found.append("The child has not been asked")
    elif child is not ConsentGiven.YES:
        found.append("The child has not agreed")
    unasked = sum(1 for home in households if not any(c in carers for c in home.carer_ids))
    if unasked:
        found.append(
            "A parent or carer has not been asked"
            if unasked == 1
            else f"{unasked} households have not been asked"
        )
    if has_refused(carers) and not is_overridden:
        found.append("A parent or carer has not agreed, and no senior has allowed the interview")
    return found


def has_refused(carers: Mapping[int, ConsentGiven]) -> bool:
    """Some parent or carer said no, as their newest answer."""
    return ConsentGiven.NO in carers.values()


def may_override(*, child: ConsentGiven | None, carers: Mapping[int, ConsentGiven]) -> bool:
    """Only where the child wants to talk and a parent said no."""
    return child is ConsentGiven.YES and has_refused(carers)
