"""What the job of the room looks for, among every child."""

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from methub.children.models import Transfer
from methub.foundation.timekeeping import LONDON
from methub.interviews.models import InterviewEpisode
from methub.missing.models import Episode


def episodes_that_came_over() -> QuerySet[Episode]:
    """The child went missing under an authority outside the partnership and was found under one of
    ours, and no interview answers the episode. For the job alone."""
    changed = Transfer.objects.filter(child=OuterRef("child"))
    return (
        Episode.objects.exclude(responsible_authority__partnership=F("child__person__partnership"))
        .annotate(back_on=TruncDate(Coalesce("found_at", "returned_at"), tzinfo=LONDON))
        .filter(
            Exists(changed.filter(from_on__lte=OuterRef("back_on"))),
            ~Exists(changed.filter(from_on__gt=OuterRef("back_on"))),
            ~Exists(InterviewEpisode.every.filter(episode=OuterRef("pk"))),
            child__responsible_authority__partnership=F("child__person__partnership"),
            ended_at__isnull=False,
            is_history=False,
        )
        .order_by("pk")
    )
