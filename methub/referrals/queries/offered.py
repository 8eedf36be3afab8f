"""What is offered here, and what nobody offers yet. Names no child."""

from django.db.models import Q, QuerySet

from methub.agencies import queries as agencies
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.children.queries import policy_of
from methub.foundation.timekeeping import london_day
from methub.policies import queries as policies
from methub.policies.rules import Policy
from methub.referrals.models import Gap, Service

# What the queries find, named for views and presenters, which know no tables.
FoundService = Service
FoundGap = Gap


def services(*, viewer: Viewer) -> QuerySet[Service]:
    """Every service there is or was, by name."""
    return (
        Service.objects.filter(partnership__in=viewer.partnership_ids)
        .select_related("agency", "partnership")
        .order_by("name")
    )


def offered(*, viewer: Viewer) -> QuerySet[Service]:
    """Those that can be asked for today."""
    return services(viewer=viewer).filter(
        Q(closed_on=None) | Q(closed_on__gt=london_day(viewer.at))
    )


def service_named(*, viewer: Viewer, reference: str) -> QuerySet[Service]:
    return services(viewer=viewer).filter(reference=reference)


def gaps(*, viewer: Viewer) -> QuerySet[Gap]:
    """The register: those still open first, and of these what touches most children."""
    return Gap.objects.filter(partnership__in=viewer.partnership_ids).order_by(
        "is_filled", "-children", "-noticed_on", "pk"
    )


def gap_named(*, viewer: Viewer, reference: str) -> QuerySet[Gap]:
    return gaps(viewer=viewer).filter(reference=reference)


def levels_for(*, viewer: Viewer, child: Child | None) -> tuple[str, ...]:
    """The levels of exploitation by the words of the child's authority; without a child, of an
    authority of the viewer's partnership."""
    policy = policy_of(child=child, at=viewer.at)[1] if child else _any_policy(viewer)
    return tuple(one.label for one in policy.lists.exploitation_levels) if policy else ()


def _any_policy(viewer: Viewer) -> Policy | None:
    ours = agencies.authorities(viewer=viewer).filter(partnership__in=viewer.partnership_ids)
    for authority in ours.order_by("pk"):
        try:
            return policies.policy_for(authority=authority, at=viewer.at)
        except policies.NoPolicy:
            continue
    return None
