"""How each column is read: an expression of a child's row, at any moment. The same expressions show
a page, sort it, filter it, tell what has changed, and look at a past day."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import (
    BigIntegerField,
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

from methub.children.codes import CareStatus, Disability
from methub.children.models import (
    Allocation,
    Background,
    CareRecord,
    DisabilityRecord,
    Placement,
    Schooling,
    Transfer,
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
from methub.tracker.queries.moments import (
    Moment,
    Rows,
    episodes,
    facts,
    newest,
    of_the_child,
    said,
    still_missing,
)

Expression = Any
HOME_IS_PROTECTED = "Address protected"


def responsible(when: Moment) -> Expression:
    """The authority of today, or whoever was responsible before the first change made since."""
    if not when.is_past:
        return F("responsible_authority")
    since = Transfer.objects.filter(child=OuterRef("pk"), recorded_at__gt=when.at)
    former = newest(since.order_by("recorded_at", "id"), "former")
    return Coalesce(former, F("responsible_authority"), output_field=BigIntegerField())


def promises(when: Moment) -> Rows:
    """What was owed to or about the child, soonest due first."""
    return open_at(Clock.objects.filter(person=OuterRef("pk")), when).order_by("due_at", "id")


def open_at(rows: Rows, when: Moment) -> Rows:
    """Promises not yet kept. They are dated by the world, not by who wrote them down when."""
    if not when.is_past:
        return rows.filter(stopped_at=None, cancelled_at=None)
    return rows.filter(
        Q(stopped_at=None) | Q(stopped_at__gt=when.at),
        Q(cancelled_at=None) | Q(cancelled_at__gt=when.at),
        started_at__lte=when.at,
    )


def reached(rows: Rows, when: Moment) -> Rows:
    """Strategy meeting thresholds that stood."""
    standing = Q(withdrawn_at=None)
    if when.is_past:
        standing |= Q(withdrawn_at__gt=when.at)
    return when.known(rows).filter(standing).order_by("-fired_at", "-id")


def _age(when: Moment) -> Expression:
    """Whole years; somebody born on 29 February is a year older on 1 March."""
    lived = Func(Value(when.day, DateField()), F("person__born_on"), function="age")
    years = Func(Value("year"), lived, function="date_part", output_field=IntegerField())
    about = Value(when.day.year) - F("person__born_year")
    return Case(
        When(person__born_on__isnull=False, then=Func(
            years, function="int4", output_field=IntegerField())),
        default=about,
        output_field=IntegerField(),
    )  # fmt: skip


def _home(when: Moment, shown: Expression, *, hidden: str) -> Expression:
    """Something of the newest home; nothing that could tell where a protected one is."""
    kept = Case(When(is_protected=True, then=Value(hidden)), default=shown,
                output_field=TextField())  # fmt: skip
    return newest(facts(of_the_child(Placement), when).annotate(shown=kept), "shown")


def _lives(when: Moment) -> Expression:
    name = Case(When(name="", then=said("kind", when)), default=said("name", when))
    return _home(when, name, hidden=HOME_IS_PROTECTED)


def _fact(model: Any, field: str) -> Callable[[Moment], Expression]:
    """What the newest fact of a kind says."""
    return lambda when: newest(
        facts(of_the_child(model), when).annotate(shown=said(field, when)), "shown"
    )


def _open_to(when: Moment) -> Expression:
    nobody = [CareStatus.NOT_OPEN, CareStatus.CARE_LEAVER]
    care = facts(of_the_child(CareRecord), when).annotate(shown=said("status", when))
    to = Case(
        When(shown=CareStatus.EARLY_HELP, then=Value(OpenTo.EARLY_HELP)),
        When(shown__in=nobody, then=Value(OpenTo.NOBODY)),
        default=Value(OpenTo.SOCIAL_CARE),
        output_field=TextField(),
    )
    return newest(care.annotate(to=to), "to")


def _disability(when: Moment) -> Expression:
    answer = Case(
        When(codes__contains=[Disability.NONE], then=Value(Disabled.NO)),
        default=Value(Disabled.YES),
        output_field=TextField(),
    )
    return newest(facts(of_the_child(DisabilityRecord), when).annotate(shown=answer), "shown")


def _worker(field: str) -> Callable[[Moment], Expression]:
    return lambda when: newest(facts(of_the_child(Allocation), when), f"{field}__name")


def _of_episode(model: Any, field: str, order: str) -> Callable[[Moment], Expression]:
    """What was said last of the newest episode."""

    def read(when: Moment) -> Expression:
        rows = when.known(model.objects.filter(episode=OuterRef("pk")))
        of_it = newest(rows.order_by(f"-{order}", "-id"), field)
        return newest(episodes(of_the_child(Episode), when).annotate(shown=of_it), "shown")

    return read


def _missing(days: int) -> Callable[[Moment], Expression]:
    """How many episodes began in so many days of 24 hours."""

    def count(when: Moment) -> Expression:
        rows = episodes(of_the_child(Episode), when).filter(missing_since__gt=when.before(days))
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
    rows = when.known(of_the_child(StrategyMeeting)).annotate(on=held)
    return newest(rows.order_by("-recorded_at", "-id"), "on")


def _heard(when: Moment) -> Expression:
    """The last time anybody wrote something down about the child or an episode of theirs."""
    spoken = (Episode, EpisodeUpdate, Grade, StatusRecord, PreventionInterview, AuthorityTold)
    last = [
        newest(when.known(of_the_child(one)).order_by("-recorded_at"), "recorded_at")
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
    "authority": responsible,
    "district": lambda when: _home(when, said("district", when), hidden=""),
    "lives": _lives,
    "care": _fact(CareRecord, "status"),
    "legal": _fact(CareRecord, "legal_status"),
    "open_to": _open_to,
    "worker": _worker("worker"),
    "manager": _worker("manager"),
    "missing_since": lambda when: newest(
        still_missing(of_the_child(Episode), when), "missing_since"
    ),
    "grade": _of_episode(Grade, "grade", "graded_at"),
    "status": _of_episode(StatusRecord, "status", "from_at"),
    "missing_30": _missing(30),
    "missing_90": _missing(90),
    "missing_365": _missing(365),
    "last_missing": lambda when: newest(episodes(of_the_child(Episode), when), "missing_since"),
    "interview_on": lambda when: newest(
        _interviews(when).filter(held_at__isnull=False).order_by("-held_at"), "held_at"
    ),
    "interview_outcome": lambda when: newest(_interviews(when), "outcome"),
    "interview_due": _interview_due,
    "trigger_plan": lambda when: newest(
        when.known(of_the_child(TriggerPlanNote)).order_by("-recorded_at", "-id"), "recorded_at"
    ),
    "strategy_on": _strategy_on,
    "strategy_why": lambda when: newest(reached(of_the_child(ThresholdMet), when), "kind"),
    "school_status": _fact(Schooling, "status"),
    "school": _fact(Schooling, "school"),
    "owed": lambda when: Coalesce(Subquery(_counted(promises(when), "person")), 0),
    "owed_next": lambda when: newest(promises(when), "promise"),
    "owed_by": lambda when: newest(promises(when), "due_at"),
    "heard": _heard,
    "entered": lambda when: F("recorded_at"),
}
"""One for each column of `rules.COLUMNS`."""
