"""Which returns were brought in, and for whom one can be made."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import QuerySet

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.missing.models import Episode
from methub.returns.codes import LoadState
from methub.returns.models import Load, LoadQuerySet

FILES_KEPT = timedelta(days=7)


def authorities_of(*, viewer: Viewer) -> QuerySet[Authority]:
    """The authorities whose return the viewer may make."""
    return Authority.objects.filter(partnership__in=viewer.partnership_ids).order_by("name")


def authority_of(*, gss_code: str) -> Authority | None:
    """For the commands, which name an authority by its code."""
    ours = Authority.objects.filter(partnership__isnull=False).exclude(gss_code="")
    return ours.filter(gss_code=gss_code).first()


def loads(*, viewer: Viewer) -> LoadQuerySet:
    """What was brought in or tried, newest first."""
    return Load.objects.visible_to(viewer).select_related("authority").order_by("-asked_at", "-pk")


def load_named(*, viewer: Viewer, reference: str) -> LoadQuerySet:
    return loads(viewer=viewer).filter(reference=reference)


def seen_episodes(*, viewer: Viewer, episode_ids: Collection[int]) -> dict[int, str]:
    """The references of those among them that the viewer may open."""
    seen = Episode.objects.visible_to(viewer).filter(pk__in=episode_ids)
    return dict(seen.values_list("pk", "reference"))


def seen_children(*, viewer: Viewer, child_ids: Collection[int]) -> dict[int, str]:
    """The references of those among them whose record the viewer may open."""
    seen = Child.objects.visible_to(viewer).filter(pk__in=child_ids)
    return dict(seen.values_list("pk", "person__reference"))


def waiting_loads() -> LoadQuerySet:
    """For the job that reads them, oldest first."""
    return Load.objects.filter(state=LoadState.WAITING).order_by("asked_at", "pk")


def left_lying(*, at: datetime) -> LoadQuerySet:
    """Trials that nobody followed and loads put off, with their files. For the job that forgets
    them: while a load waits to be read, nobody has ended it."""
    return Load.objects.filter(waiting__isnull=False, ended_at__lt=at - FILES_KEPT).distinct()
