import django.db.models.deletion
import methub.foundation.records
import methub.meetings.codes
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('children', '0005_under_13'),
        ('meetings', '0001_initial'),
        ('missing', '0002_figures_of_one_authority'),
        ('places', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CopiedChild',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='CopiedChildEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('kind', models.TextField(choices=[('minutes', 'Minutes'), ('actions', 'List of actions')])),
                ('recipient', models.TextField()),
                ('role', models.TextField()),
                ('why', models.TextField()),
                ('items', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='CopyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('kind', models.TextField(choices=[('minutes', 'Minutes'), ('actions', 'List of actions')])),
                ('recipient', models.TextField()),
                ('role', models.TextField()),
                ('why', models.TextField()),
                ('items', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='meeting',
            name='meeting_sort_known',
        ),
        migrations.AddField(
            model_name='action',
            name='place',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place'),
        ),
        migrations.AddField(
            model_name='action',
            name='strand',
            field=models.TextField(blank=True, choices=[('places', 'Places'), ('people-of-concern', 'People of concern'), ('children', 'Children')]),
        ),
        migrations.AddField(
            model_name='actionevent',
            name='place',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place'),
        ),
        migrations.AddField(
            model_name='actionevent',
            name='strand',
            field=models.TextField(blank=True, choices=[('places', 'Places'), ('people-of-concern', 'People of concern'), ('children', 'Children')]),
        ),
        migrations.AddField(
            model_name='item',
            name='reports',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting'),
        ),
        migrations.AddField(
            model_name='itemevent',
            name='reports',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='decided_by',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='decided_on',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='tested_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='decided_by',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='decided_on',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='tested_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting'),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='outcome',
            field=models.TextField(blank=True, choices=[('', 'Nothing to test'), ('reached', 'The threshold is reached: a mapping meeting goes ahead'), ('not-reached', 'The threshold is not reached: no mapping meeting')]),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='sort',
            field=models.TextField(choices=[('panel', 'Panel about children'), ('strategic', 'Strategic group'), ('pre-mapping', 'Pre-mapping: is a mapping meeting needed?'), ('mapping', 'Mapping: a response plan for an area or a theme'), ('strategy', 'Strategy meeting about one child')]),
        ),
        migrations.AlterField(
            model_name='meetingevent',
            name='outcome',
            field=models.TextField(blank=True, choices=[('', 'Nothing to test'), ('reached', 'The threshold is reached: a mapping meeting goes ahead'), ('not-reached', 'The threshold is not reached: no mapping meeting')]),
        ),
        migrations.AlterField(
            model_name='meetingevent',
            name='sort',
            field=models.TextField(choices=[('panel', 'Panel about children'), ('strategic', 'Strategic group'), ('pre-mapping', 'Pre-mapping: is a mapping meeting needed?'), ('mapping', 'Mapping: a response plan for an area or a theme'), ('strategy', 'Strategy meeting about one child')]),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(('strand__in', ['', 'places', 'people-of-concern', 'children'])), name='action_strand_known'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(('place', None), ('strand', methub.meetings.codes.Strand['PLACES']), _connector='OR'), name='action_at_a_place_is_about_places'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('meeting', 'reports'), name='reports_back_once_on_an_agenda'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('sort__in', ['panel', 'strategic', 'pre-mapping', 'mapping', 'strategy'])), name='meeting_sort_known'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', ''), models.Q(models.Q(('decided_by', ''), _negated=True), models.Q(('decided_on', ''), _negated=True)), _connector='OR'), name='meeting_outcome_says_who_decided_and_why'),
        ),
        migrations.AddField(
            model_name='copiedchild',
            name='child',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child'),
        ),
        migrations.AddField(
            model_name='copiedchildevent',
            name='child',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child'),
        ),
        migrations.AddField(
            model_name='copiedchildevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.copiedchild'),
        ),
        migrations.AddField(
            model_name='copy',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='meetings.meeting'),
        ),
        migrations.AddField(
            model_name='copy',
            name='minutes',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.minutes'),
        ),
        migrations.AddField(
            model_name='copiedchildevent',
            name='copy',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.copy'),
        ),
        migrations.AddField(
            model_name='copiedchild',
            name='copy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='children', to='meetings.copy'),
        ),
        migrations.AddField(
            model_name='copyevent',
            name='meeting',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting'),
        ),
        migrations.AddField(
            model_name='copyevent',
            name='minutes',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.minutes'),
        ),
        migrations.AddField(
            model_name='copyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.copy'),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['minutes', 'actions'])), name='copy_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('recipient', ''), _negated=True), models.Q(('role', ''), _negated=True), models.Q(('why', ''), _negated=True)), name='copy_is_for_somebody_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='copiedchild',
            constraint=models.UniqueConstraint(fields=('copy', 'child'), name='child_once_in_a_copy'),
        ),
    ]
