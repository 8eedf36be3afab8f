"""Children of whom a return says a number and a birthday come on to the record."""

from collections.abc import Sequence
from datetime import datetime

from methub.agencies.models import Authority
from methub.agencies.queries import whole_record_agency_ids
from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.people import changes as people
from methub.people.changes import Numbered

BATCH = 1_000


def register_numbered_children(
    *, authority: Authority, numbered: Sequence[Numbered], by: Actor, at: datetime
) -> list[Child]:
    """Children nobody knew yet, in the order given; the hub and the police may see them at once."""
    made: list[Child] = []
    partnership = authority.partnership
    assert partnership is not None, "only an authority of the partnership has children on record"
    agency_ids = whole_record_agency_ids(partnership_id=partnership.pk)
    for first in range(0, len(numbered), BATCH):
        with trail.open_page(by=by, at=at) as page:
            persons = people.register_numbered(
                partnership=partnership,
                numbered=numbered[first : first + BATCH],
                agency_ids=agency_ids,
                by=by,
                at=at,
            )
            children = Child.objects.bulk_create(
                Child(person=person, responsible_authority=authority, recorded_at=at)
                for person in persons
            )
            for child in children:
                page.write(
                    "children.child.registered",
                    about=child,
                    person_id=child.pk,
                    authority=authority.name,
                )
        made += children
    return made
