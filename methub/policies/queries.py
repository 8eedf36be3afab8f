"""What an authority has decided, as it stood on a day."""

from datetime import date, datetime
from functools import lru_cache

from django.db.models import QuerySet

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import london_day
from methub.policies.models import PolicyVersion
from methub.policies.rules import Policy, parse


class NoPolicy(LookupError):
    """The authority had decided nothing yet on that day, so nothing can be judged."""


def policy_for(*, authority: Authority, at: datetime) -> Policy:
    """The policy on the London day of `at`: a breach is judged by the policy of its day."""
    return policy_of_authority_id(authority_id=authority.pk, at=at)


def policy_of_authority_id(*, authority_id: int, at: datetime) -> Policy:
    """The same, for whoever holds only the authority's key."""
    version = _in_force(london_day(at)).filter(authority=authority_id).first()
    if version is None:
        raise NoPolicy(f"Authority {authority_id} had no policy on {london_day(at)}.")
    return _parsed(version.digest)


def policies_in_force(*, viewer: Viewer) -> dict[int, Policy]:
    """Today's policies in the viewer's partnership, by the authority's key: one query."""
    return {
        version.authority_id: _parsed(version.digest)
        for version in _in_force(london_day(viewer.at)).filter(
            authority__partnership__in=viewer.partnership_ids
        )
    }


def authorities(*, viewer: Viewer) -> QuerySet[Authority]:
    """The authorities whose decisions the viewer works by."""
    return Authority.objects.filter(partnership__in=viewer.partnership_ids).order_by("name")


def versions(*, viewer: Viewer, authority: Authority) -> QuerySet[PolicyVersion]:
    """Everything an authority of the viewer's partnership has adopted, newest first."""
    return (
        PolicyVersion.objects.filter(
            authority=authority, authority__partnership__in=viewer.partnership_ids
        )
        .defer("text")
        .order_by("-from_on")
    )


def _in_force(on: date) -> QuerySet[PolicyVersion]:
    """For each authority the newest version that had begun by a day, without its text."""
    return (
        PolicyVersion.objects.filter(from_on__lte=on)
        .order_by("authority_id", "-from_on")
        .distinct("authority_id")
        .only("authority_id", "digest")
    )


@lru_cache(maxsize=256)
def _parsed(digest: str) -> Policy:
    """What a version says never changes, so each is read once in a process."""
    text = PolicyVersion.objects.filter(digest=digest).values_list("text", flat=True)[:1].get()
    return parse(text)
