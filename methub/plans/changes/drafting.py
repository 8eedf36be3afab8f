"""What somebody is in the middle of writing is kept, and let go."""

from datetime import datetime

from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.plans.codes import PlanKind
from methub.plans.models import Draft
from methub.plans.rules import Answers


def save_draft(
    *,
    child: Child,
    kind: PlanKind,
    answers: Answers,
    based_on: int,
    user_id: int,
    by: Actor,
    at: datetime,
) -> None:
    """Kept every few seconds, so that a lost session loses nothing. Not yet said by anybody: no
    line in the book, no history; saving the plan is the change."""
    mine = Draft.objects.filter(child=child, kind=kind, user=user_id)
    said = {"answers": dict(answers), "based_on": based_on, "saved_at": at}
    if not mine.update(**said):
        Draft.objects.create(child=child, kind=kind, user_id=user_id, **said)


def discard_draft(*, child: Child, kind: PlanKind, user_id: int, by: Actor, at: datetime) -> None:
    """Its writer lets it go."""
    Draft.objects.filter(child=child, kind=kind, user=user_id).delete()
