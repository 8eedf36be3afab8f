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
            name='PolicyVersion',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('from_on', models.DateField()),
                ('text', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField()),
                ('loaded_by', models.TextField()),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.authority')),
            ],
            options={
                'indexes': [models.Index(fields=['digest'], name='policy_by_digest')],
                'constraints': [models.UniqueConstraint(fields=('authority', 'from_on'), name='one_policy_a_day')],
            },
        ),
        migrations.CreateModel(
            name='PolicyVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('from_on', models.DateField()),
                ('text', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField()),
                ('loaded_by', models.TextField()),
                ('authority', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.authority')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='policies.policyversion')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
