"""What can be chosen from when a record is written; and who may be opened in an emergency."""

from datetime import date

from django.db.models import QuerySet

from methub.agencies import queries as agencies
from methub.agencies.models import Partnership, User
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.people import queries as people
from methub.people.codes import NameKind, SightWhy
from methub.people.models import PersonName, Sight
from methub.policies import queries as policies


def partnership_of(*, viewer: Viewer) -> Partnership:
    """The partnership whose record a new child comes on to."""
    return Partnership.objects.filter(pk__in=viewer.partnership_ids).order_by("pk")[0]


def districts(*, viewer: Viewer) -> dict[str, str]:
    """Names of the districts of the viewer's partnership, by their codes."""
    decided = policies.policies_in_force(viewer=viewer).values()
    named = {one.code: one.name for policy in decided for one in policy.area.districts}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def workers(*, viewer: Viewer) -> QuerySet[User]:
    """Who may be allocated to a child."""
    return agencies.colleagues(viewer=viewer, roles=frozenset({Role.ALLOCATED_WORKER}))


def managers(*, viewer: Viewer) -> QuerySet[User]:
    """Who may manage an allocated worker."""
    return agencies.colleagues(viewer=viewer, roles=frozenset({Role.TEAM_MANAGER}))


def legal_name(*, viewer: Viewer, child: Child) -> PersonName | None:
    """The name the record is filed under, of a child found through the viewer."""
    return (
        PersonName.objects.filter(
            person__in=people.person_named(viewer=viewer, reference=child.person.reference),
            kind=NameKind.LEGAL,
            until_on=None,
            withdrawn_at=None,
        )
        .order_by("pk")
        .first()
    )


def share_named(*, viewer: Viewer, child: Child, reference: str) -> QuerySet[Sight]:
    """One sharing of a child with an agency or team, which a person may end."""
    return people.sights_of(viewer=viewer, person=child.person).filter(
        reference=reference, why=SightWhy.SHARED
    )


def hidden_child(*, viewer: Viewer, forenames: str, surname: str, born_on: date) -> Child | None:
    """A child of exactly this name and date of birth whom the viewer may open only in an
    emergency. Asked the same way whether there is one or not, so that its time tells nothing."""
    person = people.exact_hidden_match(
        viewer=viewer, forenames=forenames, surname=surname, born_on=born_on
    )
    return (
        Child.objects.filter(pk=person.pk if person else 0)
        .select_related("person__partnership", "responsible_authority")
        .first()
    )
