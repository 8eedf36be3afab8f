import django.db.models.deletion
import methub.foundation.records
import pghistory.utils
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("agencies", "__first__"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Child",
            fields=[
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="people.person",
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "responsible_authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.authority",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CareRecord",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "status",
                    models.TextField(
                        choices=[
                            ("not-open", "Not open to social care"),
                            ("early-help", "Early help"),
                            ("child-in-need", "Child in need"),
                            ("child-protection", "Child protection plan"),
                            ("in-care-s20", "In care, section 20"),
                            ("in-care-order", "In care, care order"),
                            ("in-care-uasc", "In care, unaccompanied asylum-seeking child"),
                            ("care-leaver", "Care leaver"),
                        ]
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_records",
                        to="children.child",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "not-open",
                                    "early-help",
                                    "child-in-need",
                                    "child-protection",
                                    "in-care-s20",
                                    "in-care-order",
                                    "in-care-uasc",
                                    "care-leaver",
                                ],
                            )
                        ),
                        name="care_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="care_record_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_on", None)),
                        fields=("child",),
                        name="one_care_status_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Allocation",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("social-worker", "Social worker"),
                            ("early-help-worker", "Early help worker"),
                        ]
                    ),
                ),
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
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="children.child",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("until_on", None)),
                        fields=["worker"],
                        name="allocation_now_by_worker",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["social-worker", "early-help-worker"])),
                        name="allocation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="allocation_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_on", None)),
                        fields=("child",),
                        name="one_allocated_worker_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CareRecordEvent",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "status",
                    models.TextField(
                        choices=[
                            ("not-open", "Not open to social care"),
                            ("early-help", "Early help"),
                            ("child-in-need", "Child in need"),
                            ("child-protection", "Child protection plan"),
                            ("in-care-s20", "In care, section 20"),
                            ("in-care-order", "In care, care order"),
                            ("in-care-uasc", "In care, unaccompanied asylum-seeking child"),
                            ("care-leaver", "Care leaver"),
                        ]
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.carerecord",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.child",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AllocationEvent",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("social-worker", "Social worker"),
                            ("early-help-worker", "Early help worker"),
                        ]
                    ),
                ),
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
                        to="children.allocation",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.child",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChildEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
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
                        to="children.child",
                    ),
                ),
                (
                    "responsible_authority",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.authority",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Placement",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("home", "At home"),
                            ("family", "With other family"),
                            ("foster", "Foster care"),
                            ("residential", "Children's home"),
                            ("semi-independent", "Semi-independent or independent"),
                            ("friends", "Staying with friends"),
                            ("homeless", "Homeless"),
                            ("secure", "Secure"),
                            ("other", "Somewhere else"),
                        ]
                    ),
                ),
                ("name", models.TextField(blank=True)),
                ("address", models.TextField(blank=True)),
                ("postcode", models.TextField(blank=True)),
                ("district", models.TextField(blank=True)),
                ("distance_miles", models.DecimalField(decimal_places=1, max_digits=5, null=True)),
                ("placed_from_at", models.DateTimeField(null=True)),
                ("is_protected", models.BooleanField(default=False)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="children.child",
                    ),
                ),
                (
                    "host_authority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.authority",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("until_on", None)),
                        fields=["district"],
                        name="placement_now_by_district",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "home",
                                    "family",
                                    "foster",
                                    "residential",
                                    "semi-independent",
                                    "friends",
                                    "homeless",
                                    "secure",
                                    "other",
                                ],
                            )
                        ),
                        name="placement_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="placement_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Carer",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("parent", "Parent"),
                            ("step-parent", "Step-parent"),
                            ("relative", "Relative"),
                            ("foster-carer", "Foster carer"),
                            ("residential-worker", "Residential worker"),
                            ("other", "Other carer"),
                        ]
                    ),
                ),
                ("name", models.TextField()),
                ("phone", models.TextField(blank=True)),
                ("email", models.TextField(blank=True)),
                ("has_parental_responsibility", models.BooleanField(default=False)),
                ("is_to_be_notified", models.BooleanField(default=True)),
                ("contact_limits", models.TextField(blank=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carers",
                        to="children.child",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carers",
                        to="children.placement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "parent",
                                    "step-parent",
                                    "relative",
                                    "foster-carer",
                                    "residential-worker",
                                    "other",
                                ],
                            )
                        ),
                        name="carer_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="carer_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CarerEvent",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("parent", "Parent"),
                            ("step-parent", "Step-parent"),
                            ("relative", "Relative"),
                            ("foster-carer", "Foster carer"),
                            ("residential-worker", "Residential worker"),
                            ("other", "Other carer"),
                        ]
                    ),
                ),
                ("name", models.TextField()),
                ("phone", models.TextField(blank=True)),
                ("email", models.TextField(blank=True)),
                ("has_parental_responsibility", models.BooleanField(default=False)),
                ("is_to_be_notified", models.BooleanField(default=True)),
                ("contact_limits", models.TextField(blank=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.carer",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.placement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlacementEvent",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("home", "At home"),
                            ("family", "With other family"),
                            ("foster", "Foster care"),
                            ("residential", "Children's home"),
                            ("semi-independent", "Semi-independent or independent"),
                            ("friends", "Staying with friends"),
                            ("homeless", "Homeless"),
                            ("secure", "Secure"),
                            ("other", "Somewhere else"),
                        ]
                    ),
                ),
                ("name", models.TextField(blank=True)),
                ("address", models.TextField(blank=True)),
                ("postcode", models.TextField(blank=True)),
                ("district", models.TextField(blank=True)),
                ("distance_miles", models.DecimalField(decimal_places=1, max_digits=5, null=True)),
                ("placed_from_at", models.DateTimeField(null=True)),
                ("is_protected", models.BooleanField(default=False)),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "host_authority",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.authority",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.placement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Schooling",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "status",
                    models.TextField(
                        choices=[
                            ("attending", "On roll, attending"),
                            ("not-attending", "On roll, not attending"),
                            ("missing-education", "Missing education"),
                            ("excluded", "Excluded"),
                            ("college", "College or training"),
                            ("employed", "Employed"),
                            ("neet", "Not in education, employment or training"),
                            ("not-known", "Not known"),
                        ]
                    ),
                ),
                ("school", models.TextField(blank=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schoolings",
                        to="children.child",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "attending",
                                    "not-attending",
                                    "missing-education",
                                    "excluded",
                                    "college",
                                    "employed",
                                    "neet",
                                    "not-known",
                                ],
                            )
                        ),
                        name="school_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="schooling_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolingEvent",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "status",
                    models.TextField(
                        choices=[
                            ("attending", "On roll, attending"),
                            ("not-attending", "On roll, not attending"),
                            ("missing-education", "Missing education"),
                            ("excluded", "Excluded"),
                            ("college", "College or training"),
                            ("employed", "Employed"),
                            ("neet", "Not in education, employment or training"),
                            ("not-known", "Not known"),
                        ]
                    ),
                ),
                ("school", models.TextField(blank=True)),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="children.schooling",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
