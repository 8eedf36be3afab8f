"""The access taken in emergencies: what waits for a review, and what came of the others."""

from django.db.models import QuerySet

from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.people.models import BreakGlass
from methub.people.queries import open_break_glasses

LATEST = 50


def access_to_review(*, viewer: Viewer) -> QuerySet[BreakGlass]:
    """Emergency access that waits for this viewer, oldest first."""
    return open_break_glasses(viewer=viewer).select_related("sight__person", "sight__user")


def access_reviewed(*, viewer: Viewer) -> QuerySet[BreakGlass]:
    """What came of the latest reviews: a manager's own people; for the governance lead, everybody
    of the partnership."""
    reviewed = BreakGlass.objects.filter(
        reviewed_at__isnull=False, sight__person__partnership__in=viewer.partnership_ids
    )
    if Role.GOVERNANCE_LEAD not in viewer.roles:
        reviewed = reviewed.filter(manager=viewer.user_id)
    return reviewed.select_related("sight__person", "sight__user").order_by("-reviewed_at")[:LATEST]
