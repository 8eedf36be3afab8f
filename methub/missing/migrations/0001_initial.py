import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import methub.foundation.records
import methub.missing.codes
import pghistory.utils
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("children", "0001_initial"),
        ("post", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Episode",
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
                ("was_in_care", models.BooleanField(default=False)),
                ("district", models.TextField(blank=True)),
                ("force", models.TextField(blank=True)),
                ("police_reference", models.TextField(blank=True)),
                ("occurrence", models.TextField(blank=True)),
                ("missing_from", models.TextField(blank=True)),
                ("missing_since", models.DateTimeField()),
                ("last_seen_at", models.DateTimeField(null=True)),
                ("last_seen", models.TextField(blank=True)),
                ("reported_at", models.DateTimeField(null=True)),
                ("reported_by", models.TextField(blank=True)),
                ("told_hub_at", models.DateTimeField()),
                ("circumstances", models.TextField(blank=True)),
                ("clothing", models.TextField(blank=True)),
                ("with_whom", models.TextField(blank=True)),
                ("places_checked", models.TextField(blank=True)),
                ("found_at", models.DateTimeField(null=True)),
                ("found_where", models.TextField(blank=True)),
                ("found_by", models.TextField(blank=True)),
                ("found_told_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                ("returned_to", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("cause", models.TextField(blank=True)),
                (
                    "crime_found",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("crime_reference", models.TextField(blank=True)),
                ("crime_investigator", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.child",
                    ),
                ),
                (
                    "found_message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="post.message",
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
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="post.message",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="children.placement",
                    ),
                ),
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
                "indexes": [
                    models.Index(fields=["child", "-missing_since"], name="episode_by_child"),
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["missing_since"],
                        name="episode_open",
                    ),
                    models.Index(fields=["police_reference"], name="episode_by_police_ref"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None),
                            ("ended_at__gte", models.F("missing_since")),
                            _connector="OR",
                        ),
                        name="episode_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("found_at", None),
                            ("found_at__gte", models.F("missing_since")),
                            _connector="OR",
                        ),
                        name="episode_found_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_at", None),
                            ("found_at", None),
                            ("returned_at__gte", models.F("found_at")),
                            _connector="OR",
                        ),
                        name="episode_returned_after_found",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("child",),
                        name="one_open_episode_per_child",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("child"),
                                    models.F("child"),
                                    models.Value("[]"),
                                    function="int8range",
                                    output_field=models.BigIntegerField(),
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("missing_since"),
                                    models.F("ended_at"),
                                    models.Value("[)"),
                                    function="tstzrange",
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="episodes_of_a_child_do_not_overlap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdultHandover",
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
                ("accepted_by_name", models.TextField()),
                ("accepted_at", models.DateTimeField()),
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
                    "episode",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adult_handover",
                        to="missing.episode",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AuthorityTold",
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
                    "purpose",
                    models.TextField(
                        choices=[
                            ("episode", "Of the missing episode"),
                            ("strategy", "That they must convene a strategy meeting"),
                        ]
                    ),
                ),
                (
                    "channel",
                    models.TextField(choices=[("email", "E-mail"), ("telephone", "Telephone")]),
                ),
                ("told_who", models.TextField()),
                ("told_at", models.DateTimeField()),
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
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="missing.episode",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["child", "purpose", "-told_at"], name="told_by_child")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["email", "telephone"])),
                        name="told_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["episode", "strategy"])),
                        name="told_purpose_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("purpose", methub.missing.codes.ToldPurpose["EPISODE"])
                        ),
                        fields=("episode",),
                        name="authority_told_once_of_an_episode",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CarePlanReview",
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
                ("reviewed_at", models.DateTimeField()),
                (
                    "addresses_reasons",
                    models.TextField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")]
                    ),
                ),
                ("reasons_note", models.TextField(blank=True)),
                ("prevention_strategy", models.TextField()),
                ("partners_input", models.TextField(blank=True)),
                ("exploitation_actions", models.TextField(blank=True)),
                ("trafficking_actions", models.TextField(blank=True)),
                ("gang_actions", models.TextField(blank=True)),
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
                        related_name="care_plan_review",
                        to="missing.episode",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("addresses_reasons__in", ["yes", "no", "not-known"])),
                        name="care_plan_addresses_reasons_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
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
                ("field", models.TextField()),
                ("was", models.TextField(blank=True)),
                ("now", models.TextField(blank=True)),
                ("why", models.TextField()),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="missing.episode",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CorrectionEvent",
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
                ("field", models.TextField()),
                ("was", models.TextField(blank=True)),
                ("now", models.TextField(blank=True)),
                ("why", models.TextField()),
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
                        to="missing.correction",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CarePlanReviewEvent",
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
                ("reviewed_at", models.DateTimeField()),
                (
                    "addresses_reasons",
                    models.TextField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")]
                    ),
                ),
                ("reasons_note", models.TextField(blank=True)),
                ("prevention_strategy", models.TextField()),
                ("partners_input", models.TextField(blank=True)),
                ("exploitation_actions", models.TextField(blank=True)),
                ("trafficking_actions", models.TextField(blank=True)),
                ("gang_actions", models.TextField(blank=True)),
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
                        to="missing.careplanreview",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AuthorityToldEvent",
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
                    "purpose",
                    models.TextField(
                        choices=[
                            ("episode", "Of the missing episode"),
                            ("strategy", "That they must convene a strategy meeting"),
                        ]
                    ),
                ),
                (
                    "channel",
                    models.TextField(choices=[("email", "E-mail"), ("telephone", "Telephone")]),
                ),
                ("told_who", models.TextField()),
                ("told_at", models.DateTimeField()),
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
                        to="missing.authoritytold",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AdultHandoverEvent",
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
                ("accepted_by_name", models.TextField()),
                ("accepted_at", models.DateTimeField()),
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
                        to="missing.adulthandover",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EpisodeEvent",
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
                ("was_in_care", models.BooleanField(default=False)),
                ("district", models.TextField(blank=True)),
                ("force", models.TextField(blank=True)),
                ("police_reference", models.TextField(blank=True)),
                ("occurrence", models.TextField(blank=True)),
                ("missing_from", models.TextField(blank=True)),
                ("missing_since", models.DateTimeField()),
                ("last_seen_at", models.DateTimeField(null=True)),
                ("last_seen", models.TextField(blank=True)),
                ("reported_at", models.DateTimeField(null=True)),
                ("reported_by", models.TextField(blank=True)),
                ("told_hub_at", models.DateTimeField()),
                ("circumstances", models.TextField(blank=True)),
                ("clothing", models.TextField(blank=True)),
                ("with_whom", models.TextField(blank=True)),
                ("places_checked", models.TextField(blank=True)),
                ("found_at", models.DateTimeField(null=True)),
                ("found_where", models.TextField(blank=True)),
                ("found_by", models.TextField(blank=True)),
                ("found_told_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                ("returned_to", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("cause", models.TextField(blank=True)),
                (
                    "crime_found",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("crime_reference", models.TextField(blank=True)),
                ("crime_investigator", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
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
                    "found_message",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="post.message",
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
                    "message",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="post.message",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="missing.episode",
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
            name="EpisodeUpdate",
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
                ("happened_at", models.DateTimeField()),
                ("text", models.TextField()),
                ("source", models.TextField(blank=True)),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="missing.episode",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="post.message",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EpisodeUpdateEvent",
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
                ("happened_at", models.DateTimeField()),
                ("text", models.TextField()),
                ("source", models.TextField(blank=True)),
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
                    "message",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="post.message",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="missing.episodeupdate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Grade",
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
                    "grade",
                    models.TextField(
                        choices=[
                            ("no-apparent-risk", "No apparent risk"),
                            ("low", "Low"),
                            ("medium", "Medium"),
                            ("high", "High"),
                        ]
                    ),
                ),
                ("graded_at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grades",
                        to="missing.episode",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="post.message",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["episode", "-graded_at", "-id"], name="grade_newest")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade__in", ["no-apparent-risk", "low", "medium", "high"])
                        ),
                        name="grade_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GradeEvent",
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
                    "grade",
                    models.TextField(
                        choices=[
                            ("no-apparent-risk", "No apparent risk"),
                            ("low", "Low"),
                            ("medium", "Medium"),
                            ("high", "High"),
                        ]
                    ),
                ),
                ("graded_at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
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
                    "message",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="post.message",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="missing.grade",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PreventionInterview",
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
                    "outcome",
                    models.TextField(
                        choices=[
                            ("done", "Done"),
                            ("declined", "The child declined"),
                            ("not-done", "Not done"),
                        ]
                    ),
                ),
                ("not_done_because", models.TextField(blank=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("officer", models.TextField(blank=True)),
                (
                    "seen_alone",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("returned_how", models.TextField(blank=True)),
                ("condition", models.TextField(blank=True)),
                (
                    "harm_suffered",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("harm", models.TextField(blank=True)),
                (
                    "under_influence",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("belongings", models.TextField(blank=True)),
                ("accompanied_by", models.TextField(blank=True)),
                ("addresses", models.TextField(blank=True)),
                ("vehicles", models.TextField(blank=True)),
                ("reason_given", models.TextField(blank=True)),
                (
                    "victim_of_crime",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("offences_disclosed", models.TextField(blank=True)),
                ("exploitation_signs", models.TextField(blank=True)),
                (
                    "likely_again",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("wishes", models.TextField(blank=True)),
                (
                    "parent_present",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("referral", models.TextField(blank=True)),
                ("information", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField(null=True)),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prevention",
                        to="missing.episode",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="post.message",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["episode", "-id"], name="prevention_by_episode")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["done", "declined", "not-done"])),
                        name="prevention_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seen_alone__in", ["", "yes", "no", "not-known"])),
                        name="prevention_seen_alone_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("harm_suffered__in", ["", "yes", "no", "not-known"])),
                        name="prevention_harm_suffered_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("under_influence__in", ["", "yes", "no", "not-known"])),
                        name="prevention_under_influence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("victim_of_crime__in", ["", "yes", "no", "not-known"])),
                        name="prevention_victim_of_crime_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("likely_again__in", ["", "yes", "no", "not-known"])),
                        name="prevention_likely_again_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent_present__in", ["", "yes", "no", "not-known"])),
                        name="prevention_parent_present_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", methub.missing.codes.PreventionOutcome["NOT_DONE"]),
                                _negated=True,
                            ),
                            models.Q(("not_done_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="prevention_not_done_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PreventionInterviewEvent",
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
                    "outcome",
                    models.TextField(
                        choices=[
                            ("done", "Done"),
                            ("declined", "The child declined"),
                            ("not-done", "Not done"),
                        ]
                    ),
                ),
                ("not_done_because", models.TextField(blank=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("officer", models.TextField(blank=True)),
                (
                    "seen_alone",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("returned_how", models.TextField(blank=True)),
                ("condition", models.TextField(blank=True)),
                (
                    "harm_suffered",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("harm", models.TextField(blank=True)),
                (
                    "under_influence",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("belongings", models.TextField(blank=True)),
                ("accompanied_by", models.TextField(blank=True)),
                ("addresses", models.TextField(blank=True)),
                ("vehicles", models.TextField(blank=True)),
                ("reason_given", models.TextField(blank=True)),
                (
                    "victim_of_crime",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("offences_disclosed", models.TextField(blank=True)),
                ("exploitation_signs", models.TextField(blank=True)),
                (
                    "likely_again",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("wishes", models.TextField(blank=True)),
                (
                    "parent_present",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not-known", "Not known")],
                    ),
                ),
                ("referral", models.TextField(blank=True)),
                ("information", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField(null=True)),
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
                    "message",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="post.message",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="missing.preventioninterview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatusRecord",
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
                    "status",
                    models.TextField(
                        choices=[
                            ("missing", "Missing"),
                            (
                                "away-without-authorisation",
                                "Away from placement without authorisation",
                            ),
                            ("none", "Neither missing nor away"),
                            ("absent", "Absent (only on imported records)"),
                        ]
                    ),
                ),
                ("from_at", models.DateTimeField()),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statuses",
                        to="missing.episode",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["episode", "-from_at", "-id"], name="status_newest")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["missing", "away-without-authorisation", "none", "absent"],
                            )
                        ),
                        name="authority_status_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusRecordEvent",
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
                    "status",
                    models.TextField(
                        choices=[
                            ("missing", "Missing"),
                            (
                                "away-without-authorisation",
                                "Away from placement without authorisation",
                            ),
                            ("none", "Neither missing nor away"),
                            ("absent", "Absent (only on imported records)"),
                        ]
                    ),
                ),
                ("from_at", models.DateTimeField()),
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="missing.statusrecord",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StrategyMeeting",
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
                ("convened_by", models.TextField()),
                ("planned_for", models.DateTimeField(null=True)),
                ("hub_invited_at", models.DateTimeField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("decision", models.TextField(blank=True)),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StrategyMeetingEvent",
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
                ("convened_by", models.TextField()),
                ("planned_for", models.DateTimeField(null=True)),
                ("hub_invited_at", models.DateTimeField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("decision", models.TextField(blank=True)),
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
                        to="missing.strategymeeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ThresholdMet",
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
                        choices=[("repeat", "Repeat missing"), ("long", "Missing a long time")]
                    ),
                ),
                (
                    "convenor",
                    models.TextField(
                        choices=[
                            ("allocated-worker", "The allocated worker, with the hub invited"),
                            ("responsible-authority", "The responsible authority, told by the hub"),
                        ]
                    ),
                ),
                ("facts", models.JSONField()),
                ("fired_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("overridden_at", models.DateTimeField(null=True)),
                ("overridden_by_id", models.BigIntegerField(null=True)),
                ("overridden_by_name", models.TextField(blank=True)),
                ("overridden_why", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="thresholds",
                        to="missing.episode",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="thresholds",
                        to="missing.strategymeeting",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["child", "-fired_at"], name="threshold_by_child")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["repeat", "long"])),
                        name="threshold_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("convenor__in", ["allocated-worker", "responsible-authority"])
                        ),
                        name="threshold_convenor_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("episode", "kind"),
                        name="threshold_fires_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("overridden_at", None),
                            models.Q(
                                ("overridden_by_id__isnull", False),
                                models.Q(("overridden_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="threshold_override_says_who_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None),
                            models.Q(("withdrawn_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="threshold_withdrawal_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ThresholdMetEvent",
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
                        choices=[("repeat", "Repeat missing"), ("long", "Missing a long time")]
                    ),
                ),
                (
                    "convenor",
                    models.TextField(
                        choices=[
                            ("allocated-worker", "The allocated worker, with the hub invited"),
                            ("responsible-authority", "The responsible authority, told by the hub"),
                        ]
                    ),
                ),
                ("facts", models.JSONField()),
                ("fired_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("overridden_at", models.DateTimeField(null=True)),
                ("overridden_by_id", models.BigIntegerField(null=True)),
                ("overridden_by_name", models.TextField(blank=True)),
                ("overridden_why", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="missing.strategymeeting",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="missing.thresholdmet",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TriggerPlanNote",
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
                ("note", models.TextField()),
                ("sent_to", models.TextField()),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trigger_plans",
                        to="missing.episode",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TriggerPlanNoteEvent",
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
                ("note", models.TextField()),
                ("sent_to", models.TextField()),
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="missing.triggerplannote",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
