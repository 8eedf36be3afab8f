"""What an episode set off: thresholds, who was told, meetings, plans, reviews, handover."""

from typing import Self

from django.db import models
from django.db.models import Q

from methub.children.models import Child
from methub.foundation.records import Record, code_column, tracked
from methub.missing.codes import Channel, Convenor, ThresholdKind, ToldPurpose, YesNo
from methub.missing.models.episodes import Episode, Signed


@tracked
class StrategyMeeting(Record, Signed):
    """A strategy meeting. One meeting may answer several thresholds of the same child. The hub goes
    to the meetings of other authorities too: who went, and what it shared."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    convened_by = models.TextField()
    planned_for = models.DateTimeField(null=True)
    hub_invited_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)
    hub_attended = models.TextField(blank=True)
    hub_shared = models.TextField(blank=True)


class ThresholdQuerySet(models.QuerySet["ThresholdMet"]):
    def standing(self) -> Self:
        """Reached by the facts as they are known now."""
        return self.filter(withdrawn_at=None)

    def waiting(self) -> Self:
        """Reached, not overridden, and not answered yet: a meeting is owed."""
        return self.standing().filter(overridden_at=None, answered_at=None)


@tracked
class ThresholdMet(Record):
    """A strategy meeting threshold, with the facts that fired it.

    It may be overridden (a judgement: who, and why), or withdrawn when a correction shows that it
    was never reached. Either way the row and its facts stay.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="thresholds")
    kind = models.TextField(choices=ThresholdKind.choices())
    convenor = models.TextField(choices=Convenor.choices())
    facts = models.JSONField()
    fired_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    meeting = models.ForeignKey(
        StrategyMeeting, on_delete=models.PROTECT, null=True, related_name="thresholds"
    )
    answered_at = models.DateTimeField(null=True)
    overridden_at = models.DateTimeField(null=True)
    overridden_by_id = models.BigIntegerField(null=True)
    overridden_by_name = models.TextField(blank=True)
    overridden_why = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    objects = ThresholdQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("threshold_kind_known", ThresholdKind.values(), field="kind"),
            code_column("threshold_convenor_known", Convenor.values(), field="convenor"),
            models.UniqueConstraint(
                name="threshold_fires_once",
                fields=["episode", "kind"],
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="threshold_override_says_who_and_why",
                condition=Q(overridden_at=None)
                | (Q(overridden_by_id__isnull=False) & ~Q(overridden_why="")),
            ),
            models.CheckConstraint(
                name="threshold_withdrawal_says_why",
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""),
            ),
        ]
        indexes = [models.Index(name="threshold_by_child", fields=["child", "-fired_at"])]


@tracked
class AuthorityTold(Record, Signed):
    """Somebody at the responsible authority was told: who, when, by which channel."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="told")
    purpose = models.TextField(choices=ToldPurpose.choices())
    channel = models.TextField(choices=Channel.choices())
    told_who = models.TextField()
    told_at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("told_channel_known", Channel.values(), field="channel"),
            code_column("told_purpose_known", ToldPurpose.values(), field="purpose"),
            models.UniqueConstraint(
                name="authority_told_once_of_an_episode",
                fields=["episode"],
                condition=Q(purpose=ToldPurpose.EPISODE),
            ),
        ]
        indexes = [models.Index(name="told_by_child", fields=["child", "purpose", "-told_at"])]


@tracked
class TriggerPlanNote(Record, Signed):
    """The allocated worker says a trigger plan is written or brought up to date (RL-09)."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="trigger_plans")
    note = models.TextField()
    sent_to = models.TextField()


@tracked
class CarePlanReview(Record, Signed):
    """Does the care plan address why the child went missing? Owed after an episode in care."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.OneToOneField(
        Episode, on_delete=models.PROTECT, related_name="care_plan_review"
    )
    reviewed_at = models.DateTimeField()
    addresses_reasons = models.TextField(choices=YesNo.choices())
    reasons_note = models.TextField(blank=True)
    prevention_strategy = models.TextField()
    partners_input = models.TextField(blank=True)
    exploitation_actions = models.TextField(blank=True)
    trafficking_actions = models.TextField(blank=True)
    gang_actions = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column(
                "care_plan_addresses_reasons_known", YesNo.values(), field="addresses_reasons"
            )
        ]


@tracked
class AdultHandover(Record, Signed):
    """Still missing at 18: adult services took it up. Nobody is found by a birthday."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="adult_handover")
    accepted_by_name = models.TextField()
    accepted_at = models.DateTimeField()
    note = models.TextField(blank=True)
