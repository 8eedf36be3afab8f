import django.db.models.deletion
import methub.foundation.records
import pghistory.utils
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_first'),
        ('children', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Load',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('state', models.TextField(choices=[('waiting', 'Waiting to be read'), ('tried', 'Tried: nothing was changed'), ('loaded', 'Loaded'), ('refused', 'Refused: nothing was changed')])),
                ('is_trial', models.BooleanField()),
                ('files', models.JSONField(default=list)),
                ('counts', models.JSONField(default=dict)),
                ('report', models.JSONField(default=list)),
                ('refused_why', models.TextField(blank=True)),
                ('asked_at', models.DateTimeField()),
                ('asked_by_id', models.BigIntegerField()),
                ('asked_by_name', models.TextField()),
                ('asked_by_agency', models.TextField(blank=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.authority')),
            ],
            options={
                'indexes': [models.Index(fields=['authority', '-asked_at'], name='load_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'tried', 'loaded', 'refused'])), name='load_state_known')],
            },
        ),
        migrations.CreateModel(
            name='HeldRow',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('table', models.TextField(choices=[('Header', 'Children'), ('Episodes', 'Episodes of care'), ('Missing', 'Missing or away'), ('UASC', 'Unaccompanied children'), ('Reviews', 'Reviews'), ('OC2', 'Health and conviction'), ('OC3', 'Care leavers'), ('AD1', 'Adoption'), ('PlacedAdoption', 'Placed for adoption'), ('PrevPerm', 'Earlier permanence'), ('SWEpisodes', 'Social workers'), ('DoLo', 'Deprivation of liberty')])),
                ('line', models.PositiveIntegerField()),
                ('values', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.authority')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('load', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='returns.load')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('table__in', ['Header', 'Episodes', 'Missing', 'UASC', 'Reviews', 'OC2', 'OC3', 'AD1', 'PlacedAdoption', 'PrevPerm', 'SWEpisodes', 'DoLo'])), name='held_row_table_known'), models.UniqueConstraint(fields=('authority', 'year', 'table', 'digest'), name='held_row_once')],
            },
        ),
        migrations.CreateModel(
            name='HeldRowEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('table', models.TextField(choices=[('Header', 'Children'), ('Episodes', 'Episodes of care'), ('Missing', 'Missing or away'), ('UASC', 'Unaccompanied children'), ('Reviews', 'Reviews'), ('OC2', 'Health and conviction'), ('OC3', 'Care leavers'), ('AD1', 'Adoption'), ('PlacedAdoption', 'Placed for adoption'), ('PrevPerm', 'Earlier permanence'), ('SWEpisodes', 'Social workers'), ('DoLo', 'Deprivation of liberty')])),
                ('line', models.PositiveIntegerField()),
                ('values', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('authority', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.authority')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='returns.heldrow')),
                ('load', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='returns.load')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LoadEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('state', models.TextField(choices=[('waiting', 'Waiting to be read'), ('tried', 'Tried: nothing was changed'), ('loaded', 'Loaded'), ('refused', 'Refused: nothing was changed')])),
                ('is_trial', models.BooleanField()),
                ('files', models.JSONField(default=list)),
                ('counts', models.JSONField(default=dict)),
                ('report', models.JSONField(default=list)),
                ('refused_why', models.TextField(blank=True)),
                ('asked_at', models.DateTimeField()),
                ('asked_by_id', models.BigIntegerField()),
                ('asked_by_name', models.TextField()),
                ('asked_by_agency', models.TextField(blank=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('authority', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.authority')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='returns.load')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReturnNumber',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('number', models.TextField()),
                ('recorded_at', models.DateTimeField()),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.authority')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('authority', 'number'), name='return_number_once_an_authority'), models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='return_number_says_something')],
            },
        ),
        migrations.CreateModel(
            name='ReturnNumberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('number', models.TextField()),
                ('recorded_at', models.DateTimeField()),
                ('authority', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.authority')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='returns.returnnumber')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WaitingFile',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('content', models.BinaryField()),
                ('load', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='waiting', to='returns.load')),
            ],
        ),
    ]
