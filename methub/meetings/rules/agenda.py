"""The agenda by rule: from facts about children, who is on it, under which heading, and why."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from methub.meetings.codes import Ground
from methub.meetings.rules.kinds import Kind, Section


@dataclass(frozen=True)
class Why:
    """One reason to speak of a child: in words, with the record behind it and the page it opens."""

    ground: Ground
    words: str
    about: str = ""
    page: str = ""


@dataclass(frozen=True)
class Standing:
    """An item as it is on the agenda already."""

    child_id: int
    reasons: tuple[Why, ...]
    is_removed: bool


@dataclass(frozen=True)
class Proposed:
    """A child on the agenda: where, why, and whether the item that was taken off comes back."""

    child_id: int
    section: Section
    reasons: tuple[Why, ...]
    comes_back: bool = False


def proposed(
    kind: Kind, facts: Iterable[tuple[int, Why]], before: Collection[Standing] = ()
) -> list[Proposed]:
    """Each child once, with every reason once, the weightiest first. Nothing that is on the agenda
    goes: what somebody added or took off stays so, but for a child with an action carried over, who
    is always spoken of."""
    by_child: dict[int, list[Why]] = {}
    for one in before:
        added = [why for why in one.reasons if why.ground is Ground.CHAIR]
        if added:
            by_child.setdefault(one.child_id, []).extend(added)
    for child_id, why in facts:
        if _has_place(kind, why.ground):
            by_child.setdefault(child_id, []).append(why)
    removed = {one.child_id for one in before if one.is_removed}
    order = list(Ground)
    found = []
    for child_id, reasons in by_child.items():
        once = sorted(dict.fromkeys(reasons), key=lambda why: order.index(why.ground))
        grounds = frozenset(why.ground for why in once)
        found.append(
            Proposed(
                child_id=child_id,
                section=kind.section_for(grounds),
                reasons=tuple(once),
                comes_back=child_id in removed and Ground.CARRIED in grounds,
            )
        )
    return found


def _has_place(kind: Kind, ground: Ground) -> bool:
    """Whether this kind of meeting speaks of a child for this reason; a carried action always."""
    return ground is Ground.CARRIED or any(ground in section.grounds for section in kind.agenda)
