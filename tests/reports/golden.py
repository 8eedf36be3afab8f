"""Records made to fit the figures Cambridgeshire printed (practice.md §9.1 and §9.2)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from methub.assessments.changes import load_tool
from methub.assessments.codes import Concern, Exploitation, Movement, Trigger
from methub.assessments.models import Assessment, Standing, TrackerStep
from methub.assessments.rules.shipped import shipped_tools
from methub.children.codes import CareStatus
from methub.children.models import CareRecord, Child
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import hours_after
from methub.interviews.codes import Interviewer, Outcome, Route
from methub.interviews.models import Interview, InterviewEpisode
from methub.missing.models import Episode
from methub.people.codes import Sex
from methub.people.models import Person
from tests.town import Town

AFTERWARDS = datetime(2020, 3, 2, 9, tzinfo=UTC)
SNAPSHOT_DAY = date(2020, 1, 31)
SIGNED = {"recorded_by_id": 0, "recorded_by_name": "MET Hub"}


@dataclass(frozen=True)
class Month:
    """A column as it was printed."""

    first: date
    episodes: int
    children: int
    in_care: int
    completed: int
    in_time: int
    printed_completed: int
    printed_in_time: int


MONTHS = (
    Month(date(2019, 8, 1), 94, 71, 30, 73, 24, 78, 33),
    Month(date(2019, 9, 1), 112, 76, 25, 89, 39, 82, 44),
    Month(date(2019, 10, 1), 98, 75, 32, 89, 39, 96, 44),
    Month(date(2019, 11, 1), 136, 79, 32, 121, 41, 87, 34),
    Month(date(2019, 12, 1), 94, 64, 32, 82, 25, 87, 30),
    Month(date(2020, 1, 1), 108, 74, 21, 94, 44, 80, 47),
)
LEVELS = (("emerging", Concern.LOW), ("moderate", Concern.MEDIUM), ("significant", Concern.HIGH))
SNAPSHOT = {
    Exploitation.SEXUAL: ((99, 66, 12), (18, 14, 3)),
    Exploitation.CRIMINAL: ((67, 63, 26), (8, 6, 6)),
}
"""By type: how many at each level, and how many of them in care."""
IN_BOTH = 9
"""So many of the criminally exploited are among the sexually exploited too."""


def children(town: Town, count: int) -> list[Child]:
    at = datetime(2018, 1, 1, tzinfo=UTC)
    persons = Person.objects.bulk_create(
        Person(
            partnership=town.partnership, name=f"Child {n}", sort_name=f"{n:04}",
            sex=(Sex.FEMALE, Sex.MALE)[n % 2],
        )
        for n in range(count)
    )  # fmt: skip
    return Child.objects.bulk_create(
        Child(person=person, responsible_authority=_authority(town), recorded_at=at)
        for person in persons
    )


def _authority(town: Town):
    return town.authorities["Cambridgeshire"]


def six_months(town: Town) -> None:
    pool = children(town, max(month.children for month in MONTHS))
    for month in MONTHS:
        _month(town, month, pool)


def _month(town: Town, month: Month, pool: list[Child]) -> None:
    """The first so many children are missing once, the first of them twice; those in care first."""
    since = datetime(month.first.year, month.first.month, 3, 12, tzinfo=UTC)
    whose = [*range(month.children), *range(month.episodes - month.children)]
    found = []
    for n, whom in enumerate(whose):
        began = since + timedelta(days=12 if n >= month.children else 0, minutes=n)
        ended = began + timedelta(hours=6)
        found.append(
            Episode(
                child=pool[whom], responsible_authority=_authority(town),
                was_in_care=whom < month.in_care, missing_since=began, told_hub_at=began,
                recorded_at=began, found_at=ended, found_told_at=ended, ended_at=ended,
                ended_recorded_at=ended, is_history=True,
            )
        )  # fmt: skip
    episodes = Episode.objects.bulk_create(found)
    _interviews(town, episodes, month)


def _interviews(town: Town, episodes: list[Episode], month: Month) -> None:
    def held(place: int, episode: Episode) -> datetime:
        return hours_after(episode.found_at, 72 if place < month.in_time else 73)

    interviews = Interview.objects.bulk_create(
        Interview(
            child=one.child, authority=one.responsible_authority, opened_at=one.found_at,
            route=Route.HUB_TEAM, route_why="The hub", started_at=held(place, one),
            interviewer=Interviewer.HUB_WORKER, held_at=held(place, one),
            offered_at=one.found_at, outcome=Outcome.COMPLETED, outcome_at=held(place, one),
            outcome_recorded_at=held(place, one), closed_at=held(place, one),
        )
        for place, one in enumerate(episodes[: month.completed])
    )  # fmt: skip
    InterviewEpisode.objects.bulk_create(
        InterviewEpisode(
            interview=interview, child=one.child, episode=one, covered_at=one.found_at,
            started_at=one.found_at, due_at=hours_after(one.found_at, 72),
        )
        for interview, one in zip(interviews, episodes, strict=False)
    )  # fmt: skip


def snapshot(town: Town) -> None:
    """Nine children stand on it for both types."""
    at = datetime(2020, 1, 10, 12, tzinfo=UTC)
    tool = load_tool(text=shipped_tools()["cambridgeshire-2015"], by=MET_HUB, at=at)
    entries = {type: list(_levels(*counts)) for type, counts in SNAPSHOT.items()}
    sexual, criminal = entries[Exploitation.SEXUAL], entries[Exploitation.CRIMINAL]
    pool = children(town, len(sexual) + len(criminal) - IN_BOTH)
    whose = {
        Exploitation.SEXUAL: pool[: len(sexual)],
        Exploitation.CRIMINAL: pool[len(sexual) - IN_BOTH :],
    }
    for type, said in entries.items():
        _entries(town, tool, type, list(zip(whose[type], said, strict=True)), at)


def _levels(counts, in_care):
    """Those in care stand in the middle, so that the two types overlap where nobody is."""
    for place, (level, concern) in enumerate(LEVELS):
        free = counts[place] - in_care[place]
        yield from ((level, concern, n >= free if place == 0 else n < in_care[place])
                    for n in range(counts[place]))  # fmt: skip


def _entries(town, tool, type, said, at):
    assessments = Assessment.objects.bulk_create(
        Assessment(
            child=child, authority=_authority(town), tool=tool, trigger=Trigger.CONCERN,
            opened_at=at, opened_by=town.people["hub-worker"], finished_at=at, accepted_at=at,
            accepted_by_name="MET Hub",
        )
        for child, _ in said
    )  # fmt: skip
    Standing.objects.bulk_create(
        Standing(
            child=one.child, assessment=one, subject=type, level=level, concern=concern,
            level_label=level.title(), movement=Movement.NEW, is_provisional=False,
            recorded_at=at, **SIGNED,
        )
        for one, (_, (level, concern, _)) in zip(assessments, said, strict=True)
    )  # fmt: skip
    TrackerStep.objects.bulk_create(
        TrackerStep(
            child=one.child, assessment=one, subject=type, is_on=True, recorded_at=at, **SIGNED
        )
        for one in assessments
    )
    CareRecord.objects.bulk_create(
        CareRecord(
            child=child, status=CareStatus.IN_CARE_S20, from_on=date(2019, 1, 1),
            recorded_at=at, recorded_by_name="MET Hub",
        )
        for child, (_, _, is_in_care) in said
        if is_in_care
    )  # fmt: skip
