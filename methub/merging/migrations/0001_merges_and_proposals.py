import django.db.models.deletion
import methub.foundation.records
import methub.merging.codes
import pghistory.utils
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('asked_at', models.DateTimeField()),
                ('asked_by_name', models.TextField()),
                ('compared', models.PositiveIntegerField(default=0)),
                ('found', models.PositiveIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.partnership')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('merged_at', models.DateTimeField()),
                ('merged_by_id', models.BigIntegerField()),
                ('merged_by_name', models.TextField()),
                ('why', models.TextField()),
                ('choices', models.JSONField()),
                ('held', models.JSONField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('undone_by_id', models.BigIntegerField(null=True)),
                ('undone_by_name', models.TextField(blank=True)),
                ('undone_why', models.TextField(blank=True)),
                ('away', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('undone_at', None)), fields=['kept'], name='merge_by_kept')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kept', models.F('away')), _negated=True), name='merge_is_of_two_persons'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='merge_has_a_reason'), models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('away',), name='merged_into_one_at_a_time'), models.CheckConstraint(condition=models.Q(('undone_at', None), models.Q(('undone_by_id__isnull', False), models.Q(('undone_why', ''), _negated=True)), _connector='OR'), name='unmerge_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='MergeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('merged_at', models.DateTimeField()),
                ('merged_by_id', models.BigIntegerField()),
                ('merged_by_name', models.TextField()),
                ('why', models.TextField()),
                ('choices', models.JSONField()),
                ('held', models.JSONField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('undone_by_id', models.BigIntegerField(null=True)),
                ('undone_by_name', models.TextField(blank=True)),
                ('undone_why', models.TextField(blank=True)),
                ('away', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                ('kept', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='merging.merge')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('table', models.TextField()),
                ('row', models.BigIntegerField()),
                ('column', models.TextField(blank=True)),
                ('was', models.JSONField(null=True)),
                ('now', models.JSONField(null=True)),
                ('merge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='merging.merge')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('merge', 'table', 'row', 'column'), name='a_column_moves_once_a_merge')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('score', models.FloatField()),
                ('band', models.TextField()),
                ('reasons', models.JSONField()),
                ('facts', models.CharField(max_length=64)),
                ('state', models.TextField(choices=[('waiting', 'Waiting to be looked at'), ('not-the-same', 'Not the same child'), ('merged', 'Merged')], default=methub.merging.codes.ProposalState['WAITING'])),
                ('found_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by_id', models.BigIntegerField(null=True)),
                ('decided_by_name', models.TextField(blank=True)),
                ('why', models.TextField(blank=True)),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', methub.merging.codes.ProposalState['WAITING'])), fields=['-score', 'id'], name='proposal_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'not-the-same', 'merged'])), name='proposal_state_known'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='proposal_is_of_two_persons'), models.UniqueConstraint(fields=('one', 'other'), name='proposed_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', methub.merging.codes.ProposalState['NOT_THE_SAME']), _negated=True), models.Q(('decided_at__isnull', False), ('decided_by_id__isnull', False), models.Q(('why', ''), _negated=True)), _connector='OR'), name='two_children_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='ProposalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('score', models.FloatField()),
                ('band', models.TextField()),
                ('reasons', models.JSONField()),
                ('facts', models.CharField(max_length=64)),
                ('state', models.TextField(choices=[('waiting', 'Waiting to be looked at'), ('not-the-same', 'Not the same child'), ('merged', 'Merged')], default=methub.merging.codes.ProposalState['WAITING'])),
                ('found_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by_id', models.BigIntegerField(null=True)),
                ('decided_by_name', models.TextField(blank=True)),
                ('why', models.TextField(blank=True)),
                ('one', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                ('other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='merging.proposal')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
