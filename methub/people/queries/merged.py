"""Records that turned out to be of one person: where the old one leads, and which there are."""

from methub.agencies.viewer import Viewer
from methub.people.models import Person
from methub.people.queries.persons import persons


def leads_to(*, viewer: Viewer, reference: str) -> Person | None:
    """The record in which everything stands now that stood in this one: for whoever may read it.
    For anybody else neither is there."""
    person = Person.objects.filter(reference=reference).exclude(merged_into=None).first()
    while person is not None and person.merged_into is not None:
        person = person.merged_into
    return persons(viewer=viewer).filter(pk=person.pk).first() if person else None


def records_of_one(*, viewer: Viewer, person: Person) -> list[int]:
    """The keys of every record of this person in the viewer's partnerships, the one they stand in
    now first: the audit book is never rewritten, and names each."""
    while person.merged_into is not None:
        person = person.merged_into
    keys, found = [person.pk], [person.pk]
    ours = Person.objects.filter(partnership__in=viewer.partnership_ids)
    while found:
        found = list(ours.filter(merged_into__in=found).values_list("pk", flat=True))
        keys += found
    return keys
