"""What the police learned when they spoke to the child."""

from datetime import datetime
from typing import TypedDict

from django.db import models

from methub.children.models import Child
from methub.foundation.records import Record, code_column, tracked
from methub.missing.codes import PreventionOutcome, SpokenHow, YesNo
from methub.missing.models.episodes import Episode, Signed
from methub.post.models import Message


class PreventionFields(TypedDict, total=False):
    """What the police may have learned: anything not asked or not said stays empty."""

    not_done_because: str
    held_at: datetime | None
    held_how: str
    officer: str
    seen_alone: str
    returned_how: str
    condition: str
    harm_suffered: str
    harm: str
    under_influence: str
    belongings: str
    accompanied_by: str
    addresses: str
    vehicles: str
    reason_given: str
    victim_of_crime: str
    offences_disclosed: str
    exploitation_signs: str
    likely_again: str
    wishes: str
    parent_present: str
    referral: str
    information: str
    sent_at: datetime | None


YES_OR_NO = (
    "seen_alone", "harm_suffered", "under_influence", "victim_of_crime", "likely_again",
    "parent_present",
)  # fmt: skip


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
    held_how = models.TextField(choices=SpokenHow.choices(), blank=True)
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
                name="prevention_held_how_known",
                condition=models.Q(held_how__in=["", *SpokenHow.values()]),
            ),
            *(
                models.CheckConstraint(
                    name=f"prevention_{field}_known",
                    condition=models.Q(**{f"{field}__in": ["", *YesNo.values()]}),
                )
                for field in YES_OR_NO
            ),
            models.CheckConstraint(
                name="prevention_not_done_says_why",
                condition=~models.Q(outcome=PreventionOutcome.NOT_DONE)
                | ~models.Q(not_done_because=""),
            ),
        ]
        indexes = [
            models.Index(name="prevention_by_episode", fields=["episode", "-id"]),
            # when the police were last heard from
            models.Index(name="prevention_last_heard", fields=["recorded_at"]),
        ]
