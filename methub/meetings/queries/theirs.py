"""Children of other authorities who live here. The panel speaks of them where it would of its own,
and tells their authority: that one decides."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from methub.assessments.models import Standing
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.meetings.codes import Ground
from methub.meetings.models import Meeting
from methub.meetings.rules import Why
from methub.missing.codes import YesNo
from methub.missing.models import Episode
from methub.out_of_area.codes import Direction
from methub.out_of_area.models import PlacedAway

DECIDES = "{name} placed the child here and decides; the panel tells it what is known."
FEARED = "{name} says that exploitation is feared."


def placed_here(meeting: Meeting) -> dict[int, PlacedAway]:
    """By child: where they live in the authority's area now, and another authority's they are."""
    rows = PlacedAway.objects.standing().filter(
        direction=Direction.HERE, host_authority=meeting.authority, placed_at__isnull=False
    )
    kept = rows.exclude(child__responsible_authority=meeting.authority)
    return {row.child_id: row for row in kept.select_related("placing_authority").order_by("pk")}


def about_them(
    placed: Mapping[int, PlacedAway],
    grave: Collection[Standing],
    others: Collection[tuple[int, Why]],
) -> Iterator[tuple[int, Why]]:
    """Why each is spoken of besides what is asked of every child (`others`); and who decides about
    whoever is."""
    spoken_of = {child_id for child_id, _ in others}
    for child_id, why in (*_missing_now(placed), *_feared(placed, grave)):
        spoken_of.add(child_id)
        yield child_id, why
    for child_id, row in placed.items():
        if child_id in spoken_of:
            words = DECIDES.format(name=row.placing_authority.name)
            yield child_id, _why(Ground.PLACED, words, row)


def _missing_now(placed: Mapping[int, PlacedAway]) -> Iterator[tuple[int, Why]]:
    for row in Episode.objects.still_missing().filter(child__in=placed).order_by("pk"):
        words = f"Missing since {_day(row.missing_since)}."
        yield row.child_id, Why(Ground.MISSING, words, row.reference, "missing:episode")


def _feared(
    placed: Mapping[int, PlacedAway], grave: Collection[Standing]
) -> Iterator[tuple[int, Why]]:
    """High risk that is known: by an assessment, or in the words of their authority."""
    for standing in grave:
        if standing.child_id in placed:
            words = f"Judged {standing.level_label.lower()} since {_day(standing.recorded_at)}."
            about = standing.assessment.reference
            yield standing.child_id, Why(Ground.HIGH, words, about, "assessments:assessment")
    for child_id, row in placed.items():
        if row.exploitation == YesNo.YES:
            words = FEARED.format(name=row.placing_authority.name)
            yield child_id, _why(Ground.HIGH, words, row)


def _why(ground: Ground, words: str, row: PlacedAway) -> Why:
    return Why(ground, words, row.reference, "out_of_area:placement")


def _day(at: datetime) -> str:
    return spoken.short_day(london_day(at))
