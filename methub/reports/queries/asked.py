"""What a figure is asked about: whose children, between which days, and as known on which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, F, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from methub.agencies.models import Authority
from methub.foundation.timekeeping import start_of
from methub.reports.rules.periods import Period, joined

Rows = Any
"""A question of the database. What its rows carry besides their fields no type can say."""
TEXT = TextField()
INSTANT = DateTimeField()


@dataclass(frozen=True)
class Asked:
    """`authorities`: keys of those whose children are meant. `as_at`: what was recorded later is
    not known yet, and what was put right later stands as it was. `only`: by the key of an axis, the
    one value that is meant. `periods`: those that are read together, instead of the one."""

    authorities: tuple[int, ...]
    period: Period
    at: datetime
    as_at: datetime | None = None
    only: Mapping[str, str] = field(default_factory=dict)
    periods: tuple[Period, ...] = ()

    @classmethod
    def of_code(cls, gss_code: str, period: Period, *, at: datetime) -> "Asked | None":
        """For the command, which names an authority by its code."""
        ours = Authority.objects.filter(partnership__isnull=False).exclude(gss_code="")
        found = ours.filter(gss_code=gss_code).first()
        return cls((found.pk,), period, at) if found else None

    @property
    def known_at(self) -> datetime:
        """Whatever was recorded after this instant is not counted."""
        return min(self.as_at or self.at, self.at)

    @property
    def end(self) -> datetime:
        """The instant at which what stands at the end of the period is looked at."""
        return min(start_of(self.period.after), self.known_at)

    def within(self, period: Period, **only: str) -> "Asked":
        return replace(self, period=period, periods=(), only={**self.only, **only})

    def together(self, periods: Sequence[Period]) -> "Asked":
        return replace(self, periods=tuple(periods))

    def now(self) -> "Asked":
        """The same, as it is known today."""
        return replace(self, as_at=None)

    def dated(self, path: str) -> Q:
        """In the period by this instant: a London day begins at London's midnight."""
        found = Q()
        for one in joined(self.periods or (self.period,)):
            first, after = start_of(one.first), start_of(one.after)
            found |= Q(**{f"{path}__gte": first, f"{path}__lt": after})
        return found

    def on_days(self, path: str) -> Q:
        """The same by a day that was written down as a day."""
        found = Q()
        for one in joined(self.periods or (self.period,)):
            found |= Q(**{f"{path}__gte": one.first, f"{path}__lte": one.last})
        return found

    def known(self, rows: Rows, *, recorded: str = "recorded_at") -> Rows:
        """Rows that were recorded, and neither withdrawn nor found to be recorded twice, then."""
        kept = rows.filter(**{f"{recorded}__lte": self.known_at}) if self.as_at else rows
        fields = {one.name for one in rows.model._meta.get_fields()}
        if "withdrawn_at" in fields:
            withdrawn = Q(withdrawn_at=None)
            kept = kept.filter(
                withdrawn | Q(withdrawn_at__gt=self.known_at) if self.as_at else withdrawn
            )
        return kept.filter(duplicate_of=None) if "duplicate_of" in fields else kept

    def said(self, corrections: Any, link: Mapping[str, str], path: str, of: Any) -> Any:
        """What a fact said then: what has been put right since is taken back."""
        if not self.as_at:
            return F(path)
        since = corrections.objects.filter(
            **{column: OuterRef(outer) for column, outer in link.items()},
            field=path.rsplit("__", 1)[-1],
            recorded_at__gt=self.known_at,
        )
        was = Subquery(since.order_by("recorded_at", "id").values("was")[:1])
        return Coalesce(Cast(NullIf(was, Value("")), of), F(path), output_field=of)
