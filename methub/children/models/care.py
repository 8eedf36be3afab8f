"""Care, homes and carers over time."""

from django.db import models
from django.db.models import Q

from methub.agencies.models import Authority
from methub.children.codes import (
    IN_CARE,
    CareStatus,
    LegalStatus,
    LivingKind,
    Need,
    PlaceChange,
    PlaceProvider,
    PlaceType,
    ReasonCeased,
    ReasonNew,
)
from methub.children.models.children import Child
from methub.children.models.dated import Dated, code_or_blank, kept_in_order, one_at_a_time
from methub.foundation.records import Record, code_column, tracked
from methub.places.codes import Method
from methub.places.models import Place
from methub.places.rules.distances import Distance


@tracked
class Placement(Record, Dated):
    """Where a child lives. Several homes at once are possible: two households are two.

    `distance_miles` is from the boundary of the policy's area, as it was measured from the postcode
    (`distance_method`); `typed_miles` is what a person put in its place, and why. `place_type`,
    `provider_type` and `urn` are the yearly return's own codes (PLACE, PLACE_PROVIDER, URN) and
    `ended_because` is its REASON_PLACE_CHANGE; its PL_POST is `postcode`.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="placements")
    kind = models.TextField(choices=LivingKind.choices())
    name = models.TextField(blank=True)
    address = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    district = models.TextField(blank=True)
    host_authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, related_name="+"
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    distance_miles = models.DecimalField(max_digits=10, decimal_places=6, null=True)
    distance_method = models.TextField(choices=Method.choices(), blank=True)
    typed_miles = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    typed_why = models.TextField(blank=True)
    placed_from_at = models.DateTimeField(null=True)
    is_protected = models.BooleanField(default=False)
    place_type = models.TextField(choices=PlaceType.choices(), blank=True)
    provider_type = models.TextField(choices=PlaceProvider.choices(), blank=True)
    provider = models.TextField(blank=True)
    urn = models.TextField(blank=True)
    ended_because = models.TextField(choices=PlaceChange.choices(), blank=True)

    class Meta:
        constraints = [
            code_column("placement_kind_known", LivingKind.values(), field="kind"),
            code_or_blank("placement_type_known", PlaceType, field="place_type"),
            code_or_blank("placement_provider_known", PlaceProvider, field="provider_type"),
            code_or_blank("placement_end_known", PlaceChange, field="ended_because"),
            code_or_blank("placement_method_known", Method, field="distance_method"),
            models.CheckConstraint(
                name="placement_distance_typed_for_a_reason",
                condition=Q(typed_miles=None, typed_why="")
                | Q(typed_miles__isnull=False) & ~Q(typed_why=""),
            ),
            models.CheckConstraint(
                name="a_protected_home_is_no_place",
                condition=Q(is_protected=False) | Q(place=None),
            ),
            *kept_in_order("placement"),
        ]
        indexes = [
            models.Index(
                name="placement_now_by_district",
                fields=["district"],
                condition=Q(until_on=None),
            )
        ]

    @property
    def distance(self) -> Distance:
        """The distance that counts: what a person typed in, else what was measured."""
        if self.typed_miles is not None:
            return Distance(Method.TYPED, self.typed_miles)
        return self.measured

    @property
    def measured(self) -> Distance:
        """As it was measured, whatever anybody typed in."""
        return Distance(Method(self.distance_method or Method.NO_POSTCODE), self.distance_miles)


@tracked
class CareRecord(Record, Dated):
    """How social care knows the child, and while in care under which law: one at a time.

    While in care a row is one episode of care of the yearly return, and the only source of it:
    DECOM is `from_on`, DEC `until_on`, RNE `started_because`, LS `legal_status`, CIN `need`,
    REC `ended_because`, HOME_POST `home_postcode`; PLACE, PLACE_PROVIDER, PL_POST, URN and
    REASON_PLACE_CHANGE are those of its `placement`. What a social worker records and what a file
    brings in are the same rows. A row with a status and no legal status was recorded by somebody
    who did not know it: the return has to ask. DEC is a day on which the child was still in care
    for the return, and here the first day on which this row no longer holds.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="care_records")
    status = models.TextField(choices=CareStatus.choices())
    legal_status = models.TextField(choices=LegalStatus.choices(), blank=True)
    need = models.TextField(choices=Need.choices(), blank=True)
    started_because = models.TextField(choices=ReasonNew.choices(), blank=True)
    ended_because = models.TextField(choices=ReasonCeased.choices(), blank=True)
    home_postcode = models.TextField(blank=True)
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, related_name="care_records"
    )

    class Meta:
        constraints = [
            code_column("care_status_known", CareStatus.values(), field="status"),
            code_or_blank("care_legal_status_known", LegalStatus, field="legal_status"),
            code_or_blank("care_need_known", Need, field="need"),
            code_or_blank("care_start_known", ReasonNew, field="started_because"),
            code_or_blank("care_end_known", ReasonCeased, field="ended_because"),
            models.CheckConstraint(
                name="a_legal_status_is_of_a_child_in_care",
                condition=Q(legal_status="", started_because="", ended_because="")
                | Q(status__in=sorted(IN_CARE)),
            ),
            models.CheckConstraint(
                name="care_that_goes_on_has_no_reason_ceased",
                condition=Q(ended_because="") | Q(until_on__isnull=False),
            ),
            *kept_in_order("care_record"),
            one_at_a_time("one_care_status_at_a_time"),
        ]
        indexes = [
            # when social care and early help were last heard from
            models.Index(name="care_last_heard", fields=["recorded_at"]),
            models.Index(
                name="early_help_last_heard",
                fields=["recorded_at"],
                condition=Q(status=CareStatus.EARLY_HELP.value),
            ),
            # who came from abroad alone: few of all children
            models.Index(
                name="care_of_the_unaccompanied",
                fields=["child"],
                condition=Q(status=CareStatus.IN_CARE_UASC.value),
            ),
        ]


@tracked
class LibertyOrder(Record, Dated):
    """A court's order that a child may be deprived of their liberty (DOLO of the return)."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="liberty_orders")

    class Meta:
        constraints = [
            *kept_in_order("liberty_order"),
            one_at_a_time("one_liberty_order_at_a_time"),
        ]
