"""How a child lived on the day of a record that does not say so itself."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from methub.children.codes import IN_CARE
from methub.children.models import CareRecord, Placement
from methub.reports.queries.asked import TEXT, Asked, Rows


def _facts(model: Any, asked: Asked, child: str) -> Rows:
    """The facts of a kind that held on the day of the record, the newest first."""
    held = Q(until_on=None) | Q(until_on__gt=OuterRef("its_day"))
    rows = asked.known(model.every.filter(child=OuterRef(child)))
    return rows.filter(held, from_on__lte=OuterRef("its_day")).order_by("-from_on", "-id")


def _care(asked: Asked, child: str) -> Any:
    in_care = _facts(CareRecord, asked, child).filter(status__in=sorted(IN_CARE))
    return Case(When(Exists(in_care), then=Value("yes")), default=Value("no"))


def _district(asked: Asked, child: str) -> Any:
    home = _facts(Placement, asked, child)
    return Coalesce(Subquery(home.values("district")[:1]), Value(""), output_field=TEXT)


FACTS: Callable[[Any, Asked, str], Rows] = _facts
LIVING: Mapping[str, Callable[[Asked, str], Any]] = {"its_care": _care, "its_district": _district}
"""What every record is asked and few say: a look at the child's own record, and only whoever asks
for it pays for it."""
