"""Interviews: those one may know of, those to sign off, those shared with somebody."""

from typing import Any

from django.db.models import (
    Count,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from methub.agencies import queries as agencies
from methub.agencies.models import User
from methub.agencies.permissions import Permission
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import london_day
from methub.interviews.codes import SignOffDecision
from methub.interviews.models import (
    AgreedAction,
    AreaWorker,
    Interview,
    InterviewEpisode,
    InterviewQuerySet,
    Share,
    SignOff,
)

WHO_INTERVIEWS = frozenset({Role.HUB_WORKER, Role.HUB_SENIOR, Role.COMMISSIONED_INTERVIEWER})


def interviews(*, viewer: Viewer) -> InterviewQuerySet:
    """The interviews the viewer may read, with what tells where each stands: one query."""
    return _with_standing(Interview.objects.visible_to(viewer)).select_related(
        "child__person", "authority", "assigned_to", "assigned_team", "exemption",
        "consent_override",
    )  # fmt: skip


def done_with(*, viewer: Viewer) -> QuerySet[SignOff]:
    """The newest agreements to interviews the viewer held: that they were agreed, and when. They
    may no longer be open to the viewer, so nothing of the child is read with them."""
    return (
        SignOff.objects.filter(
            decision=SignOffDecision.AGREED, interview__assigned_to=viewer.user_id
        )
        .select_related("interview")
        .order_by("-recorded_at", "-id")
    )


def interview_named(*, viewer: Viewer, reference: str) -> InterviewQuerySet:
    """The interview with this reference, if the viewer may read it; else nothing."""
    return interviews(viewer=viewer).filter(reference=reference)


def interviews_of(*, viewer: Viewer, child_id: int) -> InterviewQuerySet:
    """One child's interviews, newest first."""
    return interviews(viewer=viewer).filter(child=child_id).order_by("-opened_at", "-id")


def to_sign_off(*, viewer: Viewer) -> InterviewQuerySet:
    """Waiting for a senior, longest first."""
    return (
        interviews(viewer=viewer)
        .filter(sent_at__isnull=False, closed_at=None)
        .order_by("sent_at", "id")
    )


def shares_with(*, viewer: Viewer) -> QuerySet[Share]:
    """What has been shared with the viewer, or with a team of theirs."""
    return Share.objects.filter(
        Q(user=viewer.user_id) | Q(team__in=sorted(viewer.team_ids)),
        interview__in=Interview.objects.visible_to(viewer),
    ).select_related("interview__child__person", "user", "team")


def actions(*, viewer: Viewer) -> QuerySet[AgreedAction]:
    """Agreed actions the viewer owes, and those of interviews they may read."""
    return AgreedAction.objects.filter(
        Q(owner=viewer.user_id) | Q(interview__in=Interview.objects.visible_to(viewer))
    ).select_related("interview__child__person", "owner")


def may_finish(*, viewer: Viewer, action: AgreedAction) -> bool:
    """Its owner says when it is done; so does the hub, which follows up."""
    return action.owner_id == viewer.user_id or viewer.may(Permission.WRITE_INTERVIEW)


def possible_interviewers(*, viewer: Viewer) -> QuerySet[User]:
    """Who may hold an interview: hub workers, seniors, commissioned interviewers."""
    return agencies.colleagues(viewer=viewer, roles=WHO_INTERVIEWS)


def area_workers(*, viewer: Viewer) -> QuerySet[AreaWorker]:
    """Who has which district of the viewer's partnership today."""
    return (
        AreaWorker.objects.on(london_day(viewer.at))
        .filter(user__in=agencies.colleagues(viewer=viewer))
        .select_related("user")
        .order_by("district")
    )


def _with_standing(rows: InterviewQuerySet) -> InterviewQuerySet:
    of_this = {"interview": OuterRef("pk")}
    signed = SignOff.objects.filter(**of_this)
    covered = InterviewEpisode.objects.filter(**of_this).order_by().values("interview")
    agreed = AgreedAction.objects.filter(**of_this).order_by().values("interview")
    unread = Share.objects.filter(acknowledged_at=None, **of_this).order_by().values("interview")
    standing: dict[str, Any] = {
        "due_at": Subquery(covered.annotate(first=Min("due_at")).values("first")),
        "hours_from": Subquery(covered.annotate(first=Min("started_at")).values("first")),
        "episodes": _counted(covered),
        "action_count": _counted(agreed),
        "is_returned": Exists(signed.filter(decision=SignOffDecision.RETURNED)),
        "is_agreed": Exists(signed.filter(decision=SignOffDecision.AGREED)),
        "unacknowledged": _counted(unread),
    }
    return rows.annotate(**standing)


def _counted(rows: QuerySet[Any, Any]) -> Coalesce:
    counted = rows.annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
