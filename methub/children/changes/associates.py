"""Whom a child is with: somebody of the registry, linked from a day on."""

from datetime import date, datetime

from methub.audit import trail
from methub.children.changes.carers import found_or_new
from methub.children.changes.dated import EndsBeforeItBegan
from methub.children.codes import AssociateKind
from methub.children.models import Associate, Child
from methub.foundation.actors import Actor
from methub.people.models import Person


def record_associate(
    *,
    child: Child,
    kind: AssociateKind,
    from_on: date,
    source: str,
    note: str = "",
    name: str = "",
    born_on: date | None = None,
    person: Person | None = None,
    because: str = "",
    until_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Associate:
    """`person`: whom somebody recognised, child or adult; failing that, an adult of this name comes
    on to the registry. The line in the book never says which kind of link: it has more readers."""
    if until_on is not None and until_on < from_on:
        raise EndsBeforeItBegan
    with trail.open_page(by=by, at=at) as page:
        whom = found_or_new(child=child, person=person, name=name, born_on=born_on, by=by, at=at)
        link = Associate.objects.create(
            child=child,
            person=whom,
            kind=kind,
            source=source,
            note=note,
            from_on=from_on,
            until_on=until_on,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        page.write("children.associate.recorded", about=link, person_id=child.pk)
        page.write("children.associate.linked", about=link, person_id=whom.pk, why=because)
    return link
