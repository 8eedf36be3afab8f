"""Partnership, authorities, agencies, teams, users, and who works where as what."""

from datetime import date
from functools import partial
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from methub.agencies.codes import AgencyKind
from methub.agencies.roles import Role
from methub.foundation.records import Record, Versioned, code_column, tracked


@tracked
class Partnership(Record):
    """Authorities and agencies that work from one record."""

    name = models.TextField(unique=True)


@tracked
class Authority(Record, Versioned):
    """A local authority. With no partnership, it is one whose children are placed here, or in whose
    area ours are; whom to speak to there, by day and by night, is kept here."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, related_name="authorities"
    )
    name = models.TextField(unique=True)
    gss_code = models.TextField(blank=True)
    contact_name = models.TextField(blank=True)
    contact_email = models.TextField(blank=True)
    contact_phone = models.TextField(blank=True)
    out_of_hours = models.TextField(blank=True)


@tracked
class Agency(Record):
    """An organisation that works with children in a partnership, or for one authority of it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agencies")
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, related_name="agencies"
    )
    kind = models.TextField(choices=AgencyKind.choices())
    name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="agency_name_once", fields=["partnership", "name"]),
            code_column("agency_kind_known", AgencyKind.values(), field="kind"),
        ]


@tracked
class Team(Record):
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(name="team_name_once", fields=["agency", "name"])]


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


@partial(tracked, without=["password", "last_login"])
class User(Record, AbstractBaseUser):
    """A person who signs in. What they may do comes from their memberships alone."""

    email = models.EmailField(unique=True)
    name = models.TextField()
    phone = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


@tracked
class Membership(Record):
    """A person works in a team, in a role, from a day until (but not on) a day."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    role = models.TextField(choices=Role.choices())
    manager = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            code_column("membership_role_known", Role.values(), field="role"),
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
            models.UniqueConstraint(
                name="one_open_membership_of_a_kind",
                fields=["user", "team", "role"],
                condition=Q(until_on=None),
            ),
        ]

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


@tracked
class SavedView(Record):
    """How somebody likes to ask a table: its filters, order and columns, under a name. One that is
    shared is everybody's in the same agency; only whoever saved it takes it away."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    table = models.TextField()
    name = models.TextField()
    asked = models.JSONField()
    columns = models.JSONField()
    saved_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="saved_view_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                name="one_saved_view_of_a_name",
                fields=["user", "table", "name"],
                condition=Q(removed_at=None),
            ),
        ]


@tracked
class ColumnChoice(Record):
    """The columns somebody chose to see of a table, on whatever computer they sit at."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    table = models.TextField()
    columns = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_choice_of_columns_a_table", fields=["user", "table"])
        ]
