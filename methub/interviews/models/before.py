"""What happens before the child is spoken to: routing, attempts, consent, exemption."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from methub.agencies.models import User
from methub.children.models import Carer, Child
from methub.foundation.records import Record, code_column, tracked
from methub.interviews.codes import AttemptMethod, AttemptResult, ConsentFrom, ConsentGiven
from methub.interviews.models.interviews import Interview
from methub.missing.models.episodes import Signed


class AreaWorkerQuerySet(models.QuerySet["AreaWorker"]):
    def on(self, day: date) -> "AreaWorkerQuerySet":
        """Those who have a district on a day."""
        return self.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day)


@tracked
class AreaWorker(Record):
    """The hub worker for a district, from a day until (but not on) a day."""

    district = models.TextField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    objects = AreaWorkerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_area_worker_a_district",
                fields=["district"],
                condition=Q(until_on=None),
            ),
            models.CheckConstraint(
                name="area_worker_ends_after_beginning",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]


@tracked
class Attempt(Record, Signed):
    """An attempt to reach the child or the family: when, how, and what came of it."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="attempts")
    tried_at = models.DateTimeField()
    method = models.TextField(choices=AttemptMethod.choices())
    result = models.TextField(choices=AttemptResult.choices())
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            code_column("attempt_method_known", AttemptMethod.values(), field="method"),
            code_column("attempt_result_known", AttemptResult.values(), field="result"),
        ]


@dataclass(frozen=True)
class Consents:
    """The newest answer of the child, and of each parent or carer by their key."""

    child: ConsentGiven | None
    carers: dict[int, ConsentGiven]


class ConsentQuerySet(models.QuerySet["Consent"]):
    def newest(self, interview: Interview, *, until: datetime) -> Consents:
        """How each stood then: their newest answer, whatever they said before."""
        child: ConsentGiven | None = None
        carers: dict[int, ConsentGiven] = {}
        rows = self.filter(interview=interview, asked_at__lte=until)
        for row in rows.order_by("asked_at", "id"):
            if row.carer_id is None:
                child = ConsentGiven(row.given)
            else:
                carers[row.carer_id] = ConsentGiven(row.given)
        return Consents(child=child, carers=carers)


@tracked
class Consent(Record, Signed):
    """Who agreed, to what, and with whom it may be shared. Two households are two. A later row
    of the same person replaces an earlier one, which is kept."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="consents")
    given_by = models.TextField(choices=ConsentFrom.choices())
    carer = models.ForeignKey(Carer, on_delete=models.PROTECT, null=True, related_name="+")
    given = models.TextField(choices=ConsentGiven.choices())
    asked_at = models.DateTimeField()
    share_with = models.TextField(blank=True)
    note = models.TextField(blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("consent_from_known", ConsentFrom.values(), field="given_by"),
            code_column("consent_given_known", ConsentGiven.values(), field="given"),
            models.CheckConstraint(
                name="carer_consent_names_the_carer",
                condition=Q(given_by=ConsentFrom.CHILD, carer=None)
                | Q(given_by=ConsentFrom.CARER, carer__isnull=False),
            ),
        ]


@tracked
class ConsentOverride(Record, Signed):
    """A parent refused, the child wants to talk, and a senior allowed it, with a reason."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.OneToOneField(
        Interview, on_delete=models.PROTECT, related_name="consent_override"
    )
    reason = models.TextField()


@tracked
class ParentOffer(Record, Signed):
    """A parent or carer was offered a say and advice; what they said."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="parent_offers")
    carer = models.ForeignKey(Carer, on_delete=models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField()
    said = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    took_it_up = models.BooleanField()


@tracked
class Exemption(Record, Signed):
    """It was decided not to offer an interview: why, and who decided."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    interview = models.OneToOneField(Interview, on_delete=models.PROTECT, related_name="exemption")
    reason = models.TextField()
    note = models.TextField()
