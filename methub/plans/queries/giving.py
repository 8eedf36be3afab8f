"""Who must hold a plan: the police, the hub and every agency working with the child."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, User
from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk, memberships_on
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.people.codes import WHOLE_RECORD, SightWhy
from methub.people.models import Sight
from methub.plans.codes import CopyState
from methub.plans.models import Copy, CopyLetter, Plan
from methub.plans.rules import copy_state
from methub.post.models import LetterProgress

ALWAYS = frozenset({AgencyKind.POLICE, AgencyKind.HUB})
AT_WORK = WHOLE_RECORD - {SightWhy.BREAK_GLASS}


@dataclass(frozen=True)
class Held:
    """One line of the distribution list: who holds the plan, or must and does not."""

    holder: str
    agency: Agency | None
    copy: Copy | None
    state: CopyState


def must_hold(*, child: Child, at: datetime) -> list[Agency]:
    """Police and hub of the partnership, whoever they are; and each agency that may open the
    child's record because it works with the child. A worker who has left brings in no agency:
    nobody there would read it."""
    sights = Sight.objects.filter(
        Q(until_at=None) | Q(until_at__gt=at),
        Q(through=None) | Q(through__in=memberships_on(at=at)),
        person=child.pk,
        from_at__lte=at,
        is_suspended=False,
        why__in=sorted(AT_WORK),
    ).values_list("agency", "team__agency", "through__team__agency")
    working = {agency for row in sights for agency in row if agency}
    everybody = Agency.objects.filter(partnership=child.person.partnership_id)
    named = everybody.filter(Q(kind__in=sorted(ALWAYS)) | Q(pk__in=working))
    return sorted(named, key=lambda one: (one.kind not in ALWAYS, one.kind, one.name))


def readers_of(*, plan: Plan, agency: Agency, at: datetime) -> list[User]:
    """Everybody in an agency who can open the plan, each asked for as the door asks: nobody is
    written to about a child they may not know of."""
    held = memberships_on(at=at).filter(team__agency=agency)
    found = []
    for user in User.objects.filter(pk__in=held.values("user")).order_by("pk"):
        viewer = front_desk(user=user, at=at)[0].to(Permission.READ_PLAN)
        if Plan.objects.visible_to(viewer).filter(pk=plan.pk).exists():
            found.append(user)
    return found


def distribution(*, viewer: Viewer, plan: Plan) -> list[Held]:
    """Whoever must hold this version, copy or none; then whoever else was given one."""
    rows = Copy.objects.visible_to(viewer).filter(plan=plan).select_related("agency")
    copies = list(rows.order_by("pk"))
    became = _what_became(copies)
    of_agency = {copy.agency_id: copy for copy in copies if copy.agency_id}
    lines = [
        Held(agency.name, agency, copy, _state(copy, became))
        for agency in must_hold(child=plan.child, at=viewer.at)
        for copy in [of_agency.pop(agency.pk, None)]
    ]
    others = [copy for copy in copies if not copy.agency_id or copy.agency_id in of_agency]
    return lines + [Held(one.holder, one.agency, one, _state(one, became)) for one in others]


def _state(copy: Copy | None, became: dict[int, list[str]]) -> CopyState:
    if copy is None:
        return CopyState.MISSING
    return copy_state(
        opened_at=copy.opened_at,
        acknowledged_at=copy.acknowledged_at,
        letters=became.get(copy.pk, ()),
    )


def _what_became(copies: list[Copy]) -> dict[int, list[str]]:
    """The newest progress of each letter, by copy."""
    newest = LetterProgress.objects.filter(letter=OuterRef("letter")).order_by("-pk")
    rows = CopyLetter.objects.filter(copy__in=copies).annotate(
        state=Subquery(newest.values("state")[:1])
    )
    found: dict[int, list[str]] = defaultdict(list)
    for copy_id, state in rows.values_list("copy", "state"):
        found[copy_id].append(state)
    return found
