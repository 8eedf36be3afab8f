"""What was owed is done: the authority told, the plan written, reviewed, the handover accepted."""

from datetime import datetime

from django.db.models import Min

from methub.audit import trail
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.missing import rules
from methub.missing.changes.owed import Owed
from methub.missing.changes.refusals import (
    AlreadyRecorded,
    AlreadyTold,
    InTheFuture,
    LastLine,
    NotReturnedYet,
    NotTheirs,
    ReviewedBeforeTheEnd,
    SaysNothing,
    ToldBeforeMissing,
)
from methub.missing.changes.thresholds import Thresholds
from methub.missing.codes import Channel, Convenor, ToldPurpose, YesNo
from methub.missing.models import (
    AdultHandover,
    AuthorityTold,
    CarePlanReview,
    Episode,
    ThresholdMet,
    TriggerPlanNote,
)
from methub.missing.rules import Handover


def tell_authority(
    *,
    episode: Episode,
    purpose: ToldPurpose,
    channel: Channel,
    told_who: str,
    told_at: datetime,
    note: str = "",
    by: Actor,
    at: datetime,
) -> AuthorityTold:
    """Somebody at the authority that placed the child here was told: of the episode (once), or
    that they must convene a strategy meeting (by e-mail and by telephone, both recorded)."""
    if told_at > at:
        raise InTheFuture
    if not told_who.strip():
        raise SaysNothing
    with LastLine(), trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        if episode.is_ours:
            raise NotTheirs
        if rules.is_before(told_at, episode.missing_since):
            raise ToldBeforeMissing
        if purpose is ToldPurpose.EPISODE and episode.told.filter(purpose=purpose).exists():
            raise AlreadyTold
        told = AuthorityTold.objects.create(
            purpose=purpose,
            channel=channel,
            told_who=told_who,
            told_at=told_at,
            note=note,
            **episode.signed(by, at),
        )
        page.write(
            "missing.authority.told",
            about=told,
            person_id=episode.child_id,
            purpose=purpose,
            channel=channel,
        )
        owed = Owed(episode, page)
        if purpose is ToldPurpose.EPISODE:
            owed.settle(Promise.TELL_AUTHORITY, told_at)
        else:
            _settle_when_told_both_ways(owed)
    return told


def record_trigger_plan(
    *, episode: Episode, note: str, sent_to: str, by: Actor, at: datetime
) -> TriggerPlanNote:
    """A trigger plan is written or brought up to date, and these have a copy."""
    if not note.strip() or not sent_to.strip():
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        plan = TriggerPlanNote.objects.create(note=note, sent_to=sent_to, **episode.signed(by, at))
        page.write("missing.trigger-plan.recorded", about=plan, person_id=episode.child_id)
        Owed(episode, page).settle_for_child(Promise.TRIGGER_PLAN, at)
    return plan


def review_care_plan(
    *,
    episode: Episode,
    reviewed_at: datetime,
    addresses_reasons: YesNo,
    prevention_strategy: str,
    partners_input: str,
    exploitation_actions: str,
    trafficking_actions: str,
    gang_actions: str,
    reasons_note: str = "",
    by: Actor,
    at: datetime,
) -> CarePlanReview:
    """Does the plan address why the child went missing, and what is done to prevent another? Each
    danger is answered, if only with why nothing is needed: an empty answer may be one that nobody
    thought of."""
    if reviewed_at > at:
        raise InTheFuture
    answered = (
        prevention_strategy, partners_input, exploitation_actions, trafficking_actions,
        gang_actions,
    )  # fmt: skip
    if not all(answer.strip() for answer in answered):
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        if episode.ended_at is None:
            raise NotReturnedYet
        if rules.is_before(reviewed_at, episode.ended_at):
            raise ReviewedBeforeTheEnd
        if CarePlanReview.objects.filter(episode=episode).exists():
            raise AlreadyRecorded
        review = CarePlanReview.objects.create(
            reviewed_at=reviewed_at,
            addresses_reasons=addresses_reasons,
            reasons_note=reasons_note,
            prevention_strategy=prevention_strategy,
            partners_input=partners_input,
            exploitation_actions=exploitation_actions,
            trafficking_actions=trafficking_actions,
            gang_actions=gang_actions,
            **episode.signed(by, at),
        )
        page.write("missing.care-plan.reviewed", about=review, person_id=episode.child_id)
        Owed(episode, page).settle(Promise.CARE_PLAN_REVIEW, reviewed_at)
    return review


def owe_adult_handover(*, episode: Episode, window: Handover, by: Actor, at: datetime) -> None:
    """A child still missing is nearly an adult: somebody must hand them over to adult services.
    Nobody is found by a birthday. Safe to run twice."""
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        begun = promises.once_begun(promise=Promise.ADULT_HANDOVER, about=episode.reference)
        is_owed = episode.ended_at is None and not begun.exists()
        if is_owed:
            Owed(episode, page).begin_adult_handover(window)
        what = "owed" if is_owed else "not-needed"
        page.write(f"missing.adult-handover.{what}", about=episode, person_id=episode.child_id)


def hand_over_to_adults(
    *,
    episode: Episode,
    accepted_by_name: str,
    accepted_at: datetime,
    note: str = "",
    by: Actor,
    at: datetime,
) -> AdultHandover:
    """Adult services took it up. The person stays on Today until they are found."""
    if accepted_at > at:
        raise InTheFuture
    if not accepted_by_name.strip():
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.objects.held(episode.pk)
        if AdultHandover.objects.filter(episode=episode).exists():
            raise AlreadyRecorded
        handover = AdultHandover.objects.create(
            accepted_by_name=accepted_by_name,
            accepted_at=accepted_at,
            note=note,
            **episode.signed(by, at),
        )
        page.write("missing.adult-handover.accepted", about=handover, person_id=episode.child_id)
        Owed(episode, page).settle(Promise.ADULT_HANDOVER, accepted_at)
    return handover


def _settle_when_told_both_ways(owed: Owed) -> None:
    """Only what was said since the meeting was owed counts, for whichever episode it was said."""
    child = owed.episode.child
    for clock in promises.of_child(promise=Promise.TELL_CONVENOR, person_id=child.pk):
        since = AuthorityTold.objects.filter(
            child=child, purpose=ToldPurpose.STRATEGY, told_at__gte=clock.started_at
        )
        first_told = dict(since.values_list("channel").annotate(Min("told_at")))
        if first_told.keys() >= rules.CONVENOR_TOLD_BY:
            told_at = max(first_told.values())
            ThresholdMet.objects.waiting().filter(
                child=child, convenor=Convenor.RESPONSIBLE_AUTHORITY, fired_at__lte=told_at
            ).update(answered_at=told_at)
            owed.settle_for_child(Promise.TELL_CONVENOR, told_at)
            Thresholds(child, owed.page).owe_meeting()
