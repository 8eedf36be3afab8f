"""What an authority has decided, as it stood on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Case, F, Q, QuerySet, When

from methub.agencies.models import Agency, Authority
from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import london_day
from methub.foundation.written import written_once
from methub.policies.models import PolicyVersion
from methub.policies.rules import Policy, parse


@dataclass(frozen=True)
class Adopted:
    """One version: the first day it holds for, and who loaded it when."""

    from_on: date
    loaded_at: datetime
    loaded_by: str


@dataclass(frozen=True)
class Deciding:
    """An authority, and its policy of today if it has decided anything yet."""

    reference: str
    name: str
    policy: Policy | None


class NoPolicy(LookupError):
    """The authority has decided nothing at all, so nothing can be judged."""


def policy_for(*, authority: Authority, at: datetime) -> Policy:
    """The policy on the London day of `at`: a breach is judged by the policy of its day.

    Before the first version, the first: a child who left on the day before the hub opened must
    not be turned away at the door because nobody had decided anything yet."""
    return policy_of_authority_id(authority_id=authority.pk, at=at)


def policy_of_authority_id(*, authority_id: int, at: datetime) -> Policy:
    """The same, for whoever holds only the authority's key."""
    policy = _policy_on(authority_id, london_day(at))
    if policy is None:
        raise NoPolicy(f"Authority {authority_id} has adopted no policy.")
    return policy


def policies_in_force(*, viewer: Viewer) -> dict[int, Policy]:
    """Today's policies in the viewer's partnership, by the authority's key: one query."""
    return {
        version.authority_id: _parsed(version.digest) for version in _ours_in_force(viewer=viewer)
    }


def decided_over_time(*, viewer: Viewer) -> dict[int, tuple[tuple[date, Policy], ...]]:
    """Every version in the viewer's partnership, by the authority's key, the first day it holds for
    first: for a list whose rows are each judged by the policy of their day. One query."""
    versions = PolicyVersion.objects.filter(authority__partnership__in=viewer.partnership_ids)
    found: dict[int, tuple[tuple[date, Policy], ...]] = {}
    for key, from_on, digest in versions.order_by("from_on").values_list(
        "authority_id", "from_on", "digest"
    ):
        found[key] = (*found.get(key, ()), (from_on, _parsed(digest)))
    return found


def deciding(*, viewer: Viewer) -> tuple[Deciding, ...]:
    """Every authority of the viewer's partnership, with what it has decided."""
    in_force = policies_in_force(viewer=viewer)
    return tuple(
        Deciding(authority.reference, authority.name, in_force.get(authority.pk))
        for authority in authorities(viewer=viewer)
    )


def authorities(*, viewer: Viewer) -> QuerySet[Authority]:
    """The authorities whose decisions the viewer works by."""
    return Authority.objects.filter(partnership__in=viewer.partnership_ids).order_by("name")


def authorities_of(*, viewer: Viewer) -> QuerySet[Authority]:
    """The authorities somebody works for: of an agency of one authority, that one; of a hub or a
    police force, all of the partnership."""
    wide = Agency.objects.filter(pk__in=viewer.agency_ids, authority=None)
    return authorities(viewer=viewer).filter(
        Q(agencies__in=viewer.agency_ids) | Q(partnership__in=wide.values("partnership"))
    ).distinct()  # fmt: skip


def decided_on(*, viewer: Viewer, authority: Authority, on: date) -> Policy | None:
    """What an authority of the viewer's partnership had decided by a day, if anything."""
    if authority.partnership_id not in viewer.partnership_ids:
        return None
    return _policy_on(authority.pk, on)


def versions(*, viewer: Viewer, authority: Authority) -> tuple[Adopted, ...]:
    """Everything an authority of the viewer's partnership has adopted, newest first."""
    rows = PolicyVersion.objects.filter(
        authority=authority, authority__partnership__in=viewer.partnership_ids
    ).order_by("-from_on")
    return tuple(Adopted(*row) for row in rows.values_list("from_on", "loaded_at", "loaded_by"))


def _policy_on(authority_id: int, on: date) -> Policy | None:
    version = _in_force(on).filter(authority=authority_id).first()
    return _parsed(version.digest) if version else None


@written_once("viewer")
def _ours_in_force(*, viewer: Viewer) -> QuerySet[PolicyVersion]:
    ours = sorted(viewer.partnership_ids)
    return _in_force(london_day(viewer.at)).filter(authority__partnership__in=ours)


def _in_force(on: date) -> QuerySet[PolicyVersion]:
    """For each authority, without its text: the newest version begun by a day, else its first."""
    begun_on = Case(When(from_on__lte=on, then=F("from_on")))
    return (
        PolicyVersion.objects.order_by("authority_id", begun_on.desc(nulls_last=True), "from_on")
        .distinct("authority_id")
        .only("authority_id", "digest")
    )


@lru_cache(maxsize=256)
def _parsed(digest: str) -> Policy:
    """What a version says never changes, so each is read once in a process."""
    text = PolicyVersion.objects.filter(digest=digest).values_list("text", flat=True)[:1].get()
    return parse(text)
