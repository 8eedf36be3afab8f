"""Missing episodes, and everything recorded about one of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child
from methub.clocks import queries as clocks
from methub.clocks.models import Clock
from methub.missing import rules
from methub.missing.codes import ThresholdKind, ToldPurpose
from methub.missing.models import (
    AdultHandover,
    AuthorityTold,
    CarePlanReview,
    Correction,
    Episode,
    EpisodeQuerySet,
    EpisodeUpdate,
    Grade,
    PreventionInterview,
    StatusRecord,
    ThresholdMet,
    TriggerPlanNote,
)
from methub.people.models import Sight
from methub.places import queries as places
from methub.places.models import Place
from methub.policies import queries as policies

# What the queries find, named for views and presenters, which know no tables.
FoundEpisode = Episode
FoundThreshold = ThresholdMet
PoliceAccount = PreventionInterview
Promised = Clock
Told = AuthorityTold


@dataclass(frozen=True)
class EpisodeStory:
    """One episode with all that was recorded about it: newest first, except the thresholds,
    which stand in the order they were reached."""

    episode: Episode
    grades: list[Grade]
    statuses: list[StatusRecord]
    updates: list[EpisodeUpdate]
    prevention: list[PreventionInterview]
    thresholds: list[ThresholdMet]
    told: list[AuthorityTold]
    trigger_plans: list[TriggerPlanNote]
    care_plan_review: CarePlanReview | None
    adult_handover: AdultHandover | None
    corrections: list[Correction]
    owed: list[Clock]
    recorded_again: list[Episode]
    came_of_age_on: date | None
    may_see_the_place: bool
    found_at_place: Place | None


def episodes(*, viewer: Viewer) -> EpisodeQuerySet:
    """Episodes of the children the viewer may know of, each with its newest police grade
    (`grade_now`) and authority status (`status_now`)."""
    return _with_it(Episode.objects.visible_to(viewer))


def _with_it(rows: EpisodeQuerySet) -> EpisodeQuerySet:
    return _with_present(rows).select_related(
        "child__person", "responsible_authority", "host_authority", "placement"
    )


def _with_present(rows: EpisodeQuerySet) -> EpisodeQuerySet:
    """The present of dated rows is the newest row."""
    of_this = {"episode": OuterRef("pk")}
    grades = Grade.objects.filter(**of_this).order_by("-graded_at", "-id")
    statuses = StatusRecord.objects.filter(**of_this).order_by("-from_at", "-id")
    return rows.annotate(
        grade_now=Subquery(grades.values("grade")[:1]),
        status_now=Subquery(statuses.values("status")[:1]),
    )


def episode_named(*, viewer: Viewer, reference: str) -> EpisodeQuerySet:
    """The episode with this reference, if the viewer may know of the child; else nothing."""
    found = episodes(viewer=viewer).filter(reference=reference)
    return found.select_related("care_plan_review", "adult_handover")


def stands_for(*, viewer: Viewer, reference: str) -> Episode | None:
    """The episode that stands for one recorded twice, if the viewer may know of the child."""
    rows = Episode.every.visible_to(viewer).select_related("duplicate_of")
    found = rows.filter(reference=reference).first()
    while found is not None and found.duplicate_of is not None:
        found = rows.filter(pk=found.duplicate_of.pk).first()
    return found


def missing_now(*, viewer: Viewer) -> EpisodeQuerySet:
    """Who is missing now, longest first, and where they live (`lives_at`): never the address of a
    protected home."""
    # Asked episode by episode: few are missing at once, and a hub may see every child there is. A
    # scalar subquery, because the database would gather a whole country's persons for EXISTS.
    sights = Sight.objects.of(viewer).whole_record().filter(person=OuterRef("child"))
    return (
        _with_it(Episode.objects.still_missing())
        .alias(sight=Subquery(sights.values("pk")[:1]))
        .filter(sight__isnull=False)
        .annotate(
            lives_at=Case(
                When(placement__is_protected=True, then=Value("Protected address")),
                When(placement__name__gt="", then=F("placement__name")),
                When(children.hides_a_home(), then=Value("Protected address")),
                default=F("missing_from"),
                output_field=TextField(),
            )
        )
        .order_by("missing_since", "id")
    )


def episodes_of(*, viewer: Viewer, child_id: int) -> EpisodeQuerySet:
    """One child's episodes, newest first."""
    return episodes(viewer=viewer).filter(child=child_id).order_by("-missing_since", "-id")


