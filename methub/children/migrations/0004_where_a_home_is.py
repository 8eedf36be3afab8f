import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0004_saved_views'),
        ('children', '0003_care_school_and_background_over_time'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='placement',
            name='distance_method',
            field=models.TextField(blank=True, choices=[('boundary', 'to its nearest point'), ('nearest-postcode', 'to the nearest postcode inside the area, as no boundary is loaded'), ('typed', 'given by a person'), ('no-postcode', 'no postcode is recorded'), ('unknown-postcode', 'the postcode is not among those loaded'), ('nowhere', 'the directory does not say where this postcode is'), ('no-area', 'neither the boundary to measure from nor its postcodes are loaded')]),
        ),
        migrations.AddField(
            model_name='placement',
            name='place',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place'),
        ),
        migrations.AddField(
            model_name='placement',
            name='typed_miles',
            field=models.DecimalField(decimal_places=1, max_digits=5, null=True),
        ),
        migrations.AddField(
            model_name='placement',
            name='typed_why',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='placementevent',
            name='distance_method',
            field=models.TextField(blank=True, choices=[('boundary', 'to its nearest point'), ('nearest-postcode', 'to the nearest postcode inside the area, as no boundary is loaded'), ('typed', 'given by a person'), ('no-postcode', 'no postcode is recorded'), ('unknown-postcode', 'the postcode is not among those loaded'), ('nowhere', 'the directory does not say where this postcode is'), ('no-area', 'neither the boundary to measure from nor its postcodes are loaded')]),
        ),
        migrations.AddField(
            model_name='placementevent',
            name='place',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place'),
        ),
        migrations.AddField(
            model_name='placementevent',
            name='typed_miles',
            field=models.DecimalField(decimal_places=1, max_digits=5, null=True),
        ),
        migrations.AddField(
            model_name='placementevent',
            name='typed_why',
            field=models.TextField(blank=True),
        ),
        # What people typed in stays, as what people typed in.
        migrations.RunSQL(
            """
            UPDATE children_placement
            SET typed_miles = distance_miles, distance_miles = NULL,
                typed_why = 'Recorded before distances were measured'
            WHERE distance_miles IS NOT NULL
            """,
            reverse_sql="UPDATE children_placement SET distance_miles = typed_miles",
        ),
        migrations.AlterField(
            model_name='placement',
            name='distance_miles',
            field=models.DecimalField(decimal_places=6, max_digits=10, null=True),
        ),
        migrations.AlterField(
            model_name='placementevent',
            name='distance_miles',
            field=models.DecimalField(decimal_places=6, max_digits=10, null=True),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('distance_method__in', ['', 'boundary', 'nearest-postcode', 'typed', 'no-postcode', 'unknown-postcode', 'nowhere', 'no-area'])), name='placement_method_known'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('typed_miles', None), ('typed_why', '')), models.Q(('typed_miles__isnull', False), models.Q(('typed_why', ''), _negated=True)), _connector='OR'), name='placement_distance_typed_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('is_protected', False), ('place', None), _connector='OR'), name='a_protected_home_is_no_place'),
        ),
    ]
