"""Who a child is, over time: language, nationality and faith; disability; immigration."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from methub.children.codes import (
    Disability,
    Ethnicity,
    ImmigrationStatus,
    Interpreter,
    UpnUnknown,
)
from methub.children.models.children import Child
from methub.children.models.dated import Dated, code_or_blank, kept_in_order, one_at_a_time
from methub.foundation.records import Record, code_column, tracked


@tracked
class Background(Record, Dated):
    """What the child or their family say of themselves; each part may be left unsaid.

    `ethnicity` is the national list's code (the person's own words are on the person). The last
    three are asked by the yearly return alone: why there is no pupil number (UPN), and of a
    mother her child's date of birth (MOTHER, MC_DOB).
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="backgrounds")
    ethnicity = models.TextField(choices=Ethnicity.choices(), blank=True)
    first_language = models.TextField(blank=True)
    interpreter = models.TextField(choices=Interpreter.choices(), default=Interpreter.NOT_KNOWN)
    nationality = models.TextField(blank=True)
    religion = models.TextField(blank=True)
    upn_unknown = models.TextField(choices=UpnUnknown.choices(), blank=True)
    is_mother = models.BooleanField(null=True)
    mothers_child_born_on = models.DateField(null=True)

    class Meta:
        constraints = [
            code_or_blank("ethnicity_known", Ethnicity, field="ethnicity"),
            code_column("interpreter_known", Interpreter.values(), field="interpreter"),
            code_or_blank("upn_unknown_known", UpnUnknown, field="upn_unknown"),
            *kept_in_order("background"),
            one_at_a_time("one_background_at_a_time"),
        ]


@tracked
class DisabilityRecord(Record, Dated):
    """What is known of a child's disabilities from a day on: several, or that there is none. No
    row: nobody has asked."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="disabilities")
    codes = ArrayField(models.TextField(choices=Disability.choices()))

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="disabilities_known",
                condition=Q(codes__contained_by=Disability.values(), codes__len__gte=1),
            ),
            models.CheckConstraint(
                name="no_disability_stands_alone",
                condition=~Q(codes__contains=[Disability.NONE]) | Q(codes__len=1),
            ),
            *kept_in_order("disability"),
            one_at_a_time("one_answer_about_disability"),
        ]


@tracked
class ImmigrationRecord(Record, Dated):
    """Immigration status from a day on. The day an unaccompanied child's ends is the return's
    DUC."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="immigration")
    status = models.TextField(choices=ImmigrationStatus.choices())
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("immigration_known", ImmigrationStatus.values(), field="status"),
            *kept_in_order("immigration"),
            one_at_a_time("one_immigration_status_at_a_time"),
        ]