def story(*, viewer: Viewer, episode: Episode) -> EpisodeStory:
    """Everything about an episode the viewer has already been found to be allowed to read, and
    what is still owed because of it."""
    mine = {"episode": episode}
    again = list(Episode.every.filter(duplicate_of=episode).order_by("pk"))
    said = {"episode__in": [episode, *again]}  # what was told of it, under whichever record
    thresholds = ThresholdMet.objects.filter(**mine).select_related("meeting", "episode")
    reached = list(thresholds.order_by("fired_at", "id"))
    made = [episode.reference, *(threshold.reference for threshold in reached)]
    return EpisodeStory(
        episode=episode,
        grades=list(Grade.objects.filter(**mine).order_by("-graded_at", "-id")),
        statuses=list(StatusRecord.objects.filter(**mine).order_by("-from_at", "-id")),
        updates=list(EpisodeUpdate.objects.filter(**said).order_by("-happened_at", "-id")),
        prevention=list(PreventionInterview.objects.filter(**said).order_by("-id")),
        thresholds=reached,
        told=list(AuthorityTold.objects.filter(**mine).order_by("-told_at", "-id")),
        trigger_plans=list(TriggerPlanNote.objects.filter(**mine).order_by("-id")),
        care_plan_review=getattr(episode, "care_plan_review", None),
        adult_handover=getattr(episode, "adult_handover", None),
        corrections=list(Correction.objects.filter(**mine).order_by("-id")),
        recorded_again=again,
        owed=list(clocks.open_promises(viewer=viewer).filter(about__in=made)),
        came_of_age_on=_came_of_age_on(episode, viewer.at),
        may_see_the_place=may_see_the_place(viewer=viewer, episode=episode),
        found_at_place=_found_at_place(viewer, episode),
    )


def _found_at_place(viewer: Viewer, episode: Episode) -> Place | None:
    """Where the child was found, if that is a place on record which the viewer may open."""
    if not (episode.found_where and viewer.may(Permission.READ_PLACES)):
        return None
    return places.place_called(viewer=viewer, said=episode.found_where)


def _came_of_age_on(episode: Episode, at: datetime) -> date | None:
    decided = policies.policy_for(authority=episode.policy_authority, at=at)
    return rules.came_of_age(
        rules.Period(episode.reference, episode.missing_since, episode.ended_at),
        born_on=episode.child.person.born_on,
        years=decided.ages.missing_until,
        at=at,
    )


def thresholds(*, viewer: Viewer) -> QuerySet[ThresholdMet]:
    """Strategy meeting thresholds of the children the viewer may know of."""
    return ThresholdMet.objects.filter(
        episode__in=Episode.objects.visible_to(viewer)
    ).select_related("meeting", "episode__child__person", "episode__responsible_authority")


def may_see_the_place(*, viewer: Viewer, episode: Episode) -> bool:
    """A protected place is for people named one by one, never for a whole team."""
    return children.may_know_where(viewer=viewer, child_id=episode.child_id)


def threshold_named(*, viewer: Viewer, reference: str) -> QuerySet[ThresholdMet]:
    """The threshold with this reference, if the viewer may know of the child; else nothing."""
    return thresholds(viewer=viewer).filter(reference=reference)


def told_to_convene(*, viewer: Viewer, threshold: ThresholdMet) -> list[AuthorityTold]:
    """What the responsible authority was told since a threshold was reached."""
    return list(
        AuthorityTold.objects.filter(
            episode__in=Episode.objects.visible_to(viewer),
            child=threshold.child_id,
            purpose=ToldPurpose.STRATEGY,
            told_at__gte=threshold.fired_at,
        ).order_by("-told_at")
    )


def open_episode_of(*, child: Child) -> Episode | None:
    """The episode a child is missing in now. For changes of rooms above, which hold the child."""
    return Episode.objects.still_missing().filter(child=child).first()


@dataclass(frozen=True, slots=True)
class Absence:
    """One absence in the fewest words: for comparing a great many."""

    pk: int
    child_id: int
    since: datetime
    until: datetime | None
    since_precision: str
    status: str


def absences_of(*, child_ids: Collection[int]) -> list[Absence]:
    """Oldest first, and as what each began. For changes of rooms above, which hold the children."""
    said = StatusRecord.objects.filter(episode=OuterRef("pk")).values("status")
    as_it_began = said.filter(from_at__lte=OuterRef("missing_since")).order_by("-from_at", "-id")
    rows = (
        Episode.objects.filter(child__in=child_ids)
        .annotate(
            began_as=Coalesce(
                Subquery(as_it_began[:1]), Subquery(said.order_by("from_at", "id")[:1])
            )
        )
        .order_by("missing_since", "id")
    )
    return [
        Absence(*row)
        for row in rows.values_list(
            "pk", "child_id", "missing_since", "ended_at", "missing_since_precision", "began_as"
        )
    ]


def may_be_long(*, at: datetime) -> EpisodeQuerySet:
    """Still missing, and not yet known to be missing a long time. For the job alone."""
    known = ThresholdMet.objects.standing().filter(episode=OuterRef("pk"), kind=ThresholdKind.LONG)
    return _open_for_jobs(at).filter(~Exists(known))


def may_come_of_age(*, at: datetime) -> EpisodeQuerySet:
    """Still missing, and not handed over to adult services. For the job alone."""
    return _open_for_jobs(at).filter(~Exists(AdultHandover.objects.filter(episode=OuterRef("pk"))))


def _open_for_jobs(at: datetime) -> EpisodeQuerySet:
    return (
        Episode.objects.still_missing()
        .filter(missing_since__lt=at)
        .select_related("child__person", "responsible_authority", "host_authority")
        .order_by("missing_since")
    )
