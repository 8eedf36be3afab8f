"""What agencies supply: which figures, which are missing, and what was said as it was known."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from methub.agencies import queries as agencies
from methub.agencies.models import Membership
from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES
from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import london_day
from methub.reports.codes import Every, Topic
from methub.reports.models import SuppliedAnswer, SuppliedMeasure, SuppliedReturn
from methub.reports.queries.asked import Asked
from methub.reports.queries.figures import authorities
from methub.reports.rules.periods import Period
from methub.reports.rules.supplying import owed_by


@dataclass(frozen=True)
class Given:
    """One return, and the newest that was said of it; nothing, where it is missing."""

    asked: SuppliedReturn
    answer: SuppliedAnswer | None

    @property
    def measure(self) -> SuppliedMeasure:
        return self.asked.measure


def supplied(*, viewer: Viewer) -> QuerySet[SuppliedMeasure]:
    """Of the authorities somebody counts for; and those their own agency supplies."""
    counted = Q(pk__in=[])
    if viewer.may(Permission.READ_FIGURES):
        counted = Q(authority__in=authorities(viewer=viewer.to(Permission.READ_FIGURES)))
    theirs = viewer.to(Permission.GIVE_FIGURES)
    if viewer.may(Permission.GIVE_FIGURES):
        counted |= Q(agency__in=theirs.agency_ids)
    return (
        SuppliedMeasure.objects.filter(counted)
        .select_related("authority", "agency", "giver")
        .order_by("authority__name", "topic", "name")
    )


def supplied_named(*, viewer: Viewer, reference: str) -> QuerySet[SuppliedMeasure]:
    return supplied(viewer=viewer).filter(reference=reference)


def returns_of(*, viewer: Viewer) -> list[Given]:
    """Every return somebody may read, the newest first."""
    rows = SuppliedReturn.objects.filter(measure__in=supplied(viewer=viewer))
    return _given(rows)


def return_named(*, viewer: Viewer, reference: str) -> SuppliedReturn | None:
    rows = SuppliedReturn.objects.filter(measure__in=supplied(viewer=viewer), reference=reference)
    return rows.select_related("measure__authority", "measure__agency", "measure__giver").first()


def may_give(*, viewer: Viewer, asked: SuppliedReturn) -> bool:
    """Whoever is named for it, and whoever else may give figures for that agency."""
    if asked.measure.giver_id == viewer.user_id:
        return viewer.may(Permission.GIVE_FIGURES)
    theirs = viewer.to(Permission.GIVE_FIGURES)
    return viewer.may(Permission.GIVE_FIGURES) and asked.measure.agency_id in theirs.agency_ids


def givers(*, viewer: Viewer) -> QuerySet[Membership]:
    """Who may be named to give a figure, each for the agency they work in."""
    roles = [role for role, duty in DUTIES.items() if Permission.GIVE_FIGURES in duty.opens]
    return agencies.working(viewer=viewer).filter(role__in=roles)


def supplied_in(*, viewer: Viewer, asked: Asked, topics: Collection[Topic]) -> list[Given]:
    """Returns whose days fall into the period, with what had been said of them by then."""
    allowed = set(authorities(viewer=viewer).values_list("pk", flat=True))
    rows = SuppliedReturn.objects.filter(
        measure__authority__in=allowed.intersection(asked.authorities),
        measure__topic__in=topics,
        first__gte=asked.period.first,
        last__lte=asked.period.last,
        asked_at__lte=asked.known_at,
    )
    return _given(rows, known_at=asked.known_at if asked.as_at else None)


def to_be_asked_for(*, at: datetime) -> Iterator[tuple[SuppliedMeasure, Period]]:
    """What is over and was not asked for yet: for the job alone."""
    today = london_day(at)
    rows = SuppliedMeasure.objects.filter(Q(until_on=None) | Q(until_on__gt=today))
    asked = set(SuppliedReturn.objects.values_list("measure", "first"))
    for measure in rows.select_related("authority__partnership", "agency", "giver"):
        for period in owed_by(Every(measure.every), measure.from_on, today):
            if (measure.pk, period.first) not in asked:
                yield measure, period


def _given(rows: QuerySet[SuppliedReturn], known_at: datetime | None = None) -> list[Given]:
    """Two questions, however many returns."""
    found = list(
        rows.select_related("measure__authority", "measure__agency", "measure__giver").order_by(
            "measure__authority__name", "measure__topic", "measure__name", "-first"
        )
    )
    answers = SuppliedAnswer.objects.filter(of__in=[one.pk for one in found]).order_by("number")
    if known_at is not None:
        answers = answers.filter(recorded_at__lte=known_at)
    newest = {answer.of_id: answer for answer in answers}
    return [Given(one, newest.get(one.pk)) for one in found]
