"""The adults known through children, for whoever may know of the children."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from methub.agencies.viewer import Viewer
from methub.children import rules
from methub.children.codes import AssociateKind
from methub.children.models import Associate, AssociateQuerySet, Carer, CarerQuerySet, Child
from methub.foundation.timekeeping import age_on, london_day
from methub.foundation.written import written_once
from methub.people import queries as people
from methub.people.models import Person, PersonAddress, PersonName, PersonQuerySet, Sight
from methub.people.rules.described import Described
from methub.people.rules.matching import Proposal


@dataclass(frozen=True)
class Adult:
    """An adult, and the children through whom the viewer may know of them, newest first.
    `protected`: how many addresses are kept from the viewer; `is_whole`: no link is."""

    person: Person
    links: tuple[Carer | Associate, ...]
    names: tuple[PersonName, ...]
    addresses: tuple[PersonAddress, ...]
    protected: int
    is_whole: bool


@dataclass(frozen=True)
class SimilarAdult:
    """An adult whom a description may be about, why, and through whom the viewer knows of them."""

    person: Person
    proposal: Proposal
    links: tuple[Carer | Associate, ...]


def adults(*, viewer: Viewer) -> PersonQuerySet:
    """The adults the viewer may know of: each through a child whose record they may open."""
    return _of_the_registry().filter(_is_known_to(viewer))


def wholly_known_adults(*, viewer: Viewer) -> PersonQuerySet:
    """Those of them of whom nothing is kept from the viewer. Whoever joins two adults, or takes
    them apart, moves every link of both: nobody moves what they may not know of."""
    hidden = Carer.every.get_queryset().filter(person=OuterRef("pk")).kept_from(viewer)
    unseen = Associate.every.get_queryset().filter(person=OuterRef("pk")).kept_from(viewer)
    return adults(viewer=viewer).filter(~Exists(hidden), ~Exists(unseen))


def adult_named(*, viewer: Viewer, reference: str) -> Adult | None:
    """The adult of this reference, if the viewer may know of them. Anybody can say that an adult
    cares for their child: so a link opens no address that was written down before it, and a
    protected one only to whoever is named for the child with whose link it was written down."""
    person = adults(viewer=viewer).filter(reference=reference).first()
    if person is None:
        return None
    addresses = list(PersonAddress.objects.filter(person=person).order_by("-recorded_at", "-pk"))
    links = _links(viewer, [person.pk])[person.pk]
    is_whole = wholly_known_adults(viewer=viewer).filter(pk=person.pk).exists()
    since = min(one.recorded_at for one in links)
    named = _named_with(viewer, person)
    shown = [
        one
        for one in addresses
        if (one.recorded_at in named if one.is_protected else is_whole or one.recorded_at >= since)
    ]
    return Adult(
        person=person,
        links=tuple(links),
        names=tuple(PersonName.objects.filter(person=person, withdrawn_at=None).order_by("-pk")),
        addresses=tuple(shown),
        protected=len(addresses) - len(shown),
        is_whole=is_whole,
    )


def young_of_concern(*, viewer: Viewer, among: Iterable[Associate]) -> list[Person]:
    """Of those a child is with, found through the viewer: who is feared, is a child too, or may be,
    and has no record. Somebody who draws children in is often drawn in."""
    known = [one for one in among if one.kind == AssociateKind.CONCERN and not one.withdrawn_at]
    feared = [one.person_id for one in rules.on(known, london_day(viewer.at))]
    return _young(viewer, Q(pk__in=feared)) if feared else []


def young_named(*, viewer: Viewer, reference: str) -> Person | None:
    """Somebody under 18, or who may be, whom other children are with and who has no record."""
    return next(iter(_young(viewer, Q(reference=reference))), None)


def _young(viewer: Viewer, whom: Q) -> list[Person]:
    """Only where nothing of them is kept from the viewer, and they care for nobody: their links
    are moved to the record they are given."""
    today = london_day(viewer.at)
    cares = Carer.every.filter(person=OuterRef("pk"))
    found = wholly_known_adults(viewer=viewer).filter(whom, ~Exists(cares)).order_by("pk")
    return [
        one for one in found if (born := one.birth.latest) and age_on(born, today) < rules.ADULT_AT
    ]


def similar_adults(
    *, viewer: Viewer, described: Described, child_id: int | None = None
) -> list[SimilarAdult]:
    """Those whom a description of a carer may be about, strongest first, in a fixed number of
    questions: adults, and children whom the viewer may see, for a mother may be seventeen.
    `child_id`: of whom it is asked; nobody is their own parent."""
    grown = people.adult_proposals(among=adults(viewer=viewer), described=described)
    young = people.proposals(viewer=viewer, described=described)
    both = [one for one in (*grown, *young) if one.person_id != child_id]
    found = sorted(both, key=lambda one: -one.score)
    known = Person.objects.in_bulk([one.person_id for one in found])
    links = _links(viewer, known)
    return [SimilarAdult(known[one.person_id], one, tuple(links[one.person_id])) for one in found]


def cared_for(*, viewer: Viewer, child: Child) -> list[Carer]:
    """The children of a child whom the viewer was allowed to find: those alone whose records the
    viewer may open too."""
    links = _of_their_own(viewer=viewer, person_id=child.pk)
    return rules.on(links, london_day(viewer.at))


@written_once("viewer", "person_id")
def _of_their_own(*, viewer: Viewer, person_id: int) -> QuerySet[Carer]:
    links = Carer.objects.get_queryset().open_to(viewer).filter(person=person_id)
    return links.select_related("child__person").order_by("-from_on", "-pk")


def hidden_adult(
    *, viewer: Viewer, forenames: str, surname: str, born_on: date | None
) -> Person | None:
    """An adult of exactly this name and date of birth whom the viewer knows through no child. Of
    one who is known through restricted records alone, or only as somebody to be worried about, no
    question tells."""
    if born_on is None:
        return None
    of_them = {"person": OuterRef("pk"), "child__person__is_restricted": False}
    friends = Associate.objects.filter(**of_them).exclude(kind=AssociateKind.CONCERN)
    hidden = _of_the_registry().filter(
        ~_is_known_to(viewer),
        Q(Exists(Carer.objects.filter(**of_them))) | Q(Exists(friends)),
        partnership__in=viewer.partnership_ids,
    )
    return people.exact_adult(among=hidden, forenames=forenames, surname=surname, born_on=born_on)


def _named_with(viewer: Viewer, adult: Person) -> set[datetime]:
    """When each link was written down, and with it the address, of the children for whom the
    viewer is named."""
    named = Sight.objects.by_name(viewer).filter(person=OuterRef("child"))
    links = Carer.objects.filter(Exists(named), person=adult)
    return set(links.values_list("recorded_at", flat=True))


def _of_the_registry() -> PersonQuerySet:
    return Person.objects.filter(is_child=False, merged_into=None, withdrawn_at=None)


def _open(viewer: Viewer) -> tuple[CarerQuerySet, AssociateQuerySet]:
    """The links that are open to the viewer."""
    return (
        Carer.objects.get_queryset().open_to(viewer),
        Associate.objects.get_queryset().open_to(viewer),
    )


def _is_known_to(viewer: Viewer) -> Q:
    """Of an adult: that one of their links is open to the viewer."""
    cares, knows = _open(viewer)
    mine = {"person": OuterRef("pk")}
    return Q(Exists(cares.filter(**mine))) | Q(Exists(knows.filter(**mine)))


def _links(viewer: Viewer, person_ids: Collection[int]) -> dict[int, list[Carer | Associate]]:
    """By person, those who care for a child first, newest first: two questions."""
    found: dict[int, list[Carer | Associate]] = defaultdict(list)
    for rows in _open(viewer):
        mine = rows.filter(person__in=person_ids).select_related("child__person")
        for row in mine.order_by("-from_on", "-pk"):
            found[row.person_id].append(row)
    return found
