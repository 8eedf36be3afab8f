"""One registry of persons, what they are found by, and the one table of who may see them."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import F, Q

from methub.agencies.models import Agency, Partnership, Team, User
from methub.agencies.viewer import Viewer
from methub.foundation.records import Record, Versioned, code_column, tracked
from methub.people.codes import (
    WHOLE_RECORD,
    IdentifierKind,
    KeyKind,
    NameKind,
    Precision,
    ReviewOutcome,
    Sex,
    SightWhy,
)
from methub.people.rules.births import Birth
from methub.people.rules.keys import keys_of
from methub.people.rules.names import Named


class SightQuerySet(models.QuerySet["Sight"]):
    def of(self, viewer: Viewer) -> Self:
        """The sights that hold for this viewer at this instant."""
        return self.in_force(viewer).filter(
            Q(user=viewer.user_id)
            | Q(team__in=sorted(viewer.team_ids))
            | Q(agency__in=sorted(viewer.agency_ids))
        )

    def in_force(self, viewer: Viewer) -> Self:
        """Begun, not ended, and not suspended by a restriction."""
        return self.filter(
            Q(until_at=None) | Q(until_at__gt=viewer.at),
            from_at__lte=viewer.at,
            is_suspended=False,
        )

    def whole_record(self) -> Self:
        """Only those that open the child's record."""
        return self.filter(why__in=sorted(WHOLE_RECORD))


class PersonKeyQuerySet(models.QuerySet["PersonKey"]):
    def file(self, person: "Person") -> None:
        """Make the person's keys again. A key left behind would find the wrong child."""
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
            PersonKey(person=person, kind=kind, value=value)
            for kind, value in sorted(wanted - held.keys())
        )


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
    """A child, a parent, an associate: one person, once.

    `name` and `sort_name` are copies of the newest legal name, so that a list needs no join.
    The date of birth is the newest row of `births`, which keep what was said before.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
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
        ]
        indexes = [models.Index(name="person_by_name", fields=["sort_name", "id"])]

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


@tracked
class PersonIdentifier(Record):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.TextField(choices=IdentifierKind.choices())
    value = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
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


class PersonKey(models.Model):
    """What a person is found by. Made again from the rows above whenever one of them changes."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys")
    kind = models.TextField(choices=KeyKind.choices())
    value = models.TextField()

    objects = PersonKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="key_once_a_person", fields=["person", "kind", "value"]),
        ]
        indexes = [
            models.Index(name="key_by_value", fields=["kind", "value"], include=["person"]),
        ]


@tracked
class Sight(Record):
    """One reason why one user, team or agency may know of a person, from when until when.

    Each reason is a row of its own, so that the end of one allocation cannot end another.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sights")
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    why = models.TextField(choices=SightWhy.choices())
    reason = models.TextField(blank=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    # The sights of teams and agencies are suspended while the person is restricted: kept on this
    # row so that asking "whom may I see?" never has to read the persons.
    is_suspended = models.BooleanField(default=False)
    granted_by_id = models.BigIntegerField()
    granted_by_name = models.TextField()

    objects = SightQuerySet.as_manager()

    class Meta:
        constraints = [
            code_column("sight_why_known", SightWhy.values(), field="why"),
            models.CheckConstraint(
                name="sight_has_one_holder",
                condition=Q(user__isnull=False, team=None, agency=None)
                | Q(user=None, team__isnull=False, agency=None)
                | Q(user=None, team=None, agency__isnull=False),
            ),
            models.CheckConstraint(
                name="sight_ends_after_it_begins",
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")),
            ),
            # Nobody looks in an emergency for ever, or on behalf of a whole agency.
            models.CheckConstraint(
                name="sight_of_an_emergency_ends",
                condition=~Q(why=SightWhy.BREAK_GLASS)
                | Q(until_at__isnull=False, user__isnull=False),
            ),
        ]
        # Each holder's index answers "whom may this viewer see?" without reading the table.
        indexes = [
            models.Index(
                name=f"sight_by_{holder}",
                fields=[holder, "person"],
                condition=Q(**{f"{holder}__isnull": False}, is_suspended=False),
            )
            for holder in ("user", "team", "agency")
        ]


@tracked
class BreakGlass(Record):
    """Emergency access: why it was taken, whom it is shown to, and what came of the review."""

    sight = models.OneToOneField(Sight, on_delete=models.PROTECT, related_name="break_glass")
    reason = models.TextField()
    opened_at = models.DateTimeField()
    manager = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by_id = models.BigIntegerField(null=True)
    reviewed_by_name = models.TextField(blank=True)
    outcome = models.TextField(choices=ReviewOutcome.choices(), blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="break_glass_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="break_glass_reviewed_by_somebody",
                condition=Q(reviewed_at=None, reviewed_by_id=None, outcome="")
                | Q(
                    reviewed_at__isnull=False,
                    reviewed_by_id__isnull=False,
                    outcome__in=ReviewOutcome.values(),
                ),
            ),
        ]
        indexes = [
            models.Index(
                name="break_glass_open", fields=["opened_at"], condition=Q(reviewed_at=None)
            )
        ]
