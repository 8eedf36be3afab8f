"""Figures for somebody: of the authorities they work for, and the records behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, Q, QuerySet

from methub.agencies.models import Agency, Authority
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.interviews import queries as interviews
from methub.interviews.queries import Use
from methub.people.models import Sight
from methub.reports.codes import By, Half
from methub.reports.queries.arranged import OWN_AXES
from methub.reports.queries.asked import Asked
from methub.reports.queries.axes import AXES
from methub.reports.queries.counting import Counting
from methub.reports.queries.layout import Laid, Names
from methub.reports.queries.shape import Axis, Measure, Report

EVERY_AXIS: Mapping[str, Axis] = {**AXES, **OWN_AXES}
A_PAGE = 50


@dataclass(frozen=True)
class Shown:
    """One record behind a figure. Without a child it is one the viewer may not open: it is
    counted, and says nothing."""

    time: datetime | None
    child: str
    child_reference: str
    reference: str


@dataclass(frozen=True)
class Behind:
    """The records behind one figure: all of them counted, and a page of those one may open."""

    count: int
    openable: int
    rows: tuple[Shown, ...]
    person_ids: tuple[int, ...]

    @property
    def closed(self) -> int:
        return self.count - self.openable


def authorities(*, viewer: Viewer) -> QuerySet[Authority]:
    """Those whose children somebody may count: the one their agency works for, or, where it works
    for all of the partnership, all of them."""
    agencies = Agency.objects.filter(pk__in=sorted(viewer.agency_ids))
    everywhere = agencies.filter(authority=None).values("partnership")
    return Authority.objects.filter(
        Q(pk__in=agencies.values("authority"))
        | Q(partnership__in=everywhere, partnership__isnull=False)
    ).order_by("name")


def laid_out(*, viewer: Viewer, report: Report, asked: Asked, by: str = "") -> list[Laid]:
    """Every table of a report. What somebody may not count is left out, whatever they asked."""
    counting = Counting(_of_theirs(viewer, asked), EVERY_AXIS)
    names: Names = {By.DISTRICT: children.districts(viewer=viewer)}
    return Laid.of(counting, report.parts, EVERY_AXIS.get(by), names)


def behind(*, viewer: Viewer, measure: Measure, half: Half, asked: Asked, page: int = 1) -> Behind:
    """The records that are a figure. Named are those whose record the viewer may open, for what
    they would read in it; the others are counted."""
    population = measure.population
    records = Counting(_of_theirs(viewer, asked), EVERY_AXIS).records(measure, half)
    whole = records.none()
    if viewer.may(population.opens):
        seen = Sight.objects.of(viewer.to(population.opens)).whole_record().values("person_id")
        whole = records.filter(**{f"{population.child}__in": seen})
    first = (page - 1) * A_PAGE
    reads = (population.child, f"{population.person}name", f"{population.person}reference")
    rows = list(
        whole.annotate(shown_time=F("its_time"))
        .values_list(*reads, population.reference, "shown_time")[first : first + A_PAGE]
    )  # fmt: skip
    return Behind(
        count=records.count(),
        openable=whole.count(),
        rows=tuple(
            Shown(time=time, child=name, child_reference=child, reference=reference or "")
            for _, name, child, reference, time in rows
        ),
        person_ids=tuple(dict.fromkeys(row[0] for row in rows)),
    )


def contracts(*, viewer: Viewer) -> list[Use]:
    """How much of each contract for interviews is used, in the contract year we are in."""
    found = interviews.contracts(viewer=viewer)
    theirs = set(authorities(viewer=viewer).values_list("pk", flat=True))
    return [use for _, use in found if use and theirs & {one.pk for one in use.authorities}]


def _of_theirs(viewer: Viewer, asked: Asked) -> Asked:
    allowed = set(authorities(viewer=viewer).values_list("pk", flat=True))
    return replace(asked, authorities=tuple(pk for pk in asked.authorities if pk in allowed))
