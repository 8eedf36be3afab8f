"""The facts that put a child on an agenda: each asked once for the whole authority, however many
children there are. They are asked for nobody: an agenda is the same, whoever draws it, and each
reader is shown the children they may know of."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from methub.assessments.codes import Exploitation, Movement
from methub.assessments.models import Standing
from methub.assessments.rules import GRAVE
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.concerns.models import Concern
from methub.foundation import spoken
from methub.foundation.timekeeping import days_after, london_day
from methub.meetings.codes import FOR_FEW, Ground, Handling
from methub.meetings.models import Action, ActionQuerySet, Escalation, Meeting
from methub.meetings.queries.theirs import about_them, placed_here
from methub.meetings.rules import Why
from methub.missing.codes import ThresholdKind
from methub.missing.models import ThresholdMet
from methub.missing.rules import why as why_reached
from methub.referrals.codes import ServiceKind, Stage
from methub.referrals.models import Referral

STUCK_DAYS = 14
"""A plan, or a step of one, that is late by more than this has stopped moving."""
LOOKS_BACK_DAYS = 90
REVIEWS = (Promise.ASSESSMENT_REVIEW, Promise.PLAN_REVIEW)
OF_A_PLAN = (Promise.PLAN_REVIEW, Promise.PLAN_STEP, Promise.LEVEL_PLAN)
WITH_STANDING = ("assessment",)

Fact = tuple[int, Why]


def facts_about(*, meeting: Meeting, at: datetime) -> list[Fact]:
    """Every reason to speak of a child of the meeting's authority, since the last one of its
    kind; and of children of others who live here, where they have most to lose."""
    since = last_held(meeting=meeting) or days_after(at, -LOOKS_BACK_DAYS)
    ours = Q(responsible_authority=meeting.authority)
    placed = placed_here(meeting)
    every = Child.objects.filter(ours | Q(pk__in=list(placed))).values("pk")
    grave = _levels(every)
    own = [row for row in grave if row.child_id not in placed]
    mine = Child.objects.filter(ours).values("pk")
    asked_of_all = [*_carried(meeting), *_escalated(meeting), *_missing(every, at)]
    return [
        *asked_of_all,
        *_by_level(own, since),
        *_served(mine, own),
        *_makesafe(mine, since),
        *_owed(mine, at),
        *about_them(placed, grave, asked_of_all),
    ]


def last_held(*, meeting: Meeting) -> datetime | None:
    """When the authority last held a meeting of this kind."""
    held = Meeting.objects.filter(
        authority=meeting.authority, kind=meeting.kind, ended_at__isnull=False
    ).exclude(pk=meeting.pk)
    return held.order_by("-starts_at").values_list("starts_at", flat=True).first()


def carried_over(*, meeting: Meeting) -> ActionQuerySet:
    """What was agreed in an earlier meeting of this kind, and is still open."""
    return (
        Action.objects.filter(
            meeting__authority=meeting.authority, meeting__kind=meeting.kind, ended_at=None
        )
        .exclude(meeting=meeting)
        .select_related("owner", "meeting", "item")
        .order_by("due_on", "pk")
    )


def _carried(meeting: Meeting) -> Iterator[Fact]:
    for action in carried_over(meeting=meeting).filter(child__isnull=False):
        assert action.child_id is not None
        words = (
            f"Action of {spoken.short_day(london_day(action.meeting.starts_at))}: "
            f"{_openly(action)} "
            f"({action.owner.name}, by {spoken.short_day(action.due_on)})."
        )
        yield action.child_id, Why(Ground.CARRIED, words, action.reference, "meetings:action")


def _openly(action: Action) -> str:
    """What the agenda says of it to everybody invited."""
    return action.what if action.item.handling == Handling.MEETING else FOR_FEW


def _escalated(meeting: Meeting) -> Iterator[Fact]:
    rows = Escalation.objects.filter(
        meeting__authority=meeting.authority, answered_at=None, child__isnull=False
    ).exclude(meeting=meeting)
    for row in rows.select_related("to").order_by("pk"):
        when = spoken.short_day(london_day(row.recorded_at))
        words = f"Taken to {row.to.name} on {when}, and not answered yet."
        yield (
            row.child_id,
            Why(Ground.ESCALATED, words, row.reference, "meetings:escalation"),
        )


def _missing(every: QuerySet[Any], at: datetime) -> Iterator[Fact]:
    """Thresholds of these weeks that stand; and whatever still waits for a meeting."""
    recent = ThresholdMet.objects.standing().filter(
        child__in=every, fired_at__gt=days_after(at, -LOOKS_BACK_DAYS)
    )
    newest = recent.order_by("child", "kind", "-fired_at").distinct("child", "kind")
    for row in newest:
        kind = ThresholdKind(row.kind)
        ground = Ground.LONG if kind is ThresholdKind.LONG else Ground.REPEAT
        yield (
            row.child_id,
            Why(ground, why_reached(kind, row.facts), row.reference, "missing:threshold"),
        )


def _levels(ours: QuerySet[Any]) -> list[Standing]:
    """The newest level of each type, where it is grave."""
    newest = (
        Standing.objects.filter(child__in=ours, assessment__withdrawn_at=None)
        .order_by("child", "subject", "-id")
        .distinct("child", "subject")
        .select_related(*WITH_STANDING)
    )
    return [row for row in newest if row.concern in GRAVE]


def _by_level(grave: list[Standing], since: datetime) -> Iterator[Fact]:
    for row in grave:
        about = row.assessment.reference
        when = spoken.short_day(london_day(row.recorded_at))
        subject = _subject(row)
        if row.recorded_at > since and row.movement in (Movement.NEW, Movement.UP):
            how = "New" if row.movement == Movement.NEW else "Risen"
            words = f"{how}: {subject} is judged {row.level_label.lower()} since {when}."
            yield row.child_id, Why(Ground.RISEN, words, about, "assessments:assessment")
        if row.subject == Exploitation.RADICALISATION:
            words = f"{subject}: {row.level_label.lower()} since {when}. Is it for Channel?"
            yield row.child_id, Why(Ground.CHANNEL, words, about, "assessments:assessment")


def _subject(row: Standing) -> str:
    known = row.subject in Exploitation.values()
    return Exploitation(row.subject).label if known else "Going missing"


def _served(ours: QuerySet[Any], grave: list[Standing]) -> Iterator[Fact]:
    """With a specialist service for exploitation, and at a grave level."""
    highest = {row.child_id for row in grave}
    rows = Referral.objects.with_stage().filter(
        child__in=ours, service__kind=ServiceKind.DIRECT_WORK, stands=Stage.WORKING.value
    )
    for row in rows.select_related("service").order_by("pk"):
        if row.child_id in highest:
            when = spoken.short_day(row.requested_on)
            words = f"{row.service.name} works with the child, asked for on {when}."
            yield row.child_id, Why(Ground.SAFE, words, row.reference, "referrals:referral")


def _makesafe(ours: QuerySet[Any], since: datetime) -> Iterator[Fact]:
    """What hotels, taxis and shops told, named so by whoever wrote the concern down."""
    rows = Concern.objects.filter(
        child__in=ours, recorded_at__gt=since, source__icontains="makesafe"
    )
    for row in rows.order_by("pk"):
        assert row.child_id is not None
        when = spoken.short_day(london_day(row.recorded_at))
        words = f"Operation Makesafe: a concern of {when}."
        yield row.child_id, Why(Ground.MAKESAFE, words, row.reference, "concerns:concern")


def _owed(ours: QuerySet[Any], at: datetime) -> Iterator[Fact]:
    """Reviews that are late, plans that do not move, moves to adult services."""
    wanted = {*REVIEWS, *OF_A_PLAN, Promise.TRANSITION}
    rows = Clock.objects.open().filter(person__in=ours, promise__in=sorted(wanted))
    for clock in rows.order_by("due_at", "pk"):
        assert clock.person_id is not None
        for ground, words in _of_clock(clock, at):
            yield clock.person_id, Why(ground, words, clock.reference, "worklist:promise")


def _of_clock(clock: Clock, at: datetime) -> Iterator[tuple[Ground, str]]:
    label = Promise(clock.promise).label
    if clock.promise == Promise.TRANSITION:
        yield Ground.TRANSITION, f"{label}: owed by {clock.owed_by_name}. {clock.why}"
    late = f"{label}: {spoken.until(clock.due_at, at)}, owed by {clock.owed_by_name}."
    if clock.promise in REVIEWS and clock.due_at < at:
        yield Ground.OVERDUE, late
    if clock.promise in OF_A_PLAN and clock.due_at < days_after(at, -STUCK_DAYS):
        yield Ground.STUCK, late
