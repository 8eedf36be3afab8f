"""Whom a child became known to be with, and with whom no longer."""

from typing import Any

from django.db.models import Case, TextField, Value, When
from django.db.models.functions import Concat

from methub.agencies.viewer import Viewer
from methub.children.codes import AssociateKind
from methub.children.models import Associate
from methub.chronology.codes import EntryKind as K
from methub.chronology.queries.sources import Source

_KIND = Case(
    *(When(kind=one, then=Value(one.label.lower())) for one in AssociateKind),
    output_field=TextField(),
)
_WHO = Concat("person__name", Value(", "), _KIND, output_field=TextField())


def together(*, viewer: Viewer) -> tuple[Source, ...]:
    """Those alone whom the viewer may know of: who is feared is told to few, and another child to
    whoever may open both records. A note may say where a protected home is."""
    rows: Any = Associate.objects.get_queryset().open_to(viewer)
    return (
        Source(
            K.WITH, rows, "from_on", word=_WHO, text="note", author="recorded_by_name",
            source="source", is_day=True, kept_back=("text",),
        ),
        Source(
            K.WITH_NO_MORE, rows.filter(until_on__isnull=False), "until_on", word=_WHO,
            is_day=True,
        ),
    )  # fmt: skip
