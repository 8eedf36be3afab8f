import django.db.models.deletion
import methub.foundation.records
import methub.people.codes
import pghistory.utils
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("agencies", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", models.TextField()),
                ("sort_name", models.TextField()),
                (
                    "sex",
                    models.TextField(
                        choices=[
                            ("female", "Female"),
                            ("male", "Male"),
                            ("other", "Neither female nor male"),
                            ("unknown", "Not known"),
                        ],
                        default=methub.people.codes.Sex["UNKNOWN"],
                    ),
                ),
                ("ethnicity", models.TextField(blank=True)),
                ("born_on", models.DateField(null=True)),
                (
                    "born_on_precision",
                    models.TextField(
                        choices=[
                            ("day", "Known to the day"),
                            ("month", "Known to the month"),
                            ("year", "Known to the year"),
                            ("estimated", "Estimated"),
                            ("unknown", "Not known"),
                        ],
                        default=methub.people.codes.Precision["UNKNOWN"],
                    ),
                ),
                ("born_year", models.PositiveSmallIntegerField(null=True)),
                ("born_month", models.PositiveSmallIntegerField(null=True)),
                ("died_on", models.DateField(null=True)),
                ("is_restricted", models.BooleanField(default=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.partnership",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sort_name", "id"], name="person_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["female", "male", "other", "unknown"])),
                        name="person_sex_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "born_on_precision__in",
                                ["day", "month", "year", "estimated", "unknown"],
                            )
                        ),
                        name="person_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("born_month__isnull", False),
                                ("born_on__isnull", False),
                                ("born_on_precision", methub.people.codes.Precision["DAY"]),
                                ("born_year__isnull", False),
                            ),
                            models.Q(
                                ("born_month__isnull", False),
                                ("born_on__isnull", True),
                                ("born_on_precision", methub.people.codes.Precision["MONTH"]),
                                ("born_year__isnull", False),
                            ),
                            models.Q(
                                ("born_month__isnull", True),
                                ("born_on__isnull", True),
                                ("born_on_precision", methub.people.codes.Precision["YEAR"]),
                                ("born_year__isnull", False),
                            ),
                            models.Q(
                                ("born_month__isnull", False),
                                ("born_on__isnull", False),
                                ("born_on_precision", methub.people.codes.Precision["ESTIMATED"]),
                                ("born_year__isnull", False),
                            ),
                            models.Q(
                                ("born_month__isnull", True),
                                ("born_on__isnull", True),
                                ("born_on_precision", methub.people.codes.Precision["ESTIMATED"]),
                                ("born_year__isnull", False),
                            ),
                            models.Q(
                                ("born_month__isnull", True),
                                ("born_on__isnull", True),
                                ("born_on_precision", methub.people.codes.Precision["UNKNOWN"]),
                                ("born_year__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="person_born_as_precisely_as_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("born_month", None), ("born_month__range", (1, 12)), _connector="OR"
                        ),
                        name="person_born_month_is_a_month",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonAddress",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                ("text", models.TextField()),
                ("postcode", models.TextField(blank=True)),
                ("from_on", models.DateField(null=True)),
                ("until_on", models.DateField(null=True)),
                ("is_protected", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addresses",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonAddressEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("postcode", models.TextField(blank=True)),
                ("from_on", models.DateField(null=True)),
                ("until_on", models.DateField(null=True)),
                ("is_protected", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.personaddress",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonBirth",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                ("born_on", models.DateField(null=True)),
                ("born_year", models.PositiveSmallIntegerField(null=True)),
                ("born_month", models.PositiveSmallIntegerField(null=True)),
                (
                    "precision",
                    models.TextField(
                        choices=[
                            ("day", "Known to the day"),
                            ("month", "Known to the month"),
                            ("year", "Known to the year"),
                            ("estimated", "Estimated"),
                            ("unknown", "Not known"),
                        ]
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="births",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonBirthEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("born_on", models.DateField(null=True)),
                ("born_year", models.PositiveSmallIntegerField(null=True)),
                ("born_month", models.PositiveSmallIntegerField(null=True)),
                (
                    "precision",
                    models.TextField(
                        choices=[
                            ("day", "Known to the day"),
                            ("month", "Known to the month"),
                            ("year", "Known to the year"),
                            ("estimated", "Estimated"),
                            ("unknown", "Not known"),
                        ]
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.personbirth",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", models.TextField()),
                ("sort_name", models.TextField()),
                (
                    "sex",
                    models.TextField(
                        choices=[
                            ("female", "Female"),
                            ("male", "Male"),
                            ("other", "Neither female nor male"),
                            ("unknown", "Not known"),
                        ],
                        default=methub.people.codes.Sex["UNKNOWN"],
                    ),
                ),
                ("ethnicity", models.TextField(blank=True)),
                ("born_on", models.DateField(null=True)),
                (
                    "born_on_precision",
                    models.TextField(
                        choices=[
                            ("day", "Known to the day"),
                            ("month", "Known to the month"),
                            ("year", "Known to the year"),
                            ("estimated", "Estimated"),
                            ("unknown", "Not known"),
                        ],
                        default=methub.people.codes.Precision["UNKNOWN"],
                    ),
                ),
                ("born_year", models.PositiveSmallIntegerField(null=True)),
                ("born_month", models.PositiveSmallIntegerField(null=True)),
                ("died_on", models.DateField(null=True)),
                ("is_restricted", models.BooleanField(default=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.partnership",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonIdentifier",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("police", "Police reference"),
                            ("nhs", "NHS number"),
                            ("upn", "Unique pupil number"),
                            ("ssda903", "Looked-after children return number"),
                            ("case-system", "Case system number"),
                        ]
                    ),
                ),
                ("value", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identifiers",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["police", "nhs", "upn", "ssda903", "case-system"])
                        ),
                        name="identifier_kind_known",
                    ),
                    models.UniqueConstraint(
                        fields=("person", "kind", "value"), name="identifier_once_a_person"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonIdentifierEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("police", "Police reference"),
                            ("nhs", "NHS number"),
                            ("upn", "Unique pupil number"),
                            ("ssda903", "Looked-after children return number"),
                            ("case-system", "Case system number"),
                        ]
                    ),
                ),
                ("value", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.personidentifier",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonKey",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("name", "One word of a name"),
                            ("metaphone", "How one word of a name sounds (Metaphone)"),
                            ("nysiis", "How one word of a name sounds (NYSIIS)"),
                            ("born", "Date of birth"),
                            ("born-month", "Month and year of birth"),
                            ("born-day", "Day and month of birth"),
                            ("born-year", "Year of birth"),
                            ("postcode", "Postcode of an address that is not protected"),
                            ("identifier", "A number or reference"),
                            ("exact", "Whole name and date of birth"),
                        ]
                    ),
                ),
                ("value", models.TextField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "value"], include=("person",), name="key_by_value")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "kind", "value"), name="key_once_a_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonName",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                ("forenames", models.TextField(blank=True)),
                ("surname", models.TextField(blank=True)),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("legal", "Legal name"),
                            ("known-as", "Known as"),
                            ("alias", "Alias"),
                            ("previous", "Previous name"),
                        ]
                    ),
                ),
                ("from_on", models.DateField(null=True)),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["legal", "known-as", "alias", "previous"])
                        ),
                        name="name_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("forenames", ""), _negated=True),
                            models.Q(("surname", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="name_says_something",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("kind", methub.people.codes.NameKind["LEGAL"]),
                            ("until_on", None),
                            ("withdrawn_at", None),
                        ),
                        fields=("person",),
                        name="one_legal_name_now",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("forenames", models.TextField(blank=True)),
                ("surname", models.TextField(blank=True)),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("legal", "Legal name"),
                            ("known-as", "Known as"),
                            ("alias", "Alias"),
                            ("previous", "Previous name"),
                        ]
                    ),
                ),
                ("from_on", models.DateField(null=True)),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.personname",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Sight",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                (
                    "why",
                    models.TextField(
                        choices=[
                            ("hub", "MET Hub of the partnership"),
                            ("police", "Police MET officers of the partnership"),
                            ("allocated-worker", "Allocated worker"),
                            ("manager", "Manager of the allocated worker"),
                            ("shared", "Shared with their agency"),
                            ("named", "Named for a restricted record or a protected address"),
                            ("interview-assigned", "Holds a return home interview"),
                            ("invitation", "Invited to a meeting"),
                            ("break-glass", "Emergency access"),
                        ]
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField(null=True)),
                ("is_suspended", models.BooleanField(default=False)),
                ("granted_by_id", models.BigIntegerField()),
                ("granted_by_name", models.TextField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sights",
                        to="people.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_suspended", False), ("user__isnull", False)),
                        fields=["user", "person"],
                        name="sight_by_user",
                    ),
                    models.Index(
                        condition=models.Q(("is_suspended", False), ("team__isnull", False)),
                        fields=["team", "person"],
                        name="sight_by_team",
                    ),
                    models.Index(
                        condition=models.Q(("agency__isnull", False), ("is_suspended", False)),
                        fields=["agency", "person"],
                        name="sight_by_agency",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "why__in",
                                [
                                    "hub",
                                    "police",
                                    "allocated-worker",
                                    "manager",
                                    "shared",
                                    "named",
                                    "interview-assigned",
                                    "invitation",
                                    "break-glass",
                                ],
                            )
                        ),
                        name="sight_why_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agency", None), ("team", None), ("user__isnull", False)),
                            models.Q(("agency", None), ("team__isnull", False), ("user", None)),
                            models.Q(("agency__isnull", False), ("team", None), ("user", None)),
                            _connector="OR",
                        ),
                        name="sight_has_one_holder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_at", None),
                            ("until_at__gte", models.F("from_at")),
                            _connector="OR",
                        ),
                        name="sight_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("why", methub.people.codes.SightWhy["BREAK_GLASS"]), _negated=True
                            ),
                            models.Q(("until_at__isnull", False), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="sight_of_an_emergency_ends",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BreakGlass",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                ("reason", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("reviewed_by_id", models.BigIntegerField(null=True)),
                ("reviewed_by_name", models.TextField(blank=True)),
                (
                    "outcome",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("needed", "The access was needed"),
                            ("mistaken", "The access was an honest mistake"),
                            ("taken-further", "The access is being taken further"),
                        ],
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "manager",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sight",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="break_glass",
                        to="people.sight",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("reviewed_at", None)),
                        fields=["opened_at"],
                        name="break_glass_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="break_glass_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", ""), ("reviewed_at", None), ("reviewed_by_id", None)
                            ),
                            models.Q(
                                ("outcome__in", ["needed", "mistaken", "taken-further"]),
                                ("reviewed_at__isnull", False),
                                ("reviewed_by_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="break_glass_reviewed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BreakGlassEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("reviewed_by_id", models.BigIntegerField(null=True)),
                ("reviewed_by_name", models.TextField(blank=True)),
                (
                    "outcome",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("needed", "The access was needed"),
                            ("mistaken", "The access was an honest mistake"),
                            ("taken-further", "The access is being taken further"),
                        ],
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "manager",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.breakglass",
                    ),
                ),
                (
                    "sight",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.sight",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SightEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        default=methub.foundation.records.new_reference,
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "why",
                    models.TextField(
                        choices=[
                            ("hub", "MET Hub of the partnership"),
                            ("police", "Police MET officers of the partnership"),
                            ("allocated-worker", "Allocated worker"),
                            ("manager", "Manager of the allocated worker"),
                            ("shared", "Shared with their agency"),
                            ("named", "Named for a restricted record or a protected address"),
                            ("interview-assigned", "Holds a return home interview"),
                            ("invitation", "Invited to a meeting"),
                            ("break-glass", "Emergency access"),
                        ]
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField(null=True)),
                ("is_suspended", models.BooleanField(default=False)),
                ("granted_by_id", models.BigIntegerField()),
                ("granted_by_name", models.TextField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.sight",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.team",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
