"""What was decided: the judgement, who agreed, the levels over time, the tracker, what is owed."""

from django.db import models
from django.db.models import Q

from methub.assessments.codes import About, Concern, Duty, Exploitation, Harm, Movement, Side
from methub.assessments.models.assessments import Assessment, Signed, natures, natures_known
from methub.children.models import Child
from methub.foundation.records import Record, code_column, tracked

SUBJECTS = [*Exploitation.values(), About.MISSING.value]
"""What a level may be about: a type of exploitation (trafficking is one), or going missing."""


@tracked
class Judgement(Record, Signed):
    """The level, by judgement. `score`, `suggested` and `result` are what the tool made of the
    answers that day, kept as they were."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    assessment = models.OneToOneField(
        Assessment, on_delete=models.PROTECT, related_name="judgement"
    )
    level = models.TextField()
    concern = models.TextField(choices=Concern.choices())
    why = models.TextField(blank=True)
    floor_why = models.TextField(blank=True)
    score = models.IntegerField(null=True)
    suggested = models.TextField(blank=True)
    result = models.JSONField()
    discussed_with = models.TextField()
    discussed_on = models.DateField()

    class Meta:
        constraints = [
            code_column("judgement_concern_known", Concern.values(), field="concern"),
            # Score informs, judgement decides: but whoever differs says why.
            models.CheckConstraint(
                name="judgement_that_differs_has_a_reason",
                condition=Q(suggested="") | Q(level=models.F("suggested")) | ~Q(why=""),
            ),
            models.CheckConstraint(name="judgement_was_discussed", condition=~Q(discussed_with="")),
        ]


@tracked
class Agreement(Record, Signed):
    """The level one side agrees to. The newest row of each side stands."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="agreements")
    side = models.TextField(choices=Side.choices())
    level = models.TextField()

    class Meta:
        constraints = [code_column("agreement_side_known", Side.values(), field="side")]


@tracked
class Standing(Record, Signed):
    """The level of one type, from now on: rows are only added, and the newest of a type stands.
    `is_provisional`: two sides have not agreed, and the higher of their levels stands here."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="standings")
    subject = models.TextField()
    harm = models.TextField(choices=Harm.choices(), blank=True)
    natures = natures()
    level = models.TextField()
    level_label = models.TextField()
    concern = models.TextField(choices=Concern.choices())
    movement = models.TextField(choices=Movement.choices())
    is_provisional = models.BooleanField()

    class Meta:
        constraints = [
            code_column("standing_subject_known", SUBJECTS, field="subject"),
            code_column("standing_harm_known", ["", *Harm.values()], field="harm"),
            natures_known("standing"),
            code_column("standing_concern_known", Concern.values(), field="concern"),
            code_column("standing_movement_known", Movement.values(), field="movement"),
        ]
        indexes = [models.Index(name="standing_newest", fields=["child", "subject", "-id"])]


@tracked
class TrackerStep(Record, Signed):
    """A child comes on to the tracker for a type, or is taken off by a person, with a reason. The
    newest row of a type stands: no score takes anybody off."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    subject = models.TextField()
    is_on = models.BooleanField()
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("tracker_step_subject_known", SUBJECTS, field="subject"),
            models.CheckConstraint(
                name="off_the_tracker_with_a_reason", condition=Q(is_on=True) | ~Q(why="")
            ),
        ]
        indexes = [models.Index(name="tracker_step_newest", fields=["child", "subject", "-id"])]


@tracked
class DutyDone(Record, Signed):
    """What a level owed a child and is now there: `words` say who, or what, or where it is."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="duties")
    duty = models.TextField(choices=Duty.choices())
    offer = models.TextField(blank=True)
    words = models.TextField()
    on = models.DateField()

    class Meta:
        constraints = [
            code_column("duty_known", Duty.values(), field="duty"),
            models.CheckConstraint(
                name="an_offer_is_named", condition=~Q(duty=Duty.OFFER.value) | ~Q(offer="")
            ),
        ]
