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
            name='Boundary',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('code', models.TextField(unique=True)),
                ('name', models.TextField()),
                ('rings', models.JSONField()),
                ('source', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PostcodeArea',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('area', models.TextField(unique=True)),
                ('edition', models.TextField()),
                ('postcodes', models.PositiveIntegerField()),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.TextField(choices=[('home', 'Home'), ('childrens-home', 'Children’s home'), ('foster-home', 'Foster home'), ('school', 'School or college'), ('hotel', 'Hotel'), ('takeaway', 'Takeaway'), ('park', 'Park'), ('station', 'Station'), ('car-park', 'Car park'), ('business', 'Other business'), ('other', 'Somewhere else')])),
                ('name', models.TextField(blank=True)),
                ('address', models.TextField(blank=True)),
                ('postcode', models.TextField(blank=True)),
                ('easting', models.IntegerField(null=True)),
                ('northing', models.IntegerField(null=True)),
                ('district', models.TextField(blank=True)),
                ('notes', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.partnership')),
            ],
            options={
                'indexes': [models.Index(fields=['partnership', 'postcode'], name='place_by_postcode'), models.Index(fields=['partnership', 'name', 'id'], name='place_by_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['home', 'childrens-home', 'foster-home', 'school', 'hotel', 'takeaway', 'park', 'station', 'car-park', 'business', 'other'])), name='place_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('address', ''), _negated=True), models.Q(('postcode', ''), _negated=True), _connector='OR'), name='place_says_something')],
            },
        ),
        migrations.CreateModel(
            name='PlaceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(default=methub.foundation.records.new_reference, editable=False, max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.TextField(choices=[('home', 'Home'), ('childrens-home', 'Children’s home'), ('foster-home', 'Foster home'), ('school', 'School or college'), ('hotel', 'Hotel'), ('takeaway', 'Takeaway'), ('park', 'Park'), ('station', 'Station'), ('car-park', 'Car park'), ('business', 'Other business'), ('other', 'Somewhere else')])),
                ('name', models.TextField(blank=True)),
                ('address', models.TextField(blank=True)),
                ('postcode', models.TextField(blank=True)),
                ('easting', models.IntegerField(null=True)),
                ('northing', models.IntegerField(null=True)),
                ('district', models.TextField(blank=True)),
                ('notes', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Postcode',
            fields=[
                ('postcode', models.TextField(primary_key=True, serialize=False)),
                ('district', models.TextField(blank=True)),
                ('easting', models.IntegerField(null=True)),
                ('northing', models.IntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['district'], include=('easting', 'northing'), name='postcode_by_district')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('easting__isnull', True), ('northing__isnull', True)), models.Q(('easting__isnull', False), ('northing__isnull', False)), _connector='OR'), name='postcode_has_both_coordinates_or_none')],
            },
        ),
    ]
