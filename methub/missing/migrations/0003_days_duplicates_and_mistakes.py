import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import methub.missing.codes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_columns'),
        ('children', '0002_transfers_and_photographs'),
        ('missing', '0002_how_the_police_spoke'),
        ('post', '0003_emergency_questions'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='episode',
            name='one_open_episode_per_child',
        ),
        migrations.RemoveConstraint(
            model_name='episode',
            name='episodes_of_a_child_do_not_overlap',
        ),
        migrations.RemoveIndex(
            model_name='episode',
            name='episode_open',
        ),
        migrations.AddField(
            model_name='episode',
            name='duplicate_of',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duplicates', to='missing.episode'),
        ),
        migrations.AddField(
            model_name='episode',
            name='found_precision',
            field=models.TextField(choices=[('minute', 'To the minute'), ('day', 'The day only')], default=methub.missing.codes.Precision['MINUTE']),
        ),
        migrations.AddField(
            model_name='episode',
            name='missing_since_precision',
            field=models.TextField(choices=[('minute', 'To the minute'), ('day', 'The day only')], default=methub.missing.codes.Precision['MINUTE']),
        ),
        migrations.AddField(
            model_name='episode',
            name='returned_precision',
            field=models.TextField(choices=[('minute', 'To the minute'), ('day', 'The day only')], default=methub.missing.codes.Precision['MINUTE']),
        ),
        migrations.AddField(
            model_name='episode',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='episode',
            name='withdrawn_why',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='episodeevent',
            name='duplicate_of',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.episode'),
        ),
        migrations.AddField(
            model_name='episodeevent',
            name='found_precision',
            field=models.TextField(choices=[('minute', 'To the minute'), ('day', 'The day only')], default=methub.missing.codes.Precision['MINUTE']),
        ),
        migrations.AddField(
            model_name='episodeevent',
            name='missing_since_precision',
            field=models.TextField(choices=[('minute', 'To the minute'), ('day', 'The day only')], default=methub.missing.codes.Precision['MINUTE']),
        ),
        migrations.AddField(
            model_name='episodeevent',
            name='returned_precision',
            field=models.TextField(choices=[('minute', 'To the minute'), ('day', 'The day only')], default=methub.missing.codes.Precision['MINUTE']),
        ),
        migrations.AddField(
            model_name='episodeevent',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='episodeevent',
            name='withdrawn_why',
            field=models.TextField(blank=True),
        ),
        migrations.AddIndex(
            model_name='episode',
            index=models.Index(condition=models.Q(('duplicate_of', None), ('ended_at', None), ('withdrawn_at', None)), fields=['missing_since'], name='episode_open'),
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None), ('duplicate_of', None), ('withdrawn_at', None)), fields=('child',), name='one_open_episode_per_child'),
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=models.CheckConstraint(condition=models.Q(('duplicate_of', None), models.Q(('duplicate_of', models.F('id')), _negated=True), _connector='OR'), name='episode_is_no_duplicate_of_itself'),
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at', None), models.Q(('withdrawn_why', ''), _negated=True), _connector='OR'), name='episode_withdrawal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=models.CheckConstraint(condition=models.Q(('missing_since_precision__in', ['minute', 'day'])), name='episode_missing_since_precision_known'),
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=models.CheckConstraint(condition=models.Q(('found_precision__in', ['minute', 'day'])), name='episode_found_precision_known'),
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=models.CheckConstraint(condition=models.Q(('returned_precision__in', ['minute', 'day'])), name='episode_returned_precision_known'),
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('duplicate_of', None), ('withdrawn_at', None)), expressions=[(models.Func(models.F('child'), models.F('child'), models.Value('[]'), function='int8range', output_field=models.BigIntegerField()), '&&'), (models.Func(models.F('missing_since'), models.F('ended_at'), models.Value('[)'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='episodes_of_a_child_do_not_overlap'),
        ),
    ]
