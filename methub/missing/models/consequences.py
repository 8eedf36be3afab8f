"""What an episode set off: thresholds, who was told, meetings, plans, reviews, handover."""

from django.db import models
from django.db.models import Q

from methub.children.models import Child
from methub.foundation.records import Record, code_column, tracked
from methub.missing.codes import Channel, ThresholdKind, ToldPurpose, YesNo
from methub.missing.models.episodes import Episode, Signed


@tracked
class ThresholdMet(Record):
    """A strategy meeting threshold, with the facts that fired it. It may be overridden, with
    who and why; the facts stay."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="thresholds")
    kind = models.TextField(choices=ThresholdKind.choices())
    facts = models.JSONField()
    fired_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    overridden_at = models.DateTimeField(null=True)
    overridden_by_id = models.BigIntegerField(null=True)
    overridden_by_name = models.TextField(blank=True)
    overridden_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("threshold_kind_known", ThresholdKind.values(), field="kind"),
            models.UniqueConstraint(name="threshold_fires_once", fields=["episode", "kind"]),
            models.CheckConstraint(
                name="threshold_override_says_why",
                condition=Q(overridden_at=None) | ~Q(overridden_why=""),
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
        ]


@tracked
class StrategyMeeting(Record, Signed):
    """A strategy meeting convened because of a threshold."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    threshold = models.OneToOneField(ThresholdMet, on_delete=models.PROTECT, related_name="meeting")
    convened_by = models.TextField()
    hub_invited_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)


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
    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="+")
    addresses_reasons = models.TextField(choices=YesNo.choices())
    reasons_note = models.TextField(blank=True)
    prevention_strategy = models.TextField()
    partners_input = models.TextField(blank=True)
    exploitation_actions = models.TextField(blank=True)
    trafficking_actions = models.TextField(blank=True)
    gang_actions = models.TextField(blank=True)


@tracked
class AdultHandover(Record, Signed):
    """Still missing at 18: adult services took it up. Nobody is found by a birthday."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="+")
    accepted_by_name = models.TextField()
    accepted_at = models.DateTimeField()
    note = models.TextField(blank=True)
