import django.db.models.deletion
import methub.foundation.records
import methub.interviews.codes.process
import pghistory.utils
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("agencies", "__first__"),
        ("children", "0001_initial"),
        ("missing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AreaWorker",
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
                ("district", models.TextField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_on", None)),
                        fields=("district",),
                        name="one_area_worker_a_district",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on", None),
                            ("until_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="area_worker_ends_after_beginning",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaWorkerEvent",
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
                ("district", models.TextField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.areaworker",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
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
        migrations.CreateModel(
            name="Interview",
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
                ("area", models.TextField(blank=True)),
                ("opened_at", models.DateTimeField()),
                (
                    "route",
                    models.TextField(
                        choices=[
                            ("area-worker", "Hub worker for the area"),
                            ("commissioned", "Commissioned provider"),
                            ("hub-team", "The hub team"),
                        ]
                    ),
                ),
                ("route_why", models.TextField()),
                ("offered_at", models.DateTimeField(null=True)),
                ("arranged_for", models.DateTimeField(null=True)),
                ("arranged_where", models.TextField(blank=True)),
                (
                    "interviewer",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("hub-worker", "MET Hub worker"),
                            ("commissioned", "Commissioned interviewer"),
                            ("social-worker", "Social worker"),
                            ("police-officer", "Police officer"),
                            ("independent-visitor", "Independent visitor"),
                            ("foster-carer", "Foster carer"),
                            ("residential-worker", "Residential worker of the placement"),
                            ("parent", "Parent or carer"),
                        ],
                    ),
                ),
                ("interviewer_name", models.TextField(blank=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("held_where", models.TextField(blank=True)),
                (
                    "held_alone",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("held_with", models.TextField(blank=True)),
                ("interpreter", models.TextField(blank=True)),
                (
                    "outcome",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("completed", "Completed"),
                            ("partial", "Completed in part"),
                            ("refused-child", "Declined by the child"),
                            ("refused-parent", "Declined by the parent or carer"),
                            ("not-offered-exempt", "Not offered: exempt"),
                            ("not-completed-missing-again", "Not completed: missing again"),
                            ("no-show", "The child did not come"),
                            ("unable-to-contact", "Unable to contact"),
                            ("ola-responsible", "Another authority is responsible"),
                            ("out-of-time", "Out of time"),
                            ("answered-elsewhere", "Answered in another interview"),
                        ],
                    ),
                ),
                ("outcome_reason", models.TextField(blank=True)),
                ("outcome_note", models.TextField(blank=True)),
                ("signposted_to", models.TextField(blank=True)),
                ("outcome_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "assigned_team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.authority",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["child", "-opened_at"], name="interview_by_child"),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["assigned_to"],
                        name="interview_open_by_worker",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["sent_at"],
                        name="interview_to_sign_off",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("route", methub.interviews.codes.process.Route["COMMISSIONED"])
                        ),
                        fields=["authority", "opened_at"],
                        name="interview_commissioned",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("route__in", ["area-worker", "commissioned", "hub-team"])
                        ),
                        name="interview_route_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "",
                                    "completed",
                                    "partial",
                                    "refused-child",
                                    "refused-parent",
                                    "not-offered-exempt",
                                    "not-completed-missing-again",
                                    "no-show",
                                    "unable-to-contact",
                                    "ola-responsible",
                                    "out-of-time",
                                    "answered-elsewhere",
                                ],
                            )
                        ),
                        name="interview_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_at", None)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("outcome_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="interview_outcome_has_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("held_at__isnull", False),
                                (
                                    "outcome__in",
                                    [
                                        methub.interviews.codes.process.Outcome["COMPLETED"],
                                        methub.interviews.codes.process.Outcome["PARTIAL"],
                                    ],
                                ),
                            ),
                            models.Q(
                                ("held_at", None),
                                models.Q(
                                    (
                                        "outcome__in",
                                        [
                                            methub.interviews.codes.process.Outcome["COMPLETED"],
                                            methub.interviews.codes.process.Outcome["PARTIAL"],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="interview_held_when_completed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_at", None), ("started_at", None)),
                            models.Q(
                                ("started_at__isnull", False),
                                (
                                    "interviewer__in",
                                    [
                                        methub.interviews.codes.process.Interviewer["COMMISSIONED"],
                                        methub.interviews.codes.process.Interviewer["HUB_WORKER"],
                                        methub.interviews.codes.process.Interviewer[
                                            "INDEPENDENT_VISITOR"
                                        ],
                                        methub.interviews.codes.process.Interviewer[
                                            "POLICE_OFFICER"
                                        ],
                                        methub.interviews.codes.process.Interviewer[
                                            "SOCIAL_WORKER"
                                        ],
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="interview_held_by_somebody_independent",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("child",),
                        name="one_open_interview_a_child",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedAction",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("what", models.TextField()),
                ("kind", models.TextField(blank=True)),
                ("due_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("done_note", models.TextField(blank=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Answers",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                (
                    "section",
                    models.TextField(
                        choices=[
                            ("before", "Before you start"),
                            ("why", "Why"),
                            ("where", "Where and who"),
                            ("harm", "Harm"),
                            ("voice", "In their own words"),
                            ("parent", "Parent or carer"),
                            ("staying-safe", "Staying safe"),
                            ("analysis", "Your view"),
                            ("actions", "Actions"),
                        ]
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("answers", models.JSONField()),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "section__in",
                                [
                                    "before",
                                    "why",
                                    "where",
                                    "harm",
                                    "voice",
                                    "parent",
                                    "staying-safe",
                                    "analysis",
                                    "actions",
                                ],
                            )
                        ),
                        name="answers_section_known",
                    ),
                    models.UniqueConstraint(
                        fields=("interview", "section", "number"),
                        name="one_version_of_a_section_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("tried_at", models.DateTimeField()),
                (
                    "method",
                    models.TextField(
                        choices=[
                            ("telephone", "Telephone"),
                            ("text", "Text message"),
                            ("visit", "Visit"),
                            ("letter", "Letter"),
                            ("email", "E-mail"),
                            ("through-worker", "Through the worker or carer"),
                        ]
                    ),
                ),
                (
                    "result",
                    models.TextField(
                        choices=[
                            ("offered", "Offered, and thinking about it"),
                            ("arranged", "Offered, and a time was agreed"),
                            ("declined", "Offered, and declined"),
                            ("no-answer", "No answer"),
                            ("not-there", "The child was not there"),
                        ]
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "method__in",
                                ["telephone", "text", "visit", "letter", "email", "through-worker"],
                            )
                        ),
                        name="attempt_method_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "result__in",
                                ["offered", "arranged", "declined", "no-answer", "not-there"],
                            )
                        ),
                        name="attempt_result_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                (
                    "given_by",
                    models.TextField(
                        choices=[("child", "The child"), ("carer", "A parent or carer")]
                    ),
                ),
                (
                    "given",
                    models.TextField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not-asked", "Could not be asked")]
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("share_with", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                (
                    "carer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.carer",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("given_by__in", ["child", "carer"])),
                        name="consent_from_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("given__in", ["yes", "no", "not-asked"])),
                        name="consent_given_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("carer", None),
                                ("given_by", methub.interviews.codes.process.ConsentFrom["CHILD"]),
                            ),
                            models.Q(
                                ("carer__isnull", False),
                                ("given_by", methub.interviews.codes.process.ConsentFrom["CARER"]),
                            ),
                            _connector="OR",
                        ),
                        name="carer_consent_names_the_carer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentOverride",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("reason", models.TextField()),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "interview",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consent_override",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Exemption",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("reason", models.TextField()),
                ("note", models.TextField()),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "interview",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemption",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExemptionEvent",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("reason", models.TextField()),
                ("note", models.TextField()),
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
                        to="interviews.exemption",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Draft",
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
                    "section",
                    models.TextField(
                        choices=[
                            ("before", "Before you start"),
                            ("why", "Why"),
                            ("where", "Where and who"),
                            ("harm", "Harm"),
                            ("voice", "In their own words"),
                            ("parent", "Parent or carer"),
                            ("staying-safe", "Staying safe"),
                            ("analysis", "Your view"),
                            ("actions", "Actions"),
                        ]
                    ),
                ),
                ("based_on", models.PositiveIntegerField()),
                ("answers", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("interview", "section", "user"), name="one_draft_a_person_a_section"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentOverrideEvent",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("reason", models.TextField()),
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
                        to="interviews.consentoverride",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConsentEvent",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                (
                    "given_by",
                    models.TextField(
                        choices=[("child", "The child"), ("carer", "A parent or carer")]
                    ),
                ),
                (
                    "given",
                    models.TextField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not-asked", "Could not be asked")]
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("share_with", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                (
                    "carer",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.consent",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AttemptEvent",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("tried_at", models.DateTimeField()),
                (
                    "method",
                    models.TextField(
                        choices=[
                            ("telephone", "Telephone"),
                            ("text", "Text message"),
                            ("visit", "Visit"),
                            ("letter", "Letter"),
                            ("email", "E-mail"),
                            ("through-worker", "Through the worker or carer"),
                        ]
                    ),
                ),
                (
                    "result",
                    models.TextField(
                        choices=[
                            ("offered", "Offered, and thinking about it"),
                            ("arranged", "Offered, and a time was agreed"),
                            ("declined", "Offered, and declined"),
                            ("no-answer", "No answer"),
                            ("not-there", "The child was not there"),
                        ]
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                        to="interviews.attempt",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AnswersEvent",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                (
                    "section",
                    models.TextField(
                        choices=[
                            ("before", "Before you start"),
                            ("why", "Why"),
                            ("where", "Where and who"),
                            ("harm", "Harm"),
                            ("voice", "In their own words"),
                            ("parent", "Parent or carer"),
                            ("staying-safe", "Staying safe"),
                            ("analysis", "Your view"),
                            ("actions", "Actions"),
                        ]
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("answers", models.JSONField()),
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
                        to="interviews.answers",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreedActionEvent",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("what", models.TextField()),
                ("kind", models.TextField(blank=True)),
                ("due_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("done_note", models.TextField(blank=True)),
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
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="interviews.agreedaction",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InterviewEpisode",
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
                ("covered_at", models.DateTimeField()),
                ("started_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "episode",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missing.episode",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covered",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["started_at"], name="interview_funnel")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gte", models.F("started_at"))),
                        name="interview_due_after_it_started",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InterviewEpisodeEvent",
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
                ("covered_at", models.DateTimeField()),
                ("started_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
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
                    "episode",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="missing.episode",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interviewepisode",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InterviewEvent",
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
                ("area", models.TextField(blank=True)),
                ("opened_at", models.DateTimeField()),
                (
                    "route",
                    models.TextField(
                        choices=[
                            ("area-worker", "Hub worker for the area"),
                            ("commissioned", "Commissioned provider"),
                            ("hub-team", "The hub team"),
                        ]
                    ),
                ),
                ("route_why", models.TextField()),
                ("offered_at", models.DateTimeField(null=True)),
                ("arranged_for", models.DateTimeField(null=True)),
                ("arranged_where", models.TextField(blank=True)),
                (
                    "interviewer",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("hub-worker", "MET Hub worker"),
                            ("commissioned", "Commissioned interviewer"),
                            ("social-worker", "Social worker"),
                            ("police-officer", "Police officer"),
                            ("independent-visitor", "Independent visitor"),
                            ("foster-carer", "Foster carer"),
                            ("residential-worker", "Residential worker of the placement"),
                            ("parent", "Parent or carer"),
                        ],
                    ),
                ),
                ("interviewer_name", models.TextField(blank=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("held_where", models.TextField(blank=True)),
                (
                    "held_alone",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("held_with", models.TextField(blank=True)),
                ("interpreter", models.TextField(blank=True)),
                (
                    "outcome",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("completed", "Completed"),
                            ("partial", "Completed in part"),
                            ("refused-child", "Declined by the child"),
                            ("refused-parent", "Declined by the parent or carer"),
                            ("not-offered-exempt", "Not offered: exempt"),
                            ("not-completed-missing-again", "Not completed: missing again"),
                            ("no-show", "The child did not come"),
                            ("unable-to-contact", "Unable to contact"),
                            ("ola-responsible", "Another authority is responsible"),
                            ("out-of-time", "Out of time"),
                            ("answered-elsewhere", "Answered in another interview"),
                        ],
                    ),
                ),
                ("outcome_reason", models.TextField(blank=True)),
                ("outcome_note", models.TextField(blank=True)),
                ("signposted_to", models.TextField(blank=True)),
                ("outcome_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "assigned_team",
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
                    "assigned_to",
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
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.authority",
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParentOffer",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("offered_at", models.DateTimeField()),
                ("said", models.TextField(blank=True)),
                ("advice", models.TextField(blank=True)),
                ("took_it_up", models.BooleanField()),
                (
                    "carer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.carer",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parent_offers",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParentOfferEvent",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                ("offered_at", models.DateTimeField()),
                ("said", models.TextField(blank=True)),
                ("advice", models.TextField(blank=True)),
                ("took_it_up", models.BooleanField()),
                (
                    "carer",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.parentoffer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Share",
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
                ("shared_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("acknowledged_by_name", models.TextField(blank=True)),
                ("actions_agreed", models.TextField(blank=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="interviews.interview",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
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
                        condition=models.Q(("acknowledged_at", None)),
                        fields=["user"],
                        name="share_unacknowledged",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("team", None), ("user__isnull", False)),
                            models.Q(("team__isnull", False), ("user", None)),
                            _connector="OR",
                        ),
                        name="shared_with_a_person_or_a_team",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acknowledged_at", None),
                            models.Q(("actions_agreed", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="acknowledgement_records_the_actions",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShareEvent",
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
                ("shared_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("acknowledged_by_name", models.TextField(blank=True)),
                ("actions_agreed", models.TextField(blank=True)),
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
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.share",
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
        migrations.CreateModel(
            name="SignOff",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                (
                    "decision",
                    models.TextField(
                        choices=[("agreed", "Agreed"), ("returned", "Returned with a note")]
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "destination",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("allocated", "The allocated worker and their manager"),
                            ("early-help", "Early help"),
                            ("front-door", "The front door"),
                        ],
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ["agreed", "returned"])),
                        name="sign_off_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "decision",
                                    methub.interviews.codes.process.SignOffDecision["RETURNED"],
                                ),
                                _negated=True,
                            ),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="returned_interview_has_a_note",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "decision",
                                    methub.interviews.codes.process.SignOffDecision["AGREED"],
                                ),
                                _negated=True,
                            ),
                            models.Q(("destination", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreed_interview_goes_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOffEvent",
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
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField()),
                ("recorded_by_name", models.TextField()),
                (
                    "decision",
                    models.TextField(
                        choices=[("agreed", "Agreed"), ("returned", "Returned with a note")]
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "destination",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("allocated", "The allocated worker and their manager"),
                            ("early-help", "Early help"),
                            ("front-door", "The front door"),
                        ],
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
                    "interview",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.interview",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="interviews.signoff",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
