"""What can be chosen from when a record is written; and who may be opened in an emergency."""

from datetime import date

from django.db.models import QuerySet

from methub.agencies import queries as agencies
from methub.agencies.models import Partnership, User
from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES, Role
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.people import queries as people
from methub.people.codes import NameKind, SightWhy
from methub.people.models import PersonName, Restriction, Sight
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


def may_restrict(*, viewer: Viewer) -> QuerySet[User]:
    """Colleagues who may restrict a record, and lift it."""
    return _colleagues(viewer, Permission.RESTRICT_CHILD)


def may_be_named(*, viewer: Viewer) -> QuerySet[User]:
    """Colleagues whose role opens a child's page at all."""
    return _colleagues(viewer, Permission.READ_CHILD)


def _colleagues(viewer: Viewer, permission: Permission) -> QuerySet[User]:
    roles = frozenset(role for role, duty in DUTIES.items() if permission in duty.opens)
    return agencies.colleagues(viewer=viewer, roles=roles).exclude(pk=viewer.user_id)


def sights_of(*, viewer: Viewer, child: Child) -> QuerySet[Sight]:
    """Who may open the record now."""
    return people.sights_of(viewer=viewer, person=child.person).whole_record()


def naming_named(*, viewer: Viewer, child: Child, reference: str) -> QuerySet[Sight]:
    """Somebody named for the child, which somebody else may end."""
    named = sights_of(viewer=viewer, child=child).filter(reference=reference, why=SightWhy.NAMED)
    return named.exclude(user=viewer.user_id)


def restriction_of(*, viewer: Viewer, child: Child) -> Restriction | None:
    """Why the record is restricted now, and who decided."""
    found = people.restrictions_of(viewer=viewer, person=child.person)
    return found.filter(lifted_at=None).first()


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


def knows_everybody(*, viewer: Viewer) -> bool:
    """Whether the viewer works for the hub or the police, from whom only a restriction hides a
    child: and of a restricted child no question tells."""
    return any(
        viewer.agency_ids & set(agencies.whole_record_agency_ids(partnership_id=partnership_id))
        for partnership_id in viewer.partnership_ids
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
