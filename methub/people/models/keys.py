"""What a person is found by. Made again from their own rows whenever one of them changes."""

from __future__ import annotations

from typing import Any

from django.db import models

from methub.people.codes import KeyKind
from methub.people.models.persons import Person
from methub.people.rules.keys import keys_of


class Keys(models.QuerySet[Any]):
    def file(self, person: Person) -> None:
        """Make the person's keys again. A key left behind would find the wrong child, one who has
        been merged is found as the person they were merged into, and a mistake is not found."""
        if person.merged_into_id is not None or person.withdrawn_at is not None:
            self.filter(person=person).delete()
            return
        addresses = person.addresses.filter(is_protected=False)
        wanted = keys_of(
            names=[name.named for name in person.names.filter(withdrawn_at=None)],
            birth=person.birth,
            addresses=[f"{address.text} {address.postcode}" for address in addresses],
            identifiers=person.identifiers.values_list("value", flat=True),
        )
        held = {(key.kind, key.value): key.pk for key in self.filter(person=person)}
        self.filter(pk__in=[pk for key, pk in held.items() if key not in wanted]).delete()
        self.bulk_create(
            self.model(person=person, kind=kind, value=value)
            for kind, value in sorted(wanted - held.keys())
        )


class FoundBy(models.Model):
    """One key of one person."""

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField(choices=KeyKind.choices())
    value = models.TextField()

    objects = Keys.as_manager()

    class Meta:
        abstract = True


class PersonKey(FoundBy):
    """What a child is found by."""

    # Of the two indexes below, the one of the constraint begins with the person.
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="keys", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="key_once_a_person", fields=["person", "kind", "value"]),
        ]
        indexes = [
            models.Index(name="key_by_value", fields=["kind", "value"], include=["person"]),
        ]


class AdultKey(FoundBy):
    """What anybody else is found by, in a table of their own: only the nearest few who share keys
    are compared, and no child may be missed for all the mothers of the same name."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="key_once_an_adult", fields=["person", "kind", "value"]),
        ]
        indexes = [
            models.Index(name="adult_by_value", fields=["kind", "value"], include=["person"]),
        ]


AnyKey = type[PersonKey] | type[AdultKey]


def file_keys(person: Person) -> None:
    """Under which this person is found from now on."""
    (PersonKey if person.is_child else AdultKey).objects.file(person)
