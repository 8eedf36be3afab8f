"""Lines of the audit book, for the one role that may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from methub.agencies.models import Agency, Authority, Membership, Team, User
from methub.agencies.viewer import Viewer
from methub.audit.codes import EntryKind
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import start_of
from methub.governance.queries.grounds import grounds
from methub.people import queries as people
from methub.people.models import Person

A_PAGE = 50
A_FILE = 20_000  # lines: more than anybody reads, and no more than one answer can hold
NOBODY = 0  # a key that no person has


@dataclass(frozen=True)
class Asked:
    """What the reader of the book is looking for. Empty means any; both days are included."""

    child_reference: str = ""
    who: str = ""
    colleague_reference: str = ""
    what: str = ""
    kind: EntryKind | None = None
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class Named:
    """A person of the viewer's partnership whom a line is about."""

    name: str
    reference: str


@dataclass(frozen=True)
class Line:
    """One line of the book. `person` is whom it is about, `shown` who else stood on that page,
    `why` what let the reader see the child who was asked for."""

    id: int
    kind: EntryKind
    what: str
    happened_at: datetime
    who: str
    who_reference: str
    agency: str
    person: Named | None
    shown: tuple[str, ...]
    details: dict[str, Any]
    why: str


@dataclass(frozen=True)
class Found:
    """A stretch of the book, newest first; whether older lines follow, and one child is meant."""

    lines: tuple[Line, ...]
    has_more: bool
    is_of_a_child: bool


def lines(
    *, viewer: Viewer, asked: Asked, before_id: int | None = None, most: int = A_PAGE
) -> Found:
    """Lines of the viewer's partnerships that fit, newest first, from `before_id` down.

    A line about a person of another partnership is left out; a line about nobody is shown. Of a
    child who is asked for there are also the lists, searches and files that only showed them.
    """
    children = _child(asked, viewer)
    rows = _fitting(asked, viewer, children)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    found = list(rows.order_by(_newest_first(children))[: most + 1])
    page = found[:most]
    known = _named(viewer, page)
    wrote = User.objects.filter(pk__in={row.actor_id for row in page})
    references = dict(wrote.values_list("pk", "reference"))
    why = grounds(viewer=viewer, person_id=children[0], entries=page) if children else {}
    return Found(
        lines=tuple(
            _line(row, known, references.get(row.actor_id, ""), why.get(row.pk, "")) for row in page
        ),
        has_more=len(found) > most,
        is_of_a_child=bool(children),
    )


def _newest_first(children: list[int]) -> OrderBy:
    """Of one child: found by the indexes of whom a line is about and whom it showed, then sorted.
    Ordered by the bare number, the database would rather walk the whole book backwards, which for
    a child who is seldom in it takes seconds."""
    return (F("pk") + 0).desc() if children else F("pk").desc()


def _child(asked: Asked, viewer: Viewer) -> list[int]:
    """The keys of the child who is asked for: several, where two records turned out to be of one.
    Questions of their own: the book is then searched for plain numbers, which its indexes know."""
    if not asked.child_reference:
        return []
    ours = Person.objects.filter(partnership__in=viewer.partnership_ids)
    person = ours.filter(reference=asked.child_reference).first()
    return people.records_of_one(viewer=viewer, person=person) if person else [NOBODY]


def _fitting(asked: Asked, viewer: Viewer, children: list[int]) -> QuerySet[Entry]:
    rows = _ours(viewer)
    if children:
        was_shown = (
            Q(details__has_key="shown", details__shown__contains=[child]) for child in children
        )
        rows = rows.filter(reduce(or_, was_shown, Q(person_id__in=children)))
    if asked.who:
        rows = rows.filter(actor_name__icontains=asked.who)
    if asked.colleague_reference:
        colleague = User.objects.filter(reference=asked.colleague_reference)
        rows = rows.filter(actor_id__in=colleague.values("pk"))
    if asked.what:
        rows = rows.filter(what__startswith=asked.what)
    if asked.kind is not None:
        rows = rows.filter(kind=asked.kind)
    if asked.from_on is not None:
        rows = rows.filter(happened_at__gte=start_of(asked.from_on))
    if asked.until_on is not None:
        rows = rows.filter(happened_at__lt=start_of(asked.until_on + timedelta(days=1)))
    return rows


def _ours(viewer: Viewer) -> QuerySet[Entry]:
    """Whoever a line is about decides whose it is; of a line about nobody, whoever wrote it. What
    the product itself wrote about a colleague or an agency belongs to their partnership."""
    ours = viewer.partnership_ids
    people = Person.objects.filter(partnership__in=ours)
    working = Membership.objects.filter(team__agency__partnership__in=ours)
    of_ours = Q(about_kind="agencies.Partnership", about_id__in=ours)
    for kind, known in (
        ("agencies.Authority", Authority.objects.filter(partnership__in=ours).values("pk")),
        ("agencies.Agency", Agency.objects.filter(partnership__in=ours).values("pk")),
        ("agencies.Team", Team.objects.filter(agency__partnership__in=ours).values("pk")),
        ("agencies.Membership", working.values("pk")),
        ("agencies.User", working.values("user")),
    ):
        of_ours |= Q(about_kind=kind, about_id__in=known)
    by_itself = Q(person_id=None, actor_id=MET_HUB.id)
    return Entry.objects.filter(
        Q(person_id__in=people.values("pk"))
        | Q(person_id=None, actor_id__in=working.values("user"))
        | by_itself & of_ours
        | by_itself & ~Q(about_kind__startswith="agencies.")
    )


def _named(viewer: Viewer, page: Iterable[Entry]) -> dict[int, Named]:
    """Everybody on a page of the book, in one question."""
    keys = {key for row in page for key in (row.person_id, *_shown(row)) if key}
    known = Person.objects.filter(pk__in=keys, partnership__in=viewer.partnership_ids)
    return {
        pk: Named(name, reference)
        for pk, name, reference in known.values_list("pk", "name", "reference")
    }


def _line(row: Entry, known: dict[int, Named], who_reference: str, why: str) -> Line:
    return Line(
        id=row.pk,
        kind=EntryKind(row.kind),
        what=row.what,
        happened_at=row.happened_at,
        who=row.actor_name,
        who_reference=who_reference,
        agency=row.actor_agency,
        person=known.get(row.person_id) if row.person_id else None,
        shown=tuple(known[key].reference for key in _shown(row) if key in known),
        details={name: value for name, value in row.details.items() if name != "shown"},
        why=why,
    )


def _shown(row: Entry) -> list[int]:
    """The keys of the persons that a list or a search showed."""
    keys = row.details.get("shown")
    return [key for key in keys if isinstance(key, int)] if isinstance(keys, list) else []
