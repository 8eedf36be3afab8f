import django.db.models.deletion
import methub.foundation.records
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
            name='OwnEntry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('code', models.TextField()),
                ('number', models.PositiveIntegerField()),
                ('kind', models.TextField(choices=[('indicator', 'Indicators'), ('vulnerability', 'Vulnerability factors'), ('definition', 'Definitions'), ('principle', 'Principles'), ('helpline', 'Helplines')])),
                ('title', models.TextField()),
                ('text', models.TextField()),
                ('source', models.TextField()),
                ('is_back', models.BooleanField(default=False)),
                ('from_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.authority')),
            ],
        ),
        migrations.CreateModel(
            name='OwnEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('code', models.TextField()),
                ('number', models.PositiveIntegerField()),
                ('kind', models.TextField(choices=[('indicator', 'Indicators'), ('vulnerability', 'Vulnerability factors'), ('definition', 'Definitions'), ('principle', 'Principles'), ('helpline', 'Helplines')])),
                ('title', models.TextField()),
                ('text', models.TextField()),
                ('source', models.TextField()),
                ('is_back', models.BooleanField(default=False)),
                ('from_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField()),
                ('recorded_by_name', models.TextField()),
                ('authority', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.authority')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='guidance.ownentry')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='ownentry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['indicator', 'vulnerability', 'definition', 'principle', 'helpline'])), name='guidance_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='ownentry',
            constraint=models.UniqueConstraint(fields=('authority', 'code', 'number'), name='one_entry_a_number'),
        ),
        migrations.AddConstraint(
            model_name='ownentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('text', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='entry_says_something_and_its_source'),
        ),
        migrations.AddConstraint(
            model_name='ownentry',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z0-9]+(-[a-z0-9]+)*$')), name='entry_code_is_plain'),
        ),
    ]
