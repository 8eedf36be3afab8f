"""What a sight lets its holder do, and which job it comes with. A sight never outlives the job."""

from collections.abc import Collection, Mapping

from methub.agencies.permissions import Permission as P
from methub.agencies.roles import DUTIES, Role
from methub.people.codes import SightWhy


def _whoever_may(*permissions: P) -> frozenset[Role]:
    return frozenset(role for role, duty in DUTIES.items() if duty.opens & set(permissions))


_READS_CHILDREN = _whoever_may(P.READ_CHILD)

HELD_BY: Mapping[SightWhy, frozenset[Role]] = {
    SightWhy.ALLOCATED_WORKER: frozenset({Role.ALLOCATED_WORKER, Role.TEAM_MANAGER}),
    SightWhy.MANAGER: frozenset({Role.TEAM_MANAGER}),
    SightWhy.SHARED: _READS_CHILDREN,
    SightWhy.NAMED: _READS_CHILDREN,
    SightWhy.INTERVIEW_ASSIGNED: _whoever_may(P.WRITE_INTERVIEW),
    SightWhy.INVITATION: _READS_CHILDREN | _whoever_may(P.READ_ASSIGNED),
    SightWhy.BREAK_GLASS: _whoever_may(P.BREAK_GLASS),
}
"""Where one person holds a sight, the roles it can come with. The others are an agency's."""

SHOWS_TO_OTHERS = frozenset({P.ALLOCATE_CHILD, P.SHARE_CHILD, P.RESTRICT_CHILD})
"""What decides who else sees a child; restricting a record names whoever does it."""

IN_AN_EMERGENCY = frozenset(
    {
        P.SEE_TODAY, P.SEARCH_CHILDREN, P.READ_CHILD, P.BREAK_GLASS,
        P.READ_EPISODE, P.WRITE_EPISODE, P.GRADE_EPISODE, P.RECORD_PREVENTION,
        P.TELL_AUTHORITY, P.CONVENE_MEETING, P.READ_INTERVIEW, P.READ_ASSESSMENT, P.READ_PLAN,
        P.READ_CONCERN, P.RAISE_CONCERN, P.READ_REFERRAL,
    }
)  # fmt: skip
"""What a night needs: to read, to write down what happens to a missing child and to call people
together. Who the child is, where they live and who works with them waits for whoever knows them."""

LETS: Mapping[SightWhy, frozenset[P]] = {
    SightWhy.BREAK_GLASS: IN_AN_EMERGENCY,
    SightWhy.SHARED: frozenset(P) - SHOWS_TO_OTHERS,
}
"""The sights that let their holder do less than their role does. Otherwise four hours, or a day's
share, would be made to last by whoever holds it."""


def lets(why: SightWhy, permission: P) -> bool:
    return why not in LETS or permission in LETS[why]


def that_let(doing: Collection[P]) -> list[SightWhy]:
    """The reasons that are good enough to do one of these; with nothing to do, all."""
    return [why for why in SightWhy if not doing or any(lets(why, one) for one in doing)]
