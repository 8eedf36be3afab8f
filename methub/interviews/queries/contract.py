"""How much of a contract for interviews is used. Authorities that decided the same contract bought
it together, and use it together."""

from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import london_day
from methub.interviews import rules
from methub.interviews.models import Interview, InterviewQuerySet
from methub.interviews.queries.lists import interviews
from methub.policies import queries as policies
from methub.policies.rules import Commissioned


@dataclass(frozen=True)
class Use:
    """A contract year of the authorities that share it, and how much of it is used."""

    provider: str
    authorities: tuple[Authority, ...]
    first: date
    last: date
    used: int
    cap: int
    beyond_miles: int
    warn_at_percent: int

    @property
    def remaining(self) -> int:
        return max(0, self.cap - self.used)

    @property
    def room(self) -> rules.Room:
        return rules.room(used=self.used, cap=self.cap, warn_at_percent=self.warn_at_percent)

    @property
    def counted(self) -> InterviewQuerySet:
        """What counts: each interview once, whatever it covers."""
        return Interview.objects.commissioned_between(self.authorities, self.first, self.last)


def use_of_contract(*, authority: Authority, at: datetime) -> Use | None:
    """The contract year of `at`; None with no contract that day."""
    contract = _contract(authority, at)
    if contract is None:
        return None
    neighbours = Authority.objects.filter(partnership=authority.partnership_id).order_by("name")
    sharing = tuple(one for one in neighbours if _contract(one, at) == contract)
    first, last = contract.year_of(london_day(at))
    counted = Interview.objects.commissioned_between(sharing, first, last)
    return Use(
        provider=contract.provider,
        authorities=sharing,
        first=first,
        last=last,
        used=counted.count(),
        cap=contract.yearly_cap,
        beyond_miles=contract.beyond_miles,
        warn_at_percent=contract.warn_at_percent,
    )


def commissioned_use(*, viewer: Viewer, authority: Authority, at: datetime) -> Use | None:
    """The same, of an authority of the viewer's."""
    if authority.partnership_id not in viewer.partnership_ids:
        return None
    return use_of_contract(authority=authority, at=at)


def contracts(*, viewer: Viewer) -> list[tuple[str, Use | None]]:
    """Each contract of the viewer's partnership, under the names of those who share it; and the
    authorities that have none."""
    found: list[tuple[str, Use | None]] = []
    told: set[int] = set()
    in_force = policies.policies_in_force(viewer=viewer)
    for authority in policies.authorities(viewer=viewer):
        if authority.pk in told or authority.pk not in in_force:
            continue
        use = commissioned_use(viewer=viewer, authority=authority, at=viewer.at)
        sharing = use.authorities if use else (authority,)
        told |= {one.pk for one in sharing}
        found.append((" and ".join(one.name for one in sharing), use))
    return found


def counted(*, viewer: Viewer, use: Use) -> list[Interview]:
    """Those of the counted interviews the viewer may read, newest first: the others are counted and
    not named."""
    return list(
        interviews(viewer=viewer)
        .filter(pk__in=use.counted.values("pk"))
        .order_by("-opened_at", "-pk")
    )


def _contract(authority: Authority, at: datetime) -> Commissioned | None:
    try:
        return policies.policy_for(authority=authority, at=at).contract_on(london_day(at))
    except policies.NoPolicy:
        return None
