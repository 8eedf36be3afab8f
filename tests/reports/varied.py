"""Three months in which everything that can be counted happened to somebody."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from methub.agencies import changes as agencies
from methub.agencies.roles import Role
from methub.assessments.changes import load_tool
from methub.assessments.codes import Exploitation, Movement, Trigger
from methub.assessments.models import Assessment, Standing, TrackerStep
from methub.assessments.rules.shipped import shipped_tools
from methub.children.codes import (
    AllocationKind,
    CareStatus,
    Ethnicity,
    ImmigrationStatus,
    LivingKind,
)
from methub.children.models import (
    Allocation,
    Background,
    CareRecord,
    Child,
    ImmigrationRecord,
    Placement,
)
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.interviews.codes import HELD, Interviewer, Outcome, Reason, Route, Section
from methub.interviews.models import Answers, Interview, InterviewEpisode
from methub.missing.codes import Convenor, PreventionOutcome, SpokenHow, ThresholdKind
from methub.missing.models import Episode, PreventionInterview, StrategyMeeting, ThresholdMet
from methub.people.codes import Precision
from methub.people.models import Person
from methub.plans.models import Arrival
from tests.reports.golden import LEVELS, SIGNED, children
from tests.town import Town

QUARTER_BEGINS = datetime(2022, 1, 1, tzinfo=UTC)
DISTRICTS = ("E07000008", "E07000010", "")
A_QUARTER = 90


def quarter(town: Town, *, count: int = 18) -> list[Child]:
    rng = Random(11)
    everybody = children(town, count)
    norfolk = agencies.register_authority(
        name="Norfolk", partnership=None, by=MET_HUB, at=QUARTER_BEGINS
    )
    for child in everybody[::6]:
        child.responsible_authority = norfolk
    Child.objects.bulk_update(everybody, ["responsible_authority"])
    _lives(town, everybody, rng)
    episodes = _episodes(town, everybody, rng)
    _prevention(episodes, rng)
    _interviews(episodes, rng)
    _thresholds(episodes, rng)
    _levels(town, everybody, rng)
    return everybody


def _lives(town: Town, everybody: list[Child], rng: Random) -> None:
    for n, child in enumerate(everybody):
        child.person.born_on = date(2004 + n % 9, 1 + n % 12, 1)
        child.person.born_year, child.person.born_month = 2004 + n % 9, 1 + n % 12
        child.person.born_on_precision = Precision.DAY
    Person.objects.bulk_update(
        [child.person for child in everybody],
        ["born_on", "born_year", "born_month", "born_on_precision"],
    )
    dated = {"from_on": date(2021, 1, 1), "recorded_at": QUARTER_BEGINS}
    CareRecord.objects.bulk_create(
        CareRecord(child=child, status=rng.choice(list(CareStatus)), **dated)
        for child in everybody[::2]
    )
    Placement.objects.bulk_create(
        Placement(
            child=child, kind=LivingKind.RESIDENTIAL, name=rng.choice(("Fen House", "", "Elm")),
            is_protected=n % 7 == 0, district=rng.choice(DISTRICTS), **dated,
        )
        for n, child in enumerate(everybody)
    )  # fmt: skip
    ImmigrationRecord.objects.bulk_create(
        ImmigrationRecord(child=child, status=ImmigrationStatus.UASC, **dated)
        for child in everybody[1::4]
    )
    Arrival.objects.bulk_create(
        Arrival(
            child=child, arrived_on=date(2022, 1, 10 + n), is_alone=True, recorded_by_id=1,
            recorded_by_name="A worker", recorded_at=QUARTER_BEGINS + timedelta(days=9 + n),
            concern="A lorry" if n else "",
            assessed_at=QUARTER_BEGINS + timedelta(days=20) if n else None,
        )
        for n, child in enumerate(everybody[1::4])
    )  # fmt: skip
    Background.objects.bulk_create(
        Background(child=child, ethnicity=rng.choice(list(Ethnicity)), **dated)
        for child in everybody[::3]
    )
    Allocation.objects.bulk_create(
        Allocation(
            child=child, kind=AllocationKind.SOCIAL_WORKER,
            worker=town.people[Role.ALLOCATED_WORKER], **dated,
        )
        for child in everybody[::4]
    )  # fmt: skip


def _episodes(town: Town, everybody: list[Child], rng: Random) -> list[Episode]:
    def one(child: Child, began: datetime) -> Episode:
        ended = began + timedelta(hours=rng.choice((3, 30)))
        told = ended + timedelta(hours=rng.choice((1, 30, 90)))
        return Episode(
            child=child, responsible_authority=child.responsible_authority,
            host_authority=town.authorities["Peterborough"], district=rng.choice(DISTRICTS),
            was_in_care=rng.random() < 0.5, missing_since=began, told_hub_at=began,
            recorded_at=began, found_at=ended, found_told_at=told, ended_at=ended,
            ended_recorded_at=told, is_history=True,
        )  # fmt: skip

    return Episode.objects.bulk_create(
        one(child, QUARTER_BEGINS + timedelta(days=8 * n + rng.randrange(6), hours=12))
        for child in everybody
        for n in rng.sample(range(11), rng.choice((0, 1, 2, 3, 10)))
    )


def _prevention(episodes: list[Episode], rng: Random) -> None:
    def one(episode: Episode) -> PreventionInterview:
        outcome = rng.choice(list(PreventionOutcome))
        held = episode.found_at + timedelta(hours=rng.choice((2, 40)))
        is_done = outcome is PreventionOutcome.DONE
        return PreventionInterview(
            child=episode.child, episode=episode, outcome=outcome,
            held_at=held if is_done else None, held_how=SpokenHow.TELEPHONE if is_done else "",
            not_done_because=rng.choice(("Nobody was free", "Not asked"))
            if outcome is PreventionOutcome.NOT_DONE else "",
            recorded_at=held + timedelta(hours=rng.choice((2, 40))), **SIGNED,
        )  # fmt: skip

    PreventionInterview.objects.bulk_create(one(episode) for episode in episodes[::2])


def _interviews(episodes: list[Episode], rng: Random) -> None:
    owed = episodes[: len(episodes) * 3 // 4]
    outcomes = [Outcome.COMPLETED if n % 2 else rng.choice(list(Outcome)) for n in range(len(owed))]

    def one(episode: Episode, outcome: Outcome) -> Interview:
        then = episode.found_at + timedelta(hours=rng.choice((20, 72, 100)))
        is_held = outcome in HELD
        return Interview(
            child=episode.child, authority=episode.responsible_authority, area=episode.district,
            opened_at=episode.found_at, route=rng.choice(list(Route)), route_why="Because",
            outcome=outcome, outcome_at=then, outcome_recorded_at=then, closed_at=then,
            outcome_reason="" if is_held else rng.choice(("safe", "")),
            offered_at=then if is_held or rng.random() < 0.5 else None,
            started_at=then if is_held else None, held_at=then if is_held else None,
            interviewer=Interviewer.HUB_WORKER if is_held else "",
        )  # fmt: skip

    interviews = Interview.objects.bulk_create(
        one(episode, outcome) for episode, outcome in zip(owed, outcomes, strict=True)
    )
    InterviewEpisode.objects.bulk_create(
        InterviewEpisode(
            interview=interview, child=episode.child, episode=episode,
            covered_at=episode.found_at, started_at=episode.found_at,
            due_at=episode.found_at + timedelta(hours=72),
        )
        for interview, episode in zip(interviews, owed, strict=True)
    )  # fmt: skip
    Answers.objects.bulk_create(
        Answers(
            interview=one, child=one.child, section=Section.WHY, number=1,
            answers={"main_reason": rng.choice(["", *Reason])}, recorded_at=one.held_at, **SIGNED,
        )
        for one in interviews
        if one.held_at
    )  # fmt: skip


def _thresholds(episodes: list[Episode], rng: Random) -> None:
    for n, episode in enumerate(episodes[::4]):
        meeting = (
            StrategyMeeting.objects.create(
                child=episode.child, convened_by="A worker", decision="As before",
                held_at=episode.found_at + timedelta(days=3), recorded_at=episode.found_at,
                **SIGNED,
            )
            if n % 3 == 0
            else None
        )  # fmt: skip
        overridden = {
            "overridden_at": episode.found_at, "overridden_by_id": 1, "overridden_why": "Known",
        } if n % 3 == 1 else {}  # fmt: skip
        ThresholdMet.objects.create(
            child=episode.child, episode=episode, kind=rng.choice(list(ThresholdKind)),
            convenor=Convenor.ALLOCATED_WORKER, facts={}, fired_at=episode.missing_since,
            recorded_at=episode.missing_since, meeting=meeting, **overridden,
        )  # fmt: skip


def _levels(town: Town, everybody: list[Child], rng: Random) -> None:
    tool = load_tool(text=shipped_tools()["cambridgeshire-2015"], by=MET_HUB, at=QUARTER_BEGINS)
    for n, child in enumerate(everybody):
        type = rng.choice((Exploitation.SEXUAL, Exploitation.CRIMINAL))
        for step in range(rng.choice((1, 2))):
            at = QUARTER_BEGINS + timedelta(days=3 + n + 40 * step)
            made = Assessment.objects.create(
                child=child, authority=town.authorities["Cambridgeshire"], tool=tool,
                trigger=Trigger.REVIEW, opened_at=at, opened_by=town.people[Role.HUB_WORKER],
                finished_at=at, accepted_at=at,
            )  # fmt: skip
            level, concern = LEVELS[(n + step) % 3]
            signed = {"child": child, "assessment": made, "recorded_at": at, **SIGNED}
            Standing.objects.create(
                subject=type, level=level, level_label=level.title(), concern=concern,
                movement=rng.choice((Movement.UP, Movement.DOWN)) if step else Movement.NEW,
                is_provisional=False, **signed,
            )  # fmt: skip
            TrackerStep.objects.create(
                subject=type, is_on=n % 5 != 0 or not step, why="Safe now", **signed
            )
            Clock.objects.create(
                promise=Promise.ASSESSMENT_REVIEW, person_id=child.pk, about=made.reference,
                authority=town.authorities["Cambridgeshire"], owed_by_name="A worker",
                owed_to="The child", why="Three months", started_at=at,
                due_at=at + timedelta(days=rng.choice((10, 200))),
            )  # fmt: skip
