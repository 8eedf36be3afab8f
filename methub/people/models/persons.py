"""One registry of persons: what is known of them, and what they are found by."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import F, Q

from methub.agencies.models import Partnership
from methub.agencies.viewer import Viewer
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.people.codes import (
    IdentifierKind,
    NameKind,
    Precision,
    Sex,
)
from methub.people.models.sight import Sight
from methub.people.rules.births import Birth
from methub.people.rules.names import Named


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Persons whose record this viewer may open: the sight table decides, nothing else."""
        return self.filter(pk__in=Sight.objects.of(viewer).whole_record().values("person_id"))


def _known(precision: Precision, *, on: bool, year: bool, month: bool) -> dict[str, object]:
    return {
        "born_on_precision": precision,
        "born_on__isnull": not on,
        "born_year__isnull": not year,
        "born_month__isnull": not month,
    }


# What is kept of a date of birth at each precision. An estimate may have a working date: the one
# an authority gave a child who arrived without papers.
_KNOWN = [
    _known(Precision.DAY, on=True, year=True, month=True),
    _known(Precision.MONTH, on=False, year=True, month=True),
    _known(Precision.YEAR, on=False, year=True, month=False),
    _known(Precision.ESTIMATED, on=True, year=True, month=True),
    _known(Precision.ESTIMATED, on=False, year=True, month=False),
    _known(Precision.UNKNOWN, on=False, year=False, month=False),
]


@tracked
class Person(Record, Versioned):
    """A child, a parent, a carer, an associate: one person, once.

    `is_child`: the hub works with them as a child, and sights of their own say who may know of
    them. Anybody else is known through children only, and has no sights: whoever may know of the
    child may know of them, as far as that goes.

    `name` and `sort_name` are copies of the newest legal name, so that a list needs no join.
    The date of birth is the newest row of `births`, which keep what was said before.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    is_child = models.BooleanField(default=True)
    name = models.TextField()
    sort_name = models.TextField()
    sex = models.TextField(choices=Sex.choices(), default=Sex.UNKNOWN)
    ethnicity = models.TextField(blank=True)
    born_on = models.DateField(null=True)
    born_on_precision = models.TextField(choices=Precision.choices(), default=Precision.UNKNOWN)
    born_year = models.PositiveSmallIntegerField(null=True)
    born_month = models.PositiveSmallIntegerField(null=True)
    died_on = models.DateField(null=True)
    is_restricted = models.BooleanField(default=False)
    # The record of the same person in which everything now stands. Nobody finds this one any more.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )
    # Came on to the registry by mistake: the rows stay, and nobody sees or finds them.
    withdrawn_at = models.DateTimeField(null=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("person_sex_known", Sex.values(), field="sex"),
            code_column("person_precision_known", Precision.values(), field="born_on_precision"),
            # A made-up first of the month would count as a birthday: what is not known is not kept.
            models.CheckConstraint(
                name="person_born_as_precisely_as_known",
                condition=reduce(or_, (Q(**known) for known in _KNOWN)),
            ),
            models.CheckConstraint(
                name="person_born_month_is_a_month",
                condition=Q(born_month=None) | Q(born_month__range=(1, 12)),
            ),
            models.CheckConstraint(
                name="person_is_not_merged_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
            ),
        ]
        indexes = [
            # A list is read from its partnership's names in order, and ends with its page.
            models.Index(name="person_by_name", fields=["partnership", "sort_name", "id"]),
            # Few are, and every list of promises asks who.
            models.Index(name="person_restricted", fields=["id"], condition=Q(is_restricted=True)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def birth(self) -> Birth:
        return Birth(
            precision=Precision(self.born_on_precision),
            on=self.born_on,
            year=self.born_year,
            month=self.born_month,
        )


@tracked
class PersonName(Record):
    """A name, and since when. One found to be wrong is withdrawn, never overwritten."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    forenames = models.TextField(blank=True)
    surname = models.TextField(blank=True)
    kind = models.TextField(choices=NameKind.choices())
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            code_column("name_kind_known", NameKind.values(), field="kind"),
            models.CheckConstraint(
                name="name_says_something", condition=~Q(forenames="") | ~Q(surname="")
            ),
            models.UniqueConstraint(
                name="one_legal_name_now",
                fields=["person"],
                condition=Q(kind=NameKind.LEGAL, until_on=None, withdrawn_at=None),
            ),
        ]

    @property
    def named(self) -> Named:
        return Named(surname=self.surname, forenames=self.forenames, kind=NameKind(self.kind))

    @property
    def whole(self) -> str:
        return f"{self.forenames} {self.surname}".strip()


@tracked
class PersonBirth(Record):
    """A date of birth as it was once given; the newest is also on the person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="births")
    born_on = models.DateField(null=True)
    born_year = models.PositiveSmallIntegerField(null=True)
    born_month = models.PositiveSmallIntegerField(null=True)
    precision = models.TextField(choices=Precision.choices())
    recorded_at = models.DateTimeField()


class Theirs(models.Manager["PersonIdentifier"]):
    """Leaves out what was withdrawn: forgetting to ask may not find one child by the number of
    another."""

    def get_queryset(self) -> models.QuerySet["PersonIdentifier"]:
        return super().get_queryset().filter(withdrawn_at=None)


@tracked
class PersonIdentifier(Record):
    """A number another system knows a person by. One that was never theirs is withdrawn, and
    kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.TextField(choices=IdentifierKind.choices())
    value = models.TextField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.TextField(blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects = Theirs()
    every = models.Manager["PersonIdentifier"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="identifier_withdrawn_for_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
            ),
            code_column("identifier_kind_known", IdentifierKind.values(), field="kind"),
            models.UniqueConstraint(
                name="identifier_once_a_person", fields=["person", "kind", "value"]
            ),
        ]


@tracked
class PersonAddress(Record):
    """Where somebody lives or lived. A protected one is shown to named people only."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    text = models.TextField()
    postcode = models.TextField(blank=True)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    is_protected = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    def holds_on(self, day: date) -> bool:
        """Not yet left on this day."""
        return self.until_on is None or day < self.until_on
