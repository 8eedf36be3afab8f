"""What the job of the room looks for, among every child."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from methub.children.models import Placement
from methub.clocks.codes import Promise
from methub.clocks.models import Alert, Clock
from methub.foundation.timekeeping import london_day
from methub.missing.models import Episode
from methub.out_of_area.models import PlacedAway, PlacedAwayQuerySet, Reminder

THEIRS = (Promise.THEIR_CONFIRMATION, Promise.THEIR_OUTCOME)
_OURS = Q(child__responsible_authority__partnership=F("child__person__partnership"))
_HERE = Q(host_authority__partnership=F("child__person__partnership"))


def placements_not_known(*, at: datetime) -> QuerySet[Placement]:
    """Homes across a border where a child lives now, without a row of their own. For the job
    alone."""
    today = london_day(at)
    known = PlacedAway.objects.filter(
        placement=OuterRef("pk"), placing_authority=OuterRef("child__responsible_authority")
    )
    return (
        Placement.objects.filter(
            Q(until_on=None) | Q(until_on__gt=today),
            _OURS & ~_HERE | ~_OURS & _HERE,
            from_on__lte=today,
            host_authority__isnull=False,
        )
        .exclude(Exists(known))
        .select_related("host_authority", "child")
        .order_by("from_on", "pk")
    )


def placements_that_are_over(*, at: datetime) -> PlacedAwayQuerySet:
    """The child moved, or another authority answers for them now. For the job alone."""
    return PlacedAway.objects.standing().filter(
        Q(placement__until_on__lte=london_day(at))
        | ~Q(child__responsible_authority=F("placing_authority"))
    )


def episodes_no_longer_theirs() -> QuerySet[Episode]:
    """An answer is still asked for, and nobody owes it. For the job alone."""
    asked = Clock.objects.open().filter(promise__in=THEIRS, about=OuterRef("reference"))
    return Episode.every.filter(
        Exists(asked),
        Q(duplicate_of__isnull=False)
        | Q(withdrawn_at__isnull=False)
        | ~Q(child__responsible_authority=F("responsible_authority")),
    )


def rungs_without_a_reminder() -> QuerySet[Alert]:
    """The highest rung each open promise of another authority has reached, where their contact can
    be written to and was not. For the job alone."""
    reached = Alert.objects.unaccepted().filter(clock__promise__in=THEIRS)
    higher = Alert.objects.filter(clock=OuterRef("clock"), rung__gt=OuterRef("rung"))
    reachable = Episode.objects.filter(reference=OuterRef("clock__about")).exclude(
        responsible_authority__contact_email=""
    )
    return (
        reached.filter(~Exists(higher), Exists(reachable))
        .exclude(Exists(Reminder.objects.filter(alert=OuterRef("pk"))))
        .select_related("clock")
        .order_by("pk")
    )
