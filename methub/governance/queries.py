"""The audit book, for the one role that may read it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from methub.agencies.models import Membership
from methub.agencies.viewer import Viewer
from methub.audit.codes import EntryKind
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import start_of
from methub.people.models import BreakGlass, Person

A_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What the reader of the book is looking for. Empty means any."""

    child_reference: str = ""
    who: str = ""
    what: str = ""
    kind: EntryKind | None = None
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class Found:
    """A page of the book, newest first, and whether older lines follow."""

    lines: tuple[Entry, ...]
    names: dict[int, str]
    references: dict[int, str]
    has_more: bool


def lines(*, viewer: Viewer, asked: Asked, before_id: int | None = None) -> Found:
    """Lines of the viewer's partnerships that fit, newest first: a page from `before_id` down.

    A line about a person of another partnership is left out; a line about nobody is shown.
    """
    rows = _fitting(asked, viewer)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    found = list(rows.order_by("-pk")[: A_PAGE + 1])
    page = tuple(found[:A_PAGE])
    known = Person.objects.filter(
        pk__in={row.person_id for row in page if row.person_id},
        partnership__in=viewer.partnership_ids,
    )
    people = {
        pk: (name, reference)
        for pk, name, reference in known.values_list("pk", "name", "reference")
    }
    return Found(
        lines=page,
        names={pk: name for pk, (name, _) in people.items()},
        references={pk: reference for pk, (_, reference) in people.items()},
        has_more=len(found) > A_PAGE,
    )


def emergency_access(*, viewer: Viewer) -> QuerySet[BreakGlass]:
    """Every time the glass was broken in the partnership; not yet reviewed first, newest first."""
    return (
        BreakGlass.objects.filter(sight__person__partnership__in=viewer.partnership_ids)
        .select_related("sight__person", "sight__user")
        .order_by("-reviewed_at", "-opened_at")
    )


def _fitting(asked: Asked, viewer: Viewer) -> QuerySet[Entry]:
    ours = Person.objects.filter(partnership__in=viewer.partnership_ids)
    colleagues = Membership.objects.filter(team__agency__partnership__in=viewer.partnership_ids)
    rows = Entry.objects.filter(
        Q(person_id__in=ours.values("pk"))
        | Q(person_id=None, actor_id__in=colleagues.values("user"))
        | Q(person_id=None, actor_id=MET_HUB.id)
    )
    if asked.child_reference:
        person = Person.objects.filter(
            reference=asked.child_reference, partnership__in=viewer.partnership_ids
        )
        rows = rows.filter(person_id__in=person.values("pk"))
    if asked.who:
        rows = rows.filter(actor_name__icontains=asked.who)
    if asked.what:
        rows = rows.filter(what__startswith=asked.what)
    if asked.kind is not None:
        rows = rows.filter(kind=asked.kind)
    if asked.from_on is not None:
        rows = rows.filter(happened_at__gte=start_of(asked.from_on))
    if asked.until_on is not None:
        rows = rows.filter(happened_at__lt=start_of(asked.until_on))
    return rows
