"""How every page of this room finds what it is about, and hears a refusal."""

from collections.abc import Callable, Collection
from typing import Any

from django.http import Http404

from methub.agencies.access import SignedInRequest
from methub.children.changes import EndsBeforeItBegan
from methub.fittings.forms import HubForm
from methub.intake import changes, queries
from methub.intake.queries import Notified
from methub.interviews import changes as interviews
from methub.missing import changes as missing
from methub.people.changes import ImpossibleBirth

REFUSALS = (
    changes.Refused,
    missing.Refused,
    interviews.Refused,
    EndsBeforeItBegan,
    ImpossibleBirth,
)


def signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}


def notification_or_404(request: SignedInRequest, reference: str) -> Notified:
    row = queries.notification_named(viewer=request.viewer, reference=reference).first()
    if row is None:
        raise Http404
    return row


def children_of(rows: Collection[Any]) -> list[int]:
    """Whose news a list shows, for the book; a repeat is about the child of the one before it."""
    children = {row.child_id for row in rows}
    children |= {row.duplicate_of.child_id for row in rows if row.duplicate_of}
    return sorted(child for child in children if child)


def recorded(form: HubForm, record: Callable[[], object]) -> bool:
    """Whether it was recorded. A refusal is shown on the form, and what was written stays."""
    try:
        record()
    except REFUSALS as refusal:
        field = getattr(refusal, "field", "")
        form.add_error(
            field if field in form.fields else None, str(refusal) or str(type(refusal).__doc__)
        )
        return False
    return True
