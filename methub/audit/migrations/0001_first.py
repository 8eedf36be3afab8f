import django.contrib.postgres.indexes
import django.db.models.fields.json
import methub.foundation.records
from django.db import migrations, models

from methub.foundation import founding


class Migration(founding.Migration):

    replaces = [('audit', '0001_initial'), ('audit', '0002_seals'), ('audit', '0003_who_was_shown')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('kind', models.TextField(choices=[('change', 'Changed'), ('reading', 'Read')])),
                ('what', models.TextField()),
                ('person_id', models.BigIntegerField(null=True)),
                ('about_kind', models.TextField()),
                ('about_id', models.BigIntegerField(null=True)),
                ('actor_id', models.BigIntegerField()),
                ('actor_name', models.TextField()),
                ('actor_agency', models.TextField()),
                ('happened_at', models.DateTimeField()),
                ('details', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['person_id', '-id'], name='entry_by_person'), models.Index(fields=['actor_id', '-id'], name='entry_by_actor'), models.Index(fields=['-happened_at'], name='entry_by_time'), models.Index(fields=['about_kind', 'about_id'], name='entry_by_about'), django.contrib.postgres.indexes.GinIndex(django.db.models.fields.json.KeyTransform('shown', 'details'), condition=models.Q(('details__has_key', 'shown')), name='entry_by_shown')],
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('until_id', models.BigIntegerField(unique=True)),
                ('sealed_at', models.DateTimeField()),
                ('marks', models.BinaryField()),
                ('digest', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 1), ('until_id__gte', 1)), name='seal_closes_something')],
            },
        ),
    ]
