"""Children of whom a return says a number and a birthday come on to the record."""

from collections.abc import Sequence
from datetime import datetime

from methub.agencies.models import Authority
from methub.agencies.queries import whole_record_agency_ids
from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.foundation.many import insert_many
from methub.people import changes as people
from methub.people.changes import Numbered

BATCH = 5_000


def register_numbered_children(
    *, authority: Authority, numbered: Sequence[Numbered], by: Actor, at: datetime
) -> list[Child]:
    """Children nobody knew yet, in the order given; the hub and the police may see them at once."""
    partnership = authority.partnership
    assert partnership is not None, "only an authority of the partnership has children on record"
    agency_ids = whole_record_agency_ids(partnership_id=partnership.pk)
    keys: list[int] = []
    for first in range(0, len(numbered), BATCH):
        with trail.open_page(by=by, at=at) as page:
            new = people.register_numbered(
                partnership=partnership,
                numbered=numbered[first : first + BATCH],
                agency_ids=agency_ids,
                by=by,
                at=at,
            )
            insert_many(
                Child,
                [{"person_id": key} for key in new],
                responsible_authority_id=authority.pk,
                recorded_at=at,
            )
            page.write_each(
                "children.child.registered",
                about=Child,
                whose=[(key, key) for key in new],
                authority=authority.name,
            )
        keys += new
    made = Child.objects.select_related("person").in_bulk(keys)
    return [made[key] for key in keys]
