"""Services, requests to them and what came of each, consultations, and gaps nobody fills yet."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from methub.agencies.models import Agency, Partnership
from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.foundation.timekeeping import days_after
from methub.missing.models.episodes import Signed
from methub.people.models import Sight
from methub.referrals.codes import Benefits, ServiceKind, Stage, StepKind
from methub.referrals.rules import LEADS_TO, OVER, READ_FOR_DAYS

WITH_IT = ("child__person", "service__agency", "partnership")


def about_a_child_read_by(viewer: Viewer) -> Q:
    """About a child the viewer may know of, for what they came to do: an emergency reads, and
    answers nothing. Or about no child, for whoever reads these at all."""
    if not viewer.may(P.READ_REFERRAL):
        return Q(pk__in=[])
    reads = not viewer.doing or P.READ_REFERRAL in viewer.doing
    seen = Sight.objects.of(viewer.to(P.READ_REFERRAL) if reads else viewer).whole_record()
    return Q(child_id__in=seen.values("person_id")) | Q(child=None)


@tracked
class Service(Record, Versioned):
    """Something that can be asked for here, and who runs it: the hub, where no agency is named."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    kind = models.TextField(choices=ServiceKind.choices())
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    for_whom = models.TextField(blank=True)
    closed_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            code_column("service_offered_known", ServiceKind.values(), field="kind"),
            models.CheckConstraint(name="service_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(name="service_name_once", fields=["partnership", "name"]),
        ]


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """About children one may know of; and whatever one's own agency was asked for, until four
        weeks after it was over, unless the record was closed since."""
        long_over = Step.objects.filter(
            referral=OuterRef("pk"), kind__in=sorted(OVER),
            recorded_at__lte=days_after(viewer.at, -READ_FOR_DAYS),
        )  # fmt: skip
        asked = (
            Q(service__agency__in=viewer.agency_ids)
            & (Q(child=None) | Q(child__person__is_restricted=False))
            & ~Exists(long_over)
        )
        return self.filter(
            about_a_child_read_by(viewer) | asked, partnership__in=viewer.partnership_ids
        )

    def with_stage(self) -> "models.QuerySet[Any]":
        """Each with how it stands, and who works on it now."""
        steps = Step.objects.filter(referral=OuterRef("pk")).order_by("-pk")
        moving = steps.filter(kind__in=[kind for kind, to in LEADS_TO.items() if to])
        stages = models.Case(
            *(
                models.When(newest=kind, then=Value(to.value))
                for kind, to in LEADS_TO.items()
                if to is not None
            ),
            default=Value(Stage.REQUESTED.value),
            output_field=models.TextField(),
        )
        named = steps.exclude(worker="").values("worker")[:1]
        return self.annotate(newest=Subquery(moving.values("kind")[:1])).annotate(
            stands=stages,
            worker=Coalesce(Subquery(named), Value(""), output_field=models.TextField()),
        )


@tracked
class Referral(Record, Versioned, Signed):
    """A service is asked for. `who`: whom the work is for, where that is not the child."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    benefits = models.TextField(choices=Benefits.choices())
    who = models.TextField(blank=True)
    needs = models.TextField()
    hoped = models.TextField()
    risk_before = models.TextField(blank=True)
    requested_on = models.DateField()

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("referral_benefits_known", Benefits.values(), field="benefits"),
            models.CheckConstraint(
                name="referral_says_for_whom_and_what",
                condition=~Q(needs="") & (Q(child__isnull=False) | ~Q(who="")),
            ),
            models.CheckConstraint(
                name="work_for_a_child_is_about_a_child",
                condition=~Q(benefits=Benefits.CHILD) | Q(child__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="referral_by_child", fields=["child", "-requested_on"]),
            models.Index(name="referral_by_service", fields=["service", "-requested_on"]),
        ]


@tracked
class Step(Record, Signed):
    """What became of a request: one row each time, and the newest that moves it says how it
    stands."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps")
    kind = models.TextField(choices=StepKind.choices())
    done_on = models.DateField()
    worker = models.TextField(blank=True)
    said = models.TextField(blank=True)
    achieved = models.TextField(blank=True)
    risk_after = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("referral_step_known", StepKind.values(), field="kind"),
            models.CheckConstraint(
                name="a_no_says_why",
                condition=~Q(kind__in=[StepKind.DECLINE, StepKind.WITHDRAW]) | ~Q(said=""),
            ),
            models.CheckConstraint(
                name="an_end_says_what_was_achieved",
                condition=~Q(kind=StepKind.END) | ~Q(achieved=""),
            ),
        ]
        indexes = [models.Index(name="referral_step_newest", fields=["referral", "-id"])]


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(about_a_child_read_by(viewer), partnership__in=viewer.partnership_ids)


@tracked
class Consultation(Record, Signed):
    """Advice to a colleague, who goes on working with the child: nothing is taken over."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, related_name="+")
    held_on = models.DateField()
    asked_by = models.TextField()
    given_by = models.TextField()
    asked = models.TextField()
    advice = models.TextField()

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consultation_says_who_and_what",
                condition=~Q(asked_by="") & ~Q(given_by="") & ~Q(advice=""),
            ),
        ]
        indexes = [models.Index(name="consultation_by_child", fields=["child", "-held_on"])]


@tracked
class Gap(Record, Versioned, Signed):
    """Something children need and nobody offers: where, how many, and who looks for an answer."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    need = models.TextField()
    place = models.TextField(blank=True)
    children = models.PositiveIntegerField()
    owner = models.TextField()
    noticed_on = models.DateField()
    answer = models.TextField(blank=True)
    is_filled = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="gap_has_a_need_and_an_owner", condition=~Q(need="") & ~Q(owner="")
            ),
            models.CheckConstraint(
                name="a_gap_that_is_filled_says_how",
                condition=Q(is_filled=False) | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
        ]
