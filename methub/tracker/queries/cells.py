"""How each column is read: an expression of a child's row, at any moment. The same expressions show
a page, sort it, filter it, tell what has changed, and look at a past day."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    F,
    Func,
    IntegerField,
    Min,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from methub.children.codes import CareStatus, Disability, PlanKind
from methub.children.models import (
    Allocation,
    Background,
    CareRecord,
    DisabilityRecord,
    EducationPlan,
    Placement,
    Schooling,
)
from methub.clocks.models import Clock
from methub.interviews.models import Interview, InterviewEpisode
from methub.missing.models import (
    AuthorityTold,
    Episode,
    EpisodeUpdate,
    Grade,
    PreventionInterview,
    StatusRecord,
    StrategyMeeting,
    ThresholdMet,
    TriggerPlanNote,
)
from methub.tracker.codes import Disabled, OpenTo
from methub.tracker.queries import exploitation
from methub.tracker.queries.moments import Moment, Rows

Expression = Any
HOME_IS_PROTECTED = "Address protected"


def _promises(when: Moment) -> Rows:
    """What was owed to or about the child, soonest due first."""
    return when.owed(Clock.objects.filter(person=OuterRef("pk"))).order_by("due_at", "id")


def _age(when: Moment) -> Expression:
    """Whole years; somebody born on 29 February is a year older on 1 March."""
    today = Value(when.day, DateField())
    lived = Func(today, F("person__born_on"), function="age")
    return Case(
        When(person__born_on__isnull=False, then=_year(lived)),
        default=_year(today) - F("person__born_year"),
        output_field=IntegerField(),
    )  # fmt: skip


def _year(of: Expression) -> Func:
    years = Func(Value("year"), of, function="date_part", output_field=IntegerField())
    return Func(years, function="int4", output_field=IntegerField())


def _home(when: Moment, shown: Expression, *, hidden: str) -> Expression:
    """Something of the newest home; nothing that could tell where a protected one is."""
    kept = Case(When(is_protected=True, then=Value(hidden)), default=shown,
                output_field=TextField())  # fmt: skip
    return Moment.newest(when.facts(Moment.of_the_child(Placement)).annotate(shown=kept), "shown")


def _lives(when: Moment) -> Expression:
    name = Case(When(name="", then=when.said("kind")), default=when.said("name"))
    return _home(when, name, hidden=HOME_IS_PROTECTED)


def _fact(model: Any, field: str) -> Callable[[Moment], Expression]:
    """What the newest fact of a kind says."""
    return lambda when: Moment.newest(
        when.facts(Moment.of_the_child(model)).annotate(shown=when.said(field)), "shown"
    )


def _open_to(when: Moment) -> Expression:
    nobody = [CareStatus.NOT_OPEN, CareStatus.CARE_LEAVER]
    care = when.facts(Moment.of_the_child(CareRecord)).annotate(shown=when.said("status"))
    to = Case(
        When(shown=CareStatus.EARLY_HELP, then=Value(OpenTo.EARLY_HELP)),
        When(shown__in=nobody, then=Value(OpenTo.NOBODY)),
        default=Value(OpenTo.SOCIAL_CARE),
        output_field=TextField(),
    )
    return Moment.newest(care.annotate(to=to), "to")


def _disability(when: Moment) -> Expression:
    answer = Case(
        When(codes__contains=[Disability.NONE], then=Value(Disabled.NO)),
        default=Value(Disabled.YES),
        output_field=TextField(),
    )
    return Moment.newest(
        when.facts(Moment.of_the_child(DisabilityRecord)).annotate(shown=answer), "shown"
    )


def _worker(field: str) -> Callable[[Moment], Expression]:
    return lambda when: Moment.newest(when.facts(Moment.of_the_child(Allocation)), f"{field}__name")


def _of_episode(model: Any, field: str, order: str) -> Callable[[Moment], Expression]:
    """What was said last of the newest episode."""

    def read(when: Moment) -> Expression:
        rows = when.known(model.objects.filter(episode=OuterRef("pk")))
        of_it = Moment.newest(rows.order_by(f"-{order}", "-id"), field)
        return Moment.newest(
            when.episodes(Moment.of_the_child(Episode)).annotate(shown=of_it), "shown"
        )

    return read


def _missing(days: int) -> Callable[[Moment], Expression]:
    """How many episodes began in so many days of 24 hours."""

    def count(when: Moment) -> Expression:
        rows = when.episodes(Moment.of_the_child(Episode)).filter(
            missing_since__gt=when.before(days)
        )
        return Coalesce(Subquery(_counted(rows, "child")), 0)

    return count


def _counted(rows: Rows, by: str) -> Rows:
    counted: Rows = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return counted


def _interviews(when: Moment) -> Rows:
    ended = Interview.objects.filter(child=OuterRef("pk"), outcome_at__lte=when.at)
    return ended.order_by("-outcome_at", "-id")


def _interview_due(when: Moment) -> Expression:
    waiting = Q(interview__outcome="") | Q(interview__outcome_at__gt=when.at)
    rows = InterviewEpisode.objects.filter(waiting, child=OuterRef("pk"), covered_at__lte=when.at)
    return Subquery(rows.values("child").annotate(due=Min("due_at")).values("due"))


def _strategy_on(when: Moment) -> Expression:
    """When the newest was held; until then, when it is to be."""
    held = Case(When(held_at__lte=when.at, then=F("held_at")), default=F("planned_for"))
    rows = when.known(Moment.of_the_child(StrategyMeeting)).annotate(on=held)
    return Moment.newest(rows.order_by("-recorded_at", "-id"), "on")


def _education_plan(kind: PlanKind) -> Callable[[Moment], Expression]:
    """For a child missing education: of which day the newest plan is."""

    def read(when: Moment) -> Expression:
        plans = when.known(EducationPlan.objects.filter(child=OuterRef("pk"), kind=kind))
        return Moment.newest(plans.order_by("-made_on", "-id"), "made_on")

    return read


def _heard(when: Moment) -> Expression:
    """The last time anybody wrote something down about the child or an episode of theirs."""
    spoken = (Episode, EpisodeUpdate, Grade, StatusRecord, PreventionInterview, AuthorityTold)
    last = [
        Moment.newest(when.known(Moment.of_the_child(one)).order_by("-recorded_at"), "recorded_at")
        for one in spoken
    ]
    return Greatest(*last)


CELLS: Mapping[str, Callable[[Moment], Expression]] = {
    "name": lambda when: F("person__name"),
    "born": lambda when: F("person__born_on"),
    "age": _age,
    "sex": lambda when: F("person__sex"),
    "ethnicity": _fact(Background, "ethnicity"),
    "disability": _disability,
    "authority": lambda when: when.responsible(),
    "district": lambda when: _home(when, when.said("district"), hidden=""),
    "lives": _lives,
    "care": _fact(CareRecord, "status"),
    "legal": _fact(CareRecord, "legal_status"),
    "open_to": _open_to,
    "worker": _worker("worker"),
    "manager": _worker("manager"),
    "missing_since": lambda when: Moment.newest(
        when.still_missing(Moment.of_the_child(Episode)), "missing_since"
    ),
    "grade": _of_episode(Grade, "grade", "graded_at"),
    "status": _of_episode(StatusRecord, "status", "from_at"),
    "missing_30": _missing(30),
    "missing_90": _missing(90),
    "missing_365": _missing(365),
    "last_missing": lambda when: Moment.newest(
        when.episodes(Moment.of_the_child(Episode)), "missing_since"
    ),
    "interview_on": lambda when: Moment.newest(
        _interviews(when).filter(held_at__isnull=False).order_by("-held_at"), "held_at"
    ),
    "interview_outcome": lambda when: Moment.newest(_interviews(when), "outcome"),
    "interview_due": _interview_due,
    "trigger_plan": lambda when: Moment.newest(
        when.known(Moment.of_the_child(TriggerPlanNote)).order_by("-recorded_at", "-id"),
        "recorded_at",
    ),
    "strategy_on": _strategy_on,
    "strategy_why": lambda when: Moment.newest(
        when.reached(Moment.of_the_child(ThresholdMet)), "kind"
    ),
    "school_status": _fact(Schooling, "status"),
    "school": _fact(Schooling, "school"),
    "safety_plan": _education_plan(PlanKind.SAFETY),
    "education_strategy": _education_plan(PlanKind.STRATEGY),
    "owed": lambda when: Coalesce(Subquery(_counted(_promises(when), "person")), 0),
    "owed_next": lambda when: Moment.newest(_promises(when), "promise"),
    "owed_by": lambda when: Moment.newest(_promises(when), "due_at"),
    "heard": _heard,
    "entered": lambda when: F("recorded_at"),
    **exploitation.CELLS,
}
"""One for each column of `rules.EVERY`."""
