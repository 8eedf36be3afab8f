"""What the police learned when they spoke to the child."""

from django.db import models

from methub.children.models import Child
from methub.foundation.records import Record, code_column, tracked
from methub.missing.codes import PreventionOutcome, YesNo
from methub.missing.models.episodes import Episode, Signed
from methub.post.models import Message


@tracked
class PreventionInterview(Record, Signed):
    """The police prevention interview, with every field of practice.md §3.4. Never edited: a
    second account is a second row, and both are kept."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="prevention")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.TextField(choices=PreventionOutcome.choices())
    not_done_because = models.TextField(blank=True)
    held_at = models.DateTimeField(null=True)
    officer = models.TextField(blank=True)
    seen_alone = models.TextField(choices=YesNo.choices(), blank=True)
    returned_how = models.TextField(blank=True)
    condition = models.TextField(blank=True)
    harm_suffered = models.TextField(choices=YesNo.choices(), blank=True)
    harm = models.TextField(blank=True)
    under_influence = models.TextField(choices=YesNo.choices(), blank=True)
    belongings = models.TextField(blank=True)
    accompanied_by = models.TextField(blank=True)
    addresses = models.TextField(blank=True)
    vehicles = models.TextField(blank=True)
    reason_given = models.TextField(blank=True)
    victim_of_crime = models.TextField(choices=YesNo.choices(), blank=True)
    offences_disclosed = models.TextField(blank=True)
    exploitation_signs = models.TextField(blank=True)
    likely_again = models.TextField(choices=YesNo.choices(), blank=True)
    wishes = models.TextField(blank=True)
    parent_present = models.TextField(choices=YesNo.choices(), blank=True)
    referral = models.TextField(blank=True)
    information = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            code_column("prevention_outcome_known", PreventionOutcome.values(), field="outcome"),
            models.CheckConstraint(
                name="prevention_not_done_says_why",
                condition=~models.Q(outcome=PreventionOutcome.NOT_DONE)
                | ~models.Q(not_done_because=""),
            ),
        ]
        indexes = [models.Index(name="prevention_by_episode", fields=["episode", "-id"])]
