import django.db.models.deletion
import methub.foundation.records
import methub.reports.codes
import pghistory.utils
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Themes',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('month', models.DateField()),
                ('number', models.PositiveIntegerField()),
                ('narrative', models.TextField(blank=True)),
                ('fixed', models.JSONField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_by_name', models.TextField(blank=True)),
                ('set_aside_at', models.DateTimeField(null=True)),
                ('set_aside_why', models.TextField(blank=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.authority')),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='reports.themes')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('authority', 'month', 'number'), name='themes_numbered'), models.UniqueConstraint(condition=models.Q(('approved_at', None), ('set_aside_at', None)), fields=('authority', 'month'), name='one_draft_of_a_month'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='themes_are_of_a_whole_month'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('approved_by_name', ''), ('digest', ''), ('fixed__isnull', True)), models.Q(('approved_at__isnull', False), ('fixed__isnull', False), ('set_aside_at', None), models.Q(('digest', ''), _negated=True), models.Q(('approved_by_name', ''), _negated=True)), _connector='OR'), name='themes_are_fixed_when_approved'), models.CheckConstraint(condition=models.Q(models.Q(('set_aside_at', None), ('set_aside_why', '')), models.Q(('set_aside_at__isnull', False), models.Q(('set_aside_why', ''), _negated=True)), _connector='OR'), name='themes_set_aside_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('key', models.TextField()),
                ('proposed', models.TextField(blank=True)),
                ('words', models.TextField()),
                ('standing', models.TextField(choices=[('kept', 'Kept'), ('struck', 'Struck out')])),
                ('why', models.TextField(blank=True)),
                ('themes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='reports.themes')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('standing__in', ['kept', 'struck'])), name='observation_standing_known'), models.UniqueConstraint(fields=('themes', 'key'), name='observation_decided_once'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='observation_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('standing', methub.reports.codes.Standing['STRUCK']), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='observation_struck_out_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='ThemesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('month', models.DateField()),
                ('number', models.PositiveIntegerField()),
                ('narrative', models.TextField(blank=True)),
                ('fixed', models.JSONField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_by_name', models.TextField(blank=True)),
                ('set_aside_at', models.DateTimeField(null=True)),
                ('set_aside_why', models.TextField(blank=True)),
                ('authority', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.authority')),
                ('corrects', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.themes')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.themes')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ObservationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('key', models.TextField()),
                ('proposed', models.TextField(blank=True)),
                ('words', models.TextField()),
                ('standing', models.TextField(choices=[('kept', 'Kept'), ('struck', 'Struck out')])),
                ('why', models.TextField(blank=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.observation')),
                ('themes', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.themes')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
