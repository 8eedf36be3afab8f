import django.contrib.postgres.indexes
import django.db.models.fields.json
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0002_seals'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='entry',
            index=django.contrib.postgres.indexes.GinIndex(django.db.models.fields.json.KeyTransform('shown', 'details'), condition=models.Q(('details__has_key', 'shown')), name='entry_by_shown'),
        ),
    ]
