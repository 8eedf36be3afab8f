import django.db.models.deletion
import django.db.models.functions.text
import methub.foundation.records
import methub.reports.codes
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    dependencies = [
        ('agencies', '0001_first'),
        ('reports', '0001_first_themes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SuppliedAnswer',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('number', models.PositiveIntegerField()),
                ('said', models.TextField(choices=[('number', 'A number'), ('nothing', 'Nothing to report'), ('unknown', 'It cannot be said')])),
                ('count', models.PositiveIntegerField(null=True)),
                ('source', models.TextField()),
                ('commentary', models.TextField(blank=True)),
                ('why', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='SuppliedMeasure',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('name', models.TextField()),
                ('meaning', models.TextField()),
                ('topic', models.TextField(choices=[('training', 'Training and awareness'), ('police', 'Arrests, charges and courts'), ('other', 'Something else')])),
                ('every', models.TextField(choices=[('month', 'Every month'), ('quarter', 'Every quarter'), ('year', 'Every year')])),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.authority')),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SuppliedMeasureEvent',
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
                ('name', models.TextField()),
                ('meaning', models.TextField()),
                ('topic', models.TextField(choices=[('training', 'Training and awareness'), ('police', 'Arrests, charges and courts'), ('other', 'Something else')])),
                ('every', models.TextField(choices=[('month', 'Every month'), ('quarter', 'Every quarter'), ('year', 'Every year')])),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(null=True)),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency')),
                ('authority', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.authority')),
                ('giver', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.suppliedmeasure')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SuppliedReturn',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('asked_at', models.DateTimeField()),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='reports.suppliedmeasure')),
            ],
        ),
        migrations.CreateModel(
            name='SuppliedAnswerEvent',
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
                ('number', models.PositiveIntegerField()),
                ('said', models.TextField(choices=[('number', 'A number'), ('nothing', 'Nothing to report'), ('unknown', 'It cannot be said')])),
                ('count', models.PositiveIntegerField(null=True)),
                ('source', models.TextField()),
                ('commentary', models.TextField(blank=True)),
                ('why', models.TextField(blank=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.suppliedanswer')),
                ('of', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.suppliedreturn')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='suppliedanswer',
            name='of',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='reports.suppliedreturn'),
        ),
        migrations.CreateModel(
            name='SuppliedReturnEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('asked_at', models.DateTimeField()),
                ('measure', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.suppliedmeasure')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.suppliedreturn')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='suppliedmeasure',
            constraint=models.CheckConstraint(condition=models.Q(('topic__in', ['training', 'police', 'other'])), name='supplied_topic_known'),
        ),
        migrations.AddConstraint(
            model_name='suppliedmeasure',
            constraint=models.CheckConstraint(condition=models.Q(('every__in', ['month', 'quarter', 'year'])), name='supplied_every_known'),
        ),
        migrations.AddConstraint(
            model_name='suppliedmeasure',
            constraint=models.UniqueConstraint(models.F('authority'), models.F('agency'), django.db.models.functions.text.Lower('name'), name='supplied_named_once'),
        ),
        migrations.AddConstraint(
            model_name='suppliedmeasure',
            constraint=models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='supplied_until_after_from'),
        ),
        migrations.AddConstraint(
            model_name='suppliedreturn',
            constraint=models.UniqueConstraint(fields=('measure', 'first'), name='supplied_once_a_period'),
        ),
        migrations.AddConstraint(
            model_name='suppliedreturn',
            constraint=models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='supplied_period_runs_forward'),
        ),
        migrations.AddConstraint(
            model_name='suppliedanswer',
            constraint=models.CheckConstraint(condition=models.Q(('said__in', ['number', 'nothing', 'unknown'])), name='supplied_answer_known'),
        ),
        migrations.AddConstraint(
            model_name='suppliedanswer',
            constraint=models.UniqueConstraint(fields=('of', 'number'), name='supplied_answers_numbered'),
        ),
        migrations.AddConstraint(
            model_name='suppliedanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('count__gt', 0), ('said', methub.reports.codes.Said['NUMBER'])), models.Q(('count', 0), ('said', methub.reports.codes.Said['NOTHING'])), models.Q(('count', None), ('said', methub.reports.codes.Said['UNKNOWN']), models.Q(('commentary', ''), _negated=True)), _connector='OR'), name='supplied_number_only_where_there_is_one'),
        ),
        migrations.AddConstraint(
            model_name='suppliedanswer',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('why', ''), _negated=True), _connector='OR'), name='supplied_correction_has_a_reason'),
        ),
    ]
